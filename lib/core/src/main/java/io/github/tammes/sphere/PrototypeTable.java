package io.github.tammes.sphere;

import io.github.tammes.internal.ClassNames;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

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

    /**
     * Reads a table back.
     *
     * @param table a column "class" (else the classes are numbered) and otherwise columns of numbers only
     * @param source what the table is, for messages
     * @throws IllegalArgumentException if there is no row or a column is not of numbers
     */
    static Prototypes read(Table table, String source) {
        List<NumericColumn<?>> axes = new ArrayList<>();
        List<String> names = null;
        for (Column<?> column : table.columns()) {
            if (column.name().equals(CLASS)) {
                names = column.asStringColumn().asList();
            } else if (column instanceof NumericColumn<?> numbers) {
                axes.add(numbers);
            } else {
                throw new IllegalArgumentException(source + ": column \"" + column.name() + "\" is not all numbers;"
                        + " give a column \"class\" and one column of numbers for each dimension");
            }
        }
        int classes = table.rowCount();
        if (classes == 0 || axes.isEmpty()) {
            throw new IllegalArgumentException(source + ": there are " + classes + " rows and " + axes.size()
                    + " columns of numbers; give one row for each class and one column for each dimension");
        }
        double[] rows = new double[Math.multiplyExact(classes, axes.size())];
        for (int i = 0; i < classes; i++) {
            for (int d = 0; d < axes.size(); d++) {
                rows[i * axes.size() + d] = axes.get(d).getDouble(i);
            }
        }
        try {
            if (names == null) {
                return Prototypes.given(axes.size(), rows, source);
            }
            ClassNames.require(names, classes);
            return Prototypes.given(axes.size(), rows, source, names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }
}
