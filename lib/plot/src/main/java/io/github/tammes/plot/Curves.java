package io.github.tammes.plot;

import java.util.Arrays;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How figures change over epochs or steps: one line each. */
public final class Curves {

    /** Up to this many values each is marked: with one or two a line alone would not be seen. */
    private static final int MARKED = 12;

    private Curves() {}

    /**
     * Draws series over epochs.
     *
     * @param yTitle what is drawn, with its unit
     * @param series for each name the values after epoch 1, 2, …; NaN leaves a gap, and so do numbers of more than ten digits
     * @throws IllegalArgumentException if there is no series or one is empty
     */
    public static XYChart overEpochs(String yTitle, Map<String, double[]> series) {
        return over("epoch", 1, yTitle, series);
    }

    /**
     * Draws series over evenly numbered steps.
     *
     * @param xTitle what the steps are
     * @param first the number of the first step
     * @param yTitle what is drawn, with its unit
     * @param series for each name the values, one a step; NaN leaves a gap, and so do numbers of more than ten digits
     * @throws IllegalArgumentException if there is no series or one is empty
     */
    public static XYChart over(String xTitle, int first, String yTitle, Map<String, double[]> series) {
        Named.requireSeries(series);
        XYChart chart = Axes.chart(xTitle, yTitle);
        int number = 0;
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            double[] steps = new double[entry.getValue().length];
            Arrays.setAll(steps, i -> first + i);
            Axes.addLine(
                    chart,
                    entry.getKey(),
                    steps,
                    Axes.paintable(entry.getValue()),
                    ChartTheme.series(number++),
                    steps.length <= MARKED ? Dot.filled(7) : SeriesMarkers.NONE);
        }
        int longest = series.values().stream().mapToInt(v -> v.length).max().orElseThrow();
        if (longest == 1) {
            chart.getStyler().setXAxisMin(first - 1.0).setXAxisMax(first + 1.0);
        }
        if (longest > MARKED) {
            // Off the steps themselves, of which XChart would otherwise label every second or third.
            chart.getStyler().setXAxisMin(first - 0.5).setXAxisMax(first + longest - 0.5);
        } else {
            // Epochs are counted: no half ones on the axis.
            chart.getStyler().setXAxisTickLabelsFormattingFunction(Curves::wholeOnly);
        }
        Axes.tellLabelsApart(chart);
        Axes.legendOnlyIfNeeded(chart);
        chart.setTitle(Sentence.of(
                yTitle + (yTitle.contains(", ") ? ", over " : " over ") + longest + " " + xTitle
                        + (longest == 1 ? "" : "s"),
                series.entrySet().stream()
                        .map(entry -> entry.getKey() + ends(entry.getValue()))
                        .toList()));
        return chart;
    }

    static String ends(double[] values) {
        String last = Sentence.number(values[values.length - 1]);
        return values.length == 1 ? " " + last : " from " + Sentence.number(values[0]) + " to " + last;
    }

    static String wholeOnly(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6 ? String.valueOf((long) Math.rint(value)) : "";
    }
}
