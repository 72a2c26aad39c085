package io.github.tammes.plot;

import io.github.tammes.internal.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * What becomes of a cost when a size grows by factors, one line for each method, both axes logarithmic: a cost that grows
 * with a power of the size is a straight line there, and its slope that power. The legend tells the slope where the size is
 * largest, so that 0 is a cost that does not grow and 1 one that doubles with the size.
 */
public final class ScalingPlot {

    private ScalingPlot() {}

    /**
     * Draws costs against sizes.
     *
     * @param measured one row for each measurement
     * @param size the column of what grows, numbers above 0, at least two different ones for each method
     * @param cost the column of what it costs, numbers above 0; its name, with the unit, is the axis title
     * @param method the column that gives the lines
     * @throws IllegalArgumentException if there is no row, a number is not above 0, or a method has one size only
     */
    public static XYChart of(Table measured, String size, String cost, String method) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("measured has no rows; measure something first");
        }
        requirePositive(measured, size);
        requirePositive(measured, cost);
        XYChart chart = Axes.chart(size, cost);
        NumericColumn<?> all = NumberColumn.of(measured, cost);
        NumericColumn<?> sizes = NumberColumn.of(measured, size);
        Axes.logarithmic(chart, sizes.min(), sizes.max());
        chart.getStyler()
                .setYAxisLogarithmic(true)
                // From one power of ten to another, which are what XChart labels.
                .setYAxisMin(Math.pow(10, Math.floor(Math.log10(all.min()))))
                .setYAxisMax(Math.pow(10, Math.ceil(Math.log10(all.max()))));
        List<String> said = new ArrayList<>();
        int number = 0;
        for (String name :
                new LinkedHashSet<>(measured.column(method).asStringColumn().asList())) {
            Table part = measured.where(measured.column(method).asStringColumn().isEqualTo(name))
                    .sortOn(size);
            double[] own = numbers(part, size);
            double[] costs = numbers(part, cost);
            String slope = String.format(Locale.ROOT, "%.1f", slope(name, size, own, costs))
                    .replace("-0.0", "0.0")
                    .replace('-', '−');
            Axes.addLine(chart, name + ", slope " + slope, own, costs, ChartTheme.series(number++), Dot.filled(7));
            said.add(name + " goes from " + Sentence.number(costs[0]) + " to "
                    + Sentence.number(costs[costs.length - 1]) + ", with the slope " + slope + " at the end");
        }
        Axes.legend(chart);
        chart.setTitle(Sentence.of(cost + " against " + size + ", both by factors", said));
        return chart;
    }

    /** The power with which the cost grows between the two largest sizes. */
    private static double slope(String name, String size, double[] sizes, double[] costs) {
        double largest = sizes[sizes.length - 1];
        double before = Arrays.stream(sizes)
                .filter(value -> value < largest)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" has the one value "
                        + Sentence.tick(largest) + " in the column \"" + size + "\"; a slope needs two"));
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] >= before) {
                line.addData(Math.log(sizes[i]), Math.log(costs[i]));
            }
        }
        return line.getSlope();
    }

    private static void requirePositive(Table measured, String column) {
        NumericColumn<?> values = NumberColumn.of(measured, column);
        if (values.countMissing() > 0 || !(values.min() > 0)) {
            throw new IllegalArgumentException("the column \"" + column + "\" has "
                    + (values.countMissing() > 0 ? "a missing value" : "the value " + Sentence.tick(values.min()))
                    + "; both axes are logarithmic and need values above 0");
        }
    }

    private static double[] numbers(Table part, String column) {
        NumericColumn<?> values = NumberColumn.of(part, column);
        return IntStream.range(0, part.rowCount())
                .mapToDouble(values::getDouble)
                .toArray();
    }
}
