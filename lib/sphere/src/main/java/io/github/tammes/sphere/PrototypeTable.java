package io.github.tammes.sphere;

import io.github.tammes.internal.ClassNames;
import io.github.tammes.internal.Csv;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Prototypes as a table: a column of class names and one column for each dimension. */
final class PrototypeTable {

    static final String CLASS = "class";

    private PrototypeTable() {}

    static Table of(Prototypes prototypes) {
        Table table = Table.create("prototypes", StringColumn.create(CLASS, prototypes.classNames()));
        for (int axis = 0; axis < prototypes.dimensions(); axis++) {
            double[] coordinates = new double[prototypes.classes()];
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = prototypes.get(i, axis);
            }
            table.addColumns(DoubleColumn.create("x" + (axis + 1), coordinates));
        }
        return table;
    }

    /** Returns the same as text, each coordinate with all its digits. */
    static Csv csv(Prototypes prototypes) {
        List<String> header = new ArrayList<>(List.of(CLASS));
        for (int axis = 1; axis <= prototypes.dimensions(); axis++) {
            header.add("x" + axis);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < prototypes.classes(); i++) {
            List<String> row = new ArrayList<>(List.of(prototypes.classNames().get(i)));
            for (int axis = 0; axis < prototypes.dimensions(); axis++) {
                row.add(Double.toString(prototypes.get(i, axis)));
            }
            rows.add(row);
        }
        return new Csv(header, rows);
    }

    /**
     * Reads a table back.
     *
     * @param table a column "class" (else the classes are numbered) and otherwise columns of numbers only
     * @param source what the table is, for messages
     * @throws IllegalArgumentException if there is no row or a column is not of numbers
     */
    static Prototypes read(Csv table, String source) {
        int blank = table.header().indexOf("");
        if (blank >= 0) {
            // pandas writes the numbers of the rows so, which are no dimension.
            throw new IllegalArgumentException(source + ": column " + (blank + 1)
                    + " has no name; leave it out if it numbers the rows, else name it");
        }
        int classColumn = table.header().indexOf(CLASS);
        int classes = table.rows().size();
        int dimensions = table.header().size() - (classColumn < 0 ? 0 : 1);
        if (classes == 0 || dimensions == 0) {
            throw new IllegalArgumentException(source + ": there are " + classes + " rows and " + dimensions
                    + " columns of numbers; give one row for each class and one column for each dimension");
        }
        double[] rows = new double[Math.multiplyExact(classes, dimensions)];
        int at = 0;
        for (List<String> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                if (column != classColumn) {
                    rows[at++] = number(row.get(column), table.header().get(column), source);
                }
            }
        }
        List<String> names = classColumn < 0 ? null : table.column(CLASS);
        try {
            if (names == null) {
                return Prototypes.given(dimensions, rows, source);
            }
            ClassNames.require(names, classes);
            return Prototypes.given(dimensions, rows, source, names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    /** Returns a cell's number; an empty cell is NaN, which is refused with the name of its class. */
    private static double number(String text, String column, String source) {
        if (text.isBlank()) {
            return Double.NaN;
        }
        return Csv.number(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        source + ": column \"" + column + "\" is not all numbers: it has \"" + text + "\";"
                                + " give a column \"class\" and one column of numbers for each dimension"));
    }
}
