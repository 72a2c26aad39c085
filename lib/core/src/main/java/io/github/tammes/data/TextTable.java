package io.github.tammes.data;

import io.github.tammes.internal.Csv;
import java.io.IOException;
import java.nio.file.Path;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads cells of tables that people made, saying row and column of what is wrong. */
public final class TextTable {

    private TextTable() {}

    /**
     * Reads a CSV file with a header, every column as text.
     *
     * @param csv the file
     * @throws DataException if it cannot be read, is not in UTF-8, or its rows differ in length
     */
    public static Table read(Path csv) {
        try {
            return Csv.read(csv).toTable(String.valueOf(csv.getFileName()));
        } catch (IOException e) {
            throw DataException.unreadable(csv, e);
        } catch (IllegalArgumentException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    /**
     * Returns a column.
     *
     * @throws DataException if there is none of this name; the message names those that there are
     */
    public static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new DataException("The table " + table.name() + " has no column \"" + name + "\"; it has "
                    + table.columnNames() + ".");
        }
        return table.column(name);
    }

    /** Returns the text of a cell as it is, empty if the value is missing. */
    public static String text(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.getUnformattedString(row);
    }

    /**
     * Returns the number in a cell.
     *
     * @throws DataException if it is not a number that a float can hold; the message names the row, counted from 1, and the column
     */
    public static double number(Table table, String name, int row) {
        String text = text(column(table, name), row);
        double number = Csv.number(text).orElse(Double.NaN);
        // Features and targets are floats.
        if (!Float.isFinite((float) number)) {
            throw new DataException("Row " + (row + 1) + " of the table " + table.name() + " has \"" + text
                    + "\" in the column \"" + name + "\", where a finite number must be.");
        }
        return number;
    }
}
