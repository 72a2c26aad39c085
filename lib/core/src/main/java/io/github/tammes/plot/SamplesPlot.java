package io.github.tammes.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Samples side by side: every value as a dot, the median of each sample as a line. */
public final class SamplesPlot {

    private static final double HALF_WIDTH = 0.22;

    private SamplesPlot() {}

    /**
     * Draws samples, such as the accuracies of several runs or the residuals of several models.
     *
     * @param yTitle what was measured, with its unit
     * @param samples finite values under the names they have on the axis, in the order of the map
     * @throws IllegalArgumentException if there is no sample, one is empty or has a value that is not finite
     */
    public static XYChart of(String yTitle, Map<String, double[]> samples) {
        Named.requireValues(samples);
        XYChart chart = Axes.chart("", yTitle);
        List<String> names = List.copyOf(samples.keySet());
        for (int i = 0; i < names.size(); i++) {
            addSample(chart, i, names.get(i), samples.get(names.get(i)));
        }
        chart.getStyler()
                .setXAxisTitleVisible(false)
                .setAxisTicksMarksVisible(false)
                .setXAxisMin(-0.5)
                .setXAxisMax(names.size() - 0.5)
                .setXAxisTickLabelsFormattingFunction(at -> name(names, at));
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    private static void addSample(XYChart chart, int place, String name, double[] values) {
        Color color = ChartTheme.series(place);
        double[] spread = new double[values.length];
        if (values.length > 1) {
            SplittableRandom random = new SplittableRandom(place);
            Arrays.setAll(spread, i -> place + (random.nextDouble() - 0.5) * HALF_WIDTH);
        } else {
            spread[0] = place;
        }
        Axes.addDots(
                chart,
                name,
                spread,
                values,
                ChartTheme.translucent(color, values.length > 300 ? 70 : 150),
                Dot.filled(values.length > 300 ? 5 : 8));
        double median = new Median().evaluate(values);
        // The point in the middle puts the name under it on the axis.
        Axes.addLine(
                        chart,
                        "median of " + name,
                        new double[] {place - HALF_WIDTH, place, place + HALF_WIDTH},
                        new double[] {median, median, median},
                        color,
                        SeriesMarkers.NONE)
                .setLineStyle(ChartTheme.solid(3));
    }

    private static String name(List<String> names, double at) {
        int place = (int) Math.rint(at);
        boolean exact = Math.abs(at - place) < 1e-9 && place >= 0 && place < names.size();
        // XChart leaves out all labels where both ends of the axis have the same.
        return exact ? names.get(place) : at < 0 ? " " : "";
    }
}
