package io.github.tammes.data;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads cells of tables that people made, saying row and column of what is wrong. */
final class TableCells {

    private TableCells() {}

    static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new DataException("The table " + table.name() + " has no column \"" + name + "\"; it has "
                    + table.columnNames() + ".");
        }
        return table.column(name);
    }

    /** Returns the text of a cell without spaces around it, empty if the value is missing. */
    static String text(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getUnformattedString(row).strip();
    }

    /** Returns the number in a cell, which must be finite. */
    static double number(Table table, String name, int row) {
        String text = text(column(table, name), row);
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw new DataException("Row " + (row + 1) + " of the table " + table.name() + " has \"" + text
                    + "\" in the column \"" + name + "\", where a finite number must be.");
        }
        return number;
    }
}
