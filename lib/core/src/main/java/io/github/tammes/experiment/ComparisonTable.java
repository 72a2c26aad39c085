package io.github.tammes.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Own runs and published figures under each other, on lines of their own that say whose they are and of which budget. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /**
     * Makes the table. Runs of different budgets or learning rates are never on one line.
     *
     * @param runs as an experiment records them: method, dims, budget, epochs, train size, learning rate, accuracy
     * @param published as {@link PublishedResults} gives them; may be empty
     * @param dimensions the columns, such as 10, 25, 50, 100
     * @return method, whose, budget, runs, and for each number of dimensions the accuracy in percent: of several runs the mean,
     *     and in brackets the least and the greatest. A method that has none of these dimensions is left out
     */
    public static Table of(Table runs, Table published, int... dimensions) {
        Map<List<String>, SortedMap<Integer, List<Double>>> lines = new LinkedHashMap<>();
        for (Row row : published) {
            String whose = row.getString("source");
            String status = row.getString("status");
            add(
                    lines,
                    row,
                    whose + (status.equals("unverified") ? " (unverified)" : ""),
                    row.getInt("epochs") + " epochs");
        }
        for (Row row : runs) {
            if (!row.isMissing("accuracy")) {
                add(lines, row, "here", budget(row));
            }
        }
        Table table = Table.create(
                "Accuracy in percent",
                StringColumn.create("method"),
                StringColumn.create("whose"),
                StringColumn.create("budget"),
                StringColumn.create("runs"));
        for (int d : dimensions) {
            table.addColumns(StringColumn.create("D = " + d));
        }
        for (List<String> key : byMethod(lines.keySet())) {
            List<List<Double>> cells = Arrays.stream(dimensions)
                    .mapToObj(d -> lines.get(key).getOrDefault(d, List.of()))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                append(table, key, cells, dimensions);
            }
        }
        return table;
    }

    /** The lines of one method under each other, methods and lines in the order in which they came. */
    private static List<List<String>> byMethod(Collection<List<String>> keys) {
        Map<String, List<List<String>>> methods = new LinkedHashMap<>();
        keys.forEach(key ->
                methods.computeIfAbsent(key.get(0), method -> new ArrayList<>()).add(key));
        return methods.values().stream().flatMap(List::stream).toList();
    }

    private static void add(
            Map<List<String>, SortedMap<Integer, List<Double>>> lines, Row row, String whose, String budget) {
        lines.computeIfAbsent(List.of(row.getString("method"), whose, budget), key -> new TreeMap<>())
                .computeIfAbsent(row.getInt("dims"), dims -> new ArrayList<>())
                .add(100 * row.getNumber("accuracy"));
    }

    private static String budget(Row row) {
        return String.format(
                Locale.ROOT,
                "%s: %s of %,d images, rate %s",
                row.getString("budget"),
                row.getInt("epochs") == 1 ? "1 epoch" : row.getInt("epochs") + " epochs",
                row.getInt("train size"),
                Double.toString(row.getNumber("learning rate")));
    }

    private static void append(Table table, List<String> key, List<List<Double>> cells, int... dimensions) {
        table.stringColumn("method").append(key.get(0));
        table.stringColumn("whose").append(key.get(1));
        table.stringColumn("budget").append(key.get(2));
        table.stringColumn("runs").append(key.get(1).equals("here") ? count(cells) : "not said");
        for (int i = 0; i < dimensions.length; i++) {
            table.stringColumn("D = " + dimensions[i]).append(cell(cells.get(i)));
        }
    }

    private static String count(List<List<Double>> cells) {
        int least = cells.stream().mapToInt(List::size).filter(n -> n > 0).min().orElseThrow();
        int most = cells.stream().mapToInt(List::size).max().orElseThrow();
        return least == most ? String.valueOf(most) : least + "–" + most;
    }

    private static String cell(List<Double> figures) {
        if (figures.isEmpty()) {
            return "";
        }
        double mean =
                figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return figures.size() == 1
                ? String.format(Locale.ROOT, "%.1f", mean)
                : String.format(
                        Locale.ROOT, "%.1f (%.1f–%.1f)", mean, Collections.min(figures), Collections.max(figures));
    }
}
