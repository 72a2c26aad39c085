package io.github.tammes.plot;

import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.HeatMapChart;
import tech.tablesaw.api.Table;

/** A confusion table as colours: each row says as what the examples of one class were predicted, in shares of the row. */
public final class ConfusionMap {

    private static final Color[] COLORS = {
        new Color(0xFF, 0xFF, 0xFF), new Color(0xA9, 0xCF, 0xE6), ChartTheme.BLUE, new Color(0x00, 0x38, 0x5C)
    };

    private static final int MOST_NAMES_BELOW = 10;

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
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                shares[row][column] = confusion.numberColumn(column + 1).getDouble(row);
            }
            double all = Arrays.stream(shares[row]).sum();
            // A class without examples has an empty row, not one that is not a number.
            double divisor = all == 0 ? 1 : all;
            shares[row] =
                    Arrays.stream(shares[row]).map(count -> count / divisor).toArray();
        }
        HeatMapChart chart = HeatMap.of(
                "predicted against true among " + classes + " classes, shares of the true class",
                "share",
                confusion.column(0).asStringColumn().asList(),
                shares,
                new double[] {0, 1},
                COLORS);
        chart.setYAxisTitle("true");
        chart.setXAxisTitle(
                classes > MOST_NAMES_BELOW ? "predicted, from left to right in the same order" : "predicted");
        // The same names once more would take more room than the map.
        chart.getStyler().setXAxisTicksVisible(classes <= MOST_NAMES_BELOW);
        return chart;
    }
}
