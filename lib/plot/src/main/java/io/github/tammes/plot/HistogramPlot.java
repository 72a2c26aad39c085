package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Histograms over each other, on the same bins. */
public final class HistogramPlot {

    private static final int BINS = 40;
    private static final int SEE_THROUGH = 90;

    private HistogramPlot() {}

    /**
     * Draws, for each set of prototypes, how many of them have their nearest neighbour at which cosine.
     *
     * @param sets prototypes under the names they have in the legend, in the order of the map
     * @throws IllegalArgumentException if there are none
     */
    public static XYChart nearestCosines(Map<String, Prototypes> sets) {
        Map<String, double[]> samples = new LinkedHashMap<>();
        sets.forEach((name, prototypes) -> samples.put(name, prototypes.nearestCosines()));
        return of("cosine to the nearest prototype", "prototypes", samples);
    }

    /**
     * Draws samples.
     *
     * @param xTitle what is counted, with its unit
     * @param yTitle what is counted of
     * @param samples finite values under the names they have in the legend, in the order of the map
     * @throws IllegalArgumentException if there is no sample, one is empty or has a value that is not finite or of more than
     *     18 digits
     */
    public static XYChart of(String xTitle, String yTitle, Map<String, double[]> samples) {
        Named.requireValues(samples);
        double min = least(samples);
        double max = -least(negated(samples));
        if (max - min < 1e-9 * Math.max(1, Math.abs(max))) {
            double around = 0.01 * Math.max(1, Math.abs(max));
            min -= around;
            max += around;
        }
        XYChart chart = Axes.chart(xTitle, yTitle);
        double width = roundWidth((max - min) / BINS);
        long first = bin(min, width);
        int bins = Math.toIntExact(bin(max, width) - first + 1);
        int number = 0;
        for (Map.Entry<String, double[]> sample : samples.entrySet()) {
            XYSeries series = chart.addSeries(
                    sample.getKey(), edges(first, width, bins), counts(sample.getValue(), first, width, bins));
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(ChartTheme.series(number));
            series.setLineStyle(ChartTheme.solid(1.5f));
            series.setFillColor(ChartTheme.translucent(ChartTheme.series(number), SEE_THROUGH));
            number++;
        }
        chart.getStyler().setYAxisMin(0.0);
        Axes.legendOnlyIfNeeded(chart);
        chart.setTitle(Sentence.of(
                "histograms of " + xTitle,
                samples.entrySet().stream()
                        .map(sample -> sample.getKey() + ", " + sample.getValue().length + " " + yTitle
                                + " with the median " + Sentence.number(new Median().evaluate(sample.getValue())))
                        .toList()));
        return chart;
    }

    private static double least(Map<String, double[]> samples) {
        return samples.values().stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
    }

    private static Map<String, double[]> negated(Map<String, double[]> samples) {
        Map<String, double[]> negated = new LinkedHashMap<>();
        samples.forEach((name, values) ->
                negated.put(name, Arrays.stream(values).map(v -> -v).toArray()));
        return negated;
    }

    /** The next of 1, 2 and 5 times a power of ten: bins then have round edges, and so has the axis. */
    private static double roundWidth(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        for (double round : new double[] {1, 2, 5}) {
            if (round * power >= width * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** The left edge of each bin, and around them one more on each side for the steps down to zero. */
    private static double[] edges(long first, double width, int bins) {
        double[] edges = new double[bins + 2];
        Arrays.setAll(edges, i -> (first + i - 1) * width);
        return edges;
    }

    private static double[] counts(double[] sample, long first, double width, int bins) {
        double[] steps = new double[bins + 2];
        for (double value : sample) {
            steps[(int) (bin(value, width) - first) + 1]++;
        }
        return steps;
    }

    /** The bin that a value is in; what is on an edge, but for rounding, is in the one that begins there. */
    private static long bin(double value, double width) {
        return (long) Math.floor(value / width + 1e-9);
    }
}
