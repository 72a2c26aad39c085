package io.github.tammes.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;

/** Predicted values of a quantity set beside the true ones. */
public final class PredictionPlot {

    /** Of larger numbers XChart looks for the labels of an axis for ever. */
    public static final double LARGEST = 1e18;

    private static final int SIDE = ChartTheme.HEIGHT + 20;

    private PredictionPlot() {}

    /**
     * Draws a point for each example, the true value to the right and the predicted one up; on the dashed line both are
     * the same.
     *
     * @param quantity what is predicted, with its unit
     * @param truth finite values
     * @param predicted as many finite values
     * @throws IllegalArgumentException if there are none, their numbers differ, or one is not finite or beyond
     *     {@link #LARGEST}
     */
    public static XYChart of(String quantity, double[] truth, double[] predicted) {
        requireSame(truth, predicted);
        // About square inside its axes, so that the dashed line rises at half a right angle.
        XYChart chart = Axes.chart(SIDE, "true " + quantity, "predicted " + quantity);
        double min = DoubleStream.concat(DoubleStream.of(truth), DoubleStream.of(predicted))
                .min()
                .orElseThrow();
        double max = DoubleStream.concat(DoubleStream.of(truth), DoubleStream.of(predicted))
                .max()
                .orElseThrow();
        double[] ends = {min, max};
        Axes.addDots(
                chart,
                "examples",
                truth,
                predicted,
                ChartTheme.translucent(ChartTheme.BLUE, truth.length > 300 ? 90 : 170),
                Dot.filled(truth.length > 1000 ? 5 : 7));
        Axes.addReference(chart, "as predicted", ends, ends);
        chart.getStyler()
                .setXAxisMin(min)
                .setXAxisMax(max)
                .setYAxisMin(min)
                .setYAxisMax(max)
                .setLegendVisible(false);
        double error = 0;
        for (int i = 0; i < truth.length; i++) {
            error += Math.abs(predicted[i] - truth[i]) / truth.length;
        }
        chart.setTitle(Sentence.of(
                "predicted against true values (" + quantity + ") of " + truth.length
                        + " examples, around the line where both are the same; the mean absolute error is "
                        + Sentence.number(error),
                List.of()));
        return chart;
    }

    /**
     * Draws how often predictions miss by how much.
     *
     * @param quantity what is predicted, with its unit
     * @param truth finite values
     * @param predicted for each name in the legend as many finite values
     * @throws IllegalArgumentException if there are none, their numbers differ, or one is not finite or beyond
     *     {@link #LARGEST}
     */
    public static XYChart residuals(String quantity, double[] truth, Map<String, double[]> predicted) {
        Map<String, double[]> residuals = new LinkedHashMap<>();
        predicted.forEach((name, values) -> {
            requireSame(truth, values);
            double[] difference = new double[truth.length];
            for (int i = 0; i < truth.length; i++) {
                difference[i] = values[i] - truth[i];
            }
            residuals.put(name, difference);
        });
        return HistogramPlot.of("predicted − true " + quantity, "examples", residuals);
    }

    private static void requireSame(double[] truth, double[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException("truth has " + truth.length + " values and predicted " + predicted.length
                    + "; give one prediction for each true value");
        }
        Named.requireValues(Map.of("truth", truth, "predicted", predicted));
    }
}
