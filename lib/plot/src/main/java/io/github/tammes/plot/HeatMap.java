package io.github.tammes.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.style.Styler;

/** A square of coloured cells, the same names from left to right and from the top down. */
final class HeatMap {

    private static final int SIZE = 400;

    /** More names than this cannot be read on the axes. */
    static final int MOST_NAMES = 20;

    private HeatMap() {}

    /**
     * Draws a square.
     *
     * @param title for who cannot see the chart
     * @param what a cell is
     * @param names of the rows and of the columns
     * @param values of row and column; what is outside the range gets the colour of its end
     * @param range from the first colour to the last
     * @param colors at even distances
     */
    static SquareHeatMap of(
            String title, String what, List<String> names, double[][] values, double[] range, Color... colors) {
        int size = names.size();
        // As large as whole pixels for each row make it.
        SquareHeatMap chart =
                new SquareHeatMap(size * Math.max(1, SIZE / size), size <= MOST_NAMES ? Axes.widest(names) : 0);
        chart.setTitle(title);
        HeatMapSeries series = chart.addSeries(
                what,
                labels(size, i -> spaced(names.get(i))),
                labels(size, i -> spaced(names.get(size - 1 - i))),
                cells(values, range));
        series.setMin(range[0]);
        series.setMax(range[1]);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setRangeColors(colors)
                .setMin(range[0])
                .setMax(range[1])
                .setDrawBorder(false)
                .setHeatMapValueDecimalPattern("0.00")
                .setHeatMapDecimalValueFormatter(value -> String.format(Locale.ROOT, "%.2f", value));
        chart.getStyler().setPlotGridLinesVisible(false).setPlotMargin(0).setPlotContentSize(1);
        chart.getStyler()
                .setAxisTicksVisible(size <= MOST_NAMES)
                .setXAxisTickMarkSpacingHint(5)
                .setYAxisTickMarkSpacingHint(5)
                .setXAxisLabelRotation(60);
        return chart;
    }

    private static List<Number[]> cells(double[][] values, double[] range) {
        // A little inside the range: at its very end XChart looks for one colour more than there is.
        double margin = 5e-7 * (range[1] - range[0]);
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values.length; column++) {
                double value = Math.max(range[0] + margin, Math.min(range[1] - margin, values[row][column]));
                // The first row is at the bottom of an XChart heat map.
                cells.add(new Number[] {column, values.length - 1 - row, value});
            }
        }
        return cells;
    }

    private static List<String> labels(int size, IntFunction<String> name) {
        return IntStream.range(0, size).mapToObj(name).toList();
    }

    private static String spaced(String name) {
        return name.replace('_', ' ');
    }
}
