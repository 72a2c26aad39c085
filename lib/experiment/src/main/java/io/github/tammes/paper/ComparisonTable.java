package io.github.tammes.paper;

import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RunSummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Own runs and published figures under each other, on lines of their own that say whose they are and of which budget. */
public final class ComparisonTable {

    private static final String OWN = "here";

    /** Images in a minibatch (HPN, experiments on classification). */
    private static final int USUAL_BATCH = 128;

    private ComparisonTable() {}

    /**
     * Makes the table. Runs of different budgets, networks, sizes, schedules, rates, decays, minibatches or kept epochs are never on
     * one line.
     *
     * @param runs as an {@link Experiment} of {@link ClassificationTrial}s records them, all on the same data; may be empty
     * @param published as {@link PublishedResults} gives them; may be empty
     * @param dimensions the columns, such as 10, 25, 50, 100
     * @return method, whose, budget, runs, and for each number of dimensions the accuracy in percent: the mean over
     *     the runs, their standard deviation and in brackets their number; runs that diverged are counted. A method that has none of these
     *     dimensions is left out
     * @throws IllegalArgumentException if the runs are of several data sets
     */
    public static Table of(Table runs, Table published, int... dimensions) {
        requireOneDataSet(runs);
        Map<Line, Map<Integer, List<Double>>> lines = new LinkedHashMap<>();
        for (Row row : published) {
            String epochs = row.isMissing("epochs") ? "not said" : row.getInt("epochs") + " epochs";
            add(lines, new Line(row.getString("method"), row.getString("source"), epochs), row);
        }
        for (Row row : runs) {
            add(lines, new Line(row.getString("method"), OWN, budget(row)), row);
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
        for (Line line : byMethod(lines.keySet())) {
            List<List<Double>> cells = Arrays.stream(dimensions)
                    .mapToObj(d -> lines.get(line).getOrDefault(d, List.of()))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                append(table, line, cells, dimensions);
            }
        }
        return table;
    }

    /**
     * Chooses the longest runs that can answer how a method depends on the number of dimensions: those of the budget with the
     * most epochs, and of such budgets with the most training images, among the budgets in which the method was run in several
     * dimensions. Budgets are the same if epochs, schedule and images are, whatever they are called: "short" is "full-30".
     *
     * @param runs as an {@link Experiment} of {@link ClassificationTrial}s records them; may be empty
     * @param method whose dimensions are counted, such as "HPN"
     * @param dimensions in how many the method must have been run, at least; 1 for the longest runs of all
     * @return the runs of all methods with this budget; no rows if there is no such budget
     */
    public static Table longest(Table runs, String method, int dimensions) {
        if (runs.isEmpty()) {
            return runs; // without columns, where nothing has been recorded yet
        }
        Map<Length, Set<Integer>> done = new LinkedHashMap<>();
        List<Length> lengths = new ArrayList<>();
        for (Row row : runs) {
            Length length = Length.of(row);
            lengths.add(length);
            if (row.getString("method").equals(method)) {
                done.computeIfAbsent(length, first -> new HashSet<>()).add(row.getInt("dims"));
            }
        }
        Optional<Length> longest = done.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= dimensions)
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(Length::epochs)
                        .thenComparing(Length::trainSize)
                        .thenComparing(Length::testSize)
                        .reversed());
        return runs.where(Selection.with(IntStream.range(0, lengths.size())
                .filter(row -> longest.equals(Optional.of(lengths.get(row))))
                .toArray()));
    }

    /** How long runs are. A name does not tell: one budget can have two, and with a validation part it keeps its name. */
    private record Length(int epochs, String schedule, int trainSize, int testSize) {

        static Length of(Row row) {
            return new Length(
                    row.getInt("epochs"), row.getString("schedule"), row.getInt("train size"), row.getInt("test size"));
        }
    }

    /** What the figures of one line have in common. */
    private record Line(String method, String whose, String budget) {}

    private static void requireOneDataSet(Table runs) {
        if (!runs.isEmpty() && runs.column("data").countUnique() > 1) {
            throw new IllegalArgumentException("the runs are of several data sets: "
                    + runs.column("data").unique().asList() + "; choose those of one");
        }
    }

    private static void add(Map<Line, Map<Integer, List<Double>>> lines, Line line, Row row) {
        lines.computeIfAbsent(line, key -> new LinkedHashMap<>())
                .computeIfAbsent(row.getInt("dims"), dims -> new ArrayList<>())
                .add(row.isMissing("test accuracy") ? Double.NaN : 100 * row.getNumber("test accuracy"));
    }

    private static String budget(Row row) {
        return String.format(
                Locale.ROOT,
                "%s: %s, %s of %,d images, %s, rate %s, decay %s%s, tested on %,d",
                row.getString("budget"),
                row.getString("network"),
                row.getInt("epochs") == 1 ? "1 epoch" : row.getInt("epochs") + " epochs",
                row.getInt("train size"),
                row.getString("schedule"),
                plain(row.getNumber("learning rate")),
                plain(row.getNumber("weight decay")),
                unusual(row),
                row.getInt("test size"));
    }

    /** What is as in the paper is not said, nor what older lines have no column for. */
    private static String unusual(Row row) {
        List<String> columns = row.columnNames();
        boolean batches = columns.contains("batch size") && !row.isMissing("batch size");
        int batch = batches ? row.getInt("batch size") : USUAL_BATCH;
        boolean best =
                columns.contains("kept epoch") && row.getString("kept epoch").startsWith("best");
        return (batch == USUAL_BATCH ? "" : ", minibatches of " + batch) + (best ? ", the best epoch kept" : "");
    }

    /** Without an exponent: 0.0001, not 1.0E-4. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The lines of one method under each other, methods and lines in the order in which they came. */
    private static List<Line> byMethod(Collection<Line> lines) {
        Map<String, List<Line>> methods = new LinkedHashMap<>();
        lines.forEach(line -> methods.computeIfAbsent(line.method(), method -> new ArrayList<>())
                .add(line));
        return methods.values().stream().flatMap(List::stream).toList();
    }

    private static void append(Table table, Line line, List<List<Double>> cells, int... dimensions) {
        table.stringColumn("method").append(line.method());
        table.stringColumn("whose").append(line.whose());
        table.stringColumn("budget").append(line.budget());
        table.stringColumn("runs").append(line.whose().equals(OWN) ? count(cells) : "not said");
        for (int i = 0; i < dimensions.length; i++) {
            table.stringColumn("D = " + dimensions[i]).append(cell(line, cells.get(i)));
        }
    }

    private static String cell(Line line, List<Double> figures) {
        return line.whose().equals(OWN)
                ? RunSummary.of(figures).meanAndDeviation(1)
                // Of how many runs is not said.
                : RunSummary.of(figures).medianAndRange(1);
    }

    private static String count(List<List<Double>> cells) {
        List<Integer> counts =
                cells.stream().map(List::size).filter(size -> size > 0).toList();
        int least = Collections.min(counts);
        int most = Collections.max(counts);
        return least == most ? String.valueOf(most) : least + "–" + most;
    }
}
