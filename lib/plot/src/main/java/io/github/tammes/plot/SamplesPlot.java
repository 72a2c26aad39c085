package io.github.tammes.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.knowm.xchart.AnnotationText;
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
     * @throws IllegalArgumentException if there is no sample, one is empty or has a value that is not finite or of more than
     *     18 digits
     */
    public static XYChart of(String yTitle, Map<String, double[]> samples) {
        Named.requireValues(samples);
        List<String> names = List.copyOf(samples.keySet());
        XYChart chart = Axes.chart(Axes.widthFor(names), "", yTitle);
        for (int i = 0; i < names.size(); i++) {
            addSample(chart, i, names.get(i), samples.get(names.get(i)));
        }
        chart.getStyler()
                .setXAxisTitleVisible(false)
                .setXAxisTicksVisible(false)
                .setXAxisMin(-0.5)
                .setXAxisMax(names.size() - 0.5);
        addNames(chart, names, samples.values());
        chart.getStyler().setLegendVisible(false);
        chart.setTitle(Sentence.of(
                yTitle + ", each value a dot and the median a line",
                samples.entrySet().stream()
                        .map(sample -> sample.getKey() + ", " + sample.getValue().length + " values around "
                                + Sentence.number(new Median().evaluate(sample.getValue())))
                        .toList()));
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
        Axes.addLine(
                        chart,
                        "median of " + name,
                        new double[] {place - HALF_WIDTH, place + HALF_WIDTH},
                        new double[] {median, median},
                        color,
                        SeriesMarkers.NONE)
                .setLineStyle(ChartTheme.solid(3));
    }

    /** Under the samples, each at its place: the ticks of an axis leave some out where they are long. */
    private static void addNames(XYChart chart, List<String> names, Collection<double[]> samples) {
        double min = samples.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
        double max = samples.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        double range = max > min ? max - min : Math.max(1, Math.abs(max));
        chart.getStyler().setYAxisMin(min - 0.14 * range).setYAxisMax(max + 0.05 * range);
        for (int i = 0; i < names.size(); i++) {
            chart.addAnnotation(new AnnotationText(names.get(i), i, min - 0.1 * range, false));
        }
    }
}
