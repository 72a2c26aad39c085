package io.github.tammes.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import tech.tablesaw.api.Table;

/** A confusion table as colours: each row says as what the examples of one class were predicted, in shares of the row. */
public final class ConfusionMap {

    private static final Color[] COLORS = {
        new Color(0xFF, 0xFF, 0xFF), new Color(0xA9, 0xCF, 0xE6), ChartTheme.BLUE, new Color(0x00, 0x38, 0x5C)
    };

    private ConfusionMap() {}

    /**
     * Draws a confusion table, true classes from the top down, predicted ones from left to right.
     *
     * @param confusion a column of names, then a column of counts for each of the same names, as an evaluation gives it
     * @throws IllegalArgumentException if there are not as many columns of counts as rows, or none
     */
    public static HeatMapChart of(Table confusion) {
        int classes = confusion.rowCount();
        if (classes == 0 || confusion.columnCount() != classes + 1) {
            throw new IllegalArgumentException("confusion has " + classes + " rows and " + confusion.columnCount()
                    + " columns; it needs a column of names and then one for each row");
        }
        double[][] shares = new double[classes][classes];
        double right = 0;
        double examples = 0;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                shares[row][column] = confusion.numberColumn(column + 1).getDouble(row);
            }
            double all = Arrays.stream(shares[row]).sum();
            right += shares[row][row];
            examples += all;
            // A class without examples has an empty row, not one that is not a number.
            double divisor = all == 0 ? 1 : all;
            shares[row] =
                    Arrays.stream(shares[row]).map(count -> count / divisor).toArray();
        }
        SquareHeatMap chart = HeatMap.of(
                String.format(
                        Locale.ROOT,
                        "A square of %d true classes from the top down and %d predicted ones from left to right; %.1f %% of"
                                + " %,.0f examples are on its diagonal.",
                        classes,
                        classes,
                        100 * right / Math.max(1, examples),
                        examples),
                "share",
                confusion.column(0).asStringColumn().asList(),
                shares,
                new double[] {0, 1},
                COLORS);
        chart.setYAxisTitle(classes > HeatMap.MOST_NAMES ? "true, " + classes + " classes from the top down" : "true");
        chart.setXAxisTitle(classes > HeatMap.MOST_NAMES ? "predicted, in the same order" : "predicted");
        chart.fit();
        return chart;
    }
}
