package io.github.tammes.internal;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The columns of a table that are meant to hold numbers. */
public final class NumberColumn {

    private NumberColumn() {}

    /**
     * Returns a column of numbers. A table's own {@code numberColumn} takes text for numbers too: it counts the different texts
     * and returns their places, so that "0,61" and "0,60" would be 0 and 1.
     *
     * @throws IllegalArgumentException if there is a cell that is no number; the message has it
     */
    public static NumericColumn<?> of(Table table, String name) {
        Column<?> column = table.column(name);
        if (column instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        // An empty column has no type of its own.
        if (column.countMissing() == column.size()) {
            return DoubleColumn.create(column.name(), column.size());
        }
        StringColumn text = column.asStringColumn();
        throw new IllegalArgumentException("the column \"" + column.name() + "\" has \""
                + text.get(text.isNotMissing().get(0))
                + "\", which is no number; numbers are written with a point: 0.5");
    }
}
