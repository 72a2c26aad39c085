package io.github.tammes.experiment;

import io.github.tammes.internal.Csv;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes tables of an experiment's CSV files: a column is numbers if all its cells are, written as numbers; else text as it is. */
final class TypedTable {

    private static final Pattern COUNT = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

    /** No leading zeros: "007" is a name. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?|NaN|-?Infinity");

    /** Which can look like a number. */
    private static final Set<String> TEXT = Set.of("identity", "revision", "versions", "date");

    private TypedTable() {}

    static Table of(Csv csv, Path file) {
        Table table = Table.create(file.getFileName().toString());
        for (String name : csv.header()) {
            table.addColumns(column(name, csv.column(name)));
        }
        return table;
    }

    private static Column<?> column(String name, List<String> cells) {
        if (TEXT.contains(name)) {
            return StringColumn.create(name, cells);
        }
        if (all(cells, COUNT) && !cells.stream().allMatch(String::isEmpty)) {
            IntColumn column = IntColumn.create(name);
            for (String cell : cells) {
                if (cell.isEmpty()) {
                    column.appendMissing();
                } else {
                    column.append(Integer.parseInt(cell));
                }
            }
            return column;
        }
        if (all(cells, NUMBER)) {
            DoubleColumn column = DoubleColumn.create(name);
            for (String cell : cells) {
                OptionalDouble number = Csv.number(cell);
                column.append(number.isPresent() ? number.getAsDouble() : Double.NaN);
            }
            return column;
        }
        return StringColumn.create(name, cells);
    }

    private static boolean all(List<String> cells, Pattern pattern) {
        Predicate<String> matches = pattern.asMatchPredicate();
        return cells.stream().allMatch(cell -> cell.isEmpty() || matches.test(cell));
    }
}
