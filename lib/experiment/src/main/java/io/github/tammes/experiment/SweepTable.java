package io.github.tammes.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The runs of a sweep side by side: a row for each setting, a column for each method. */
public final class SweepTable {

    private SweepTable() {}

    /**
     * Makes the table. A cell says the median of several runs, and in brackets the least and the greatest; runs without a figure
     * are counted as "diverged".
     *
     * @param runs one row for each run
     * @param setting the column of what was changed, numbers; a method without a setting stands in every row
     * @param figure the column of what came out, numbers or nothing
     * @param method the column of the methods
     * @param decimals of the figures, 0 to 6
     * @return the setting, then one column of text for each method in the order of the rows
     */
    public static Table of(Table runs, String setting, String figure, String method, int decimals) {
        TreeSet<Double> settings = new TreeSet<>();
        for (int row = 0; row < runs.rowCount(); row++) {
            if (!runs.column(setting).isMissing(row)) {
                settings.add(runs.numberColumn(setting).getDouble(row));
            }
        }
        Table table = Table.create(figure, DoubleColumn.create(setting, settings.toArray(new Double[0])));
        for (String name :
                new LinkedHashSet<>(runs.column(method).asStringColumn().asList())) {
            StringColumn column = StringColumn.create(name);
            for (double value : settings) {
                column.append(cell(runs, setting, value, figure, method, name, decimals));
            }
            table.addColumns(column);
        }
        return table;
    }

    private static String cell(
            Table runs, String setting, double value, String figure, String method, String name, int decimals) {
        List<Double> figures = new ArrayList<>();
        for (int row = 0; row < runs.rowCount(); row++) {
            boolean here = runs.column(setting).isMissing(row)
                    || runs.numberColumn(setting).getDouble(row) == value;
            if (here && runs.column(method).getString(row).equals(name)) {
                figures.add(
                        runs.column(figure).isMissing(row)
                                ? Double.NaN
                                : runs.numberColumn(figure).getDouble(row));
            }
        }
        return RunSummary.of(figures).medianAndRange(decimals);
    }
}
