package io.github.tammes.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * What becomes of a figure when a setting is changed by factors: a dot for each run, a line through the medians of those that
 * came to a figure, one colour
 * for each method. A run without a figure, because it diverged, or with one above the limit is a ring at the upper edge.
 * Methods at the same setting stand side by side; the median of a method without a setting is a level line.
 */
public final class SweepPlot {

    private static final double DOT = 6;

    private static final String BEYOND = " beyond";

    /** How far the methods are set apart at the same setting, as a factor. */
    private static final double APART = 1.13;

    private SweepPlot() {}

    /**
     * Draws a sweep.
     *
     * @param runs one row for each run
     * @param setting the column of what was changed, numbers above 0; the axis is logarithmic
     * @param figure the column of what came out, numbers or nothing
     * @param method the column that gives the colours
     * @param limit the upper edge of the chart
     * @throws IllegalArgumentException if there is no row, or a setting is not above 0
     */
    public static XYChart of(Table runs, String setting, String figure, String method, double limit) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs has no rows; run the sweep first");
        }
        NumericColumn<?> settings = runs.numberColumn(setting);
        if (!(settings.min() > 0)) {
            throw new IllegalArgumentException("the column \"" + setting + "\" has the value " + settings.min()
                    + "; the axis is logarithmic and needs values above 0");
        }
        List<String> methods = List.copyOf(
                new LinkedHashSet<>(runs.column(method).asStringColumn().asList()));
        XYChart chart =
                Axes.chart(methods.size() > 1 ? setting + " (methods at one value side by side)" : setting, figure);
        List<String> said = new ArrayList<>();
        for (int number = 0; number < methods.size(); number++) {
            String name = methods.get(number);
            Table part = runs.where(runs.column(method).asStringColumn().isEqualTo(name));
            if (part.column(setting).countMissing() == part.rowCount()) {
                double level = median(values(part, figure));
                double[] ends = {settings.min() / 2, settings.max() * 2};
                Axes.addLine(
                                chart,
                                name,
                                ends,
                                new double[] {level, level},
                                ChartTheme.series(number),
                                SeriesMarkers.NONE)
                        .setLineStyle(ChartTheme.dashed(2));
                said.add(name + " is at " + Sentence.number(level) + " whatever the " + setting);
                continue;
            }
            Map<Double, double[]> figures = figures(part, setting, figure);
            addMethod(chart, name, number, figures, shift(number, methods.size()), limit);
            said.add(name + said(figures, setting));
        }
        boolean anyBeyond = chart.getSeriesCollection().stream()
                .anyMatch(series -> series.getName().endsWith(BEYOND));
        if (anyBeyond) {
            explainRings(chart, settings.min(), limit);
        }
        chart.setTitle(Sentence.of(figure + " against " + setting + ", each run a dot", said));
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisMin(settings.min() / 2)
                .setXAxisMax(settings.max() * 2)
                .setYAxisMax(limit);
        Axes.legend(chart);
        return chart;
    }

    private static double[] values(Table part, String figure) {
        return IntStream.range(0, part.rowCount())
                .mapToDouble(row -> part.column(figure).isMissing(row)
                        ? Double.POSITIVE_INFINITY
                        : part.numberColumn(figure).getDouble(row))
                .toArray();
    }

    /** The figures of all runs of a method by setting; infinite where there is none. */
    private static Map<Double, double[]> figures(Table part, String setting, String figure) {
        Map<Double, double[]> figures = new TreeMap<>();
        for (int row = 0; row < part.rowCount(); row++) {
            double[] before = figures.getOrDefault(part.numberColumn(setting).getDouble(row), new double[0]);
            double[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = part.column(figure).isMissing(row)
                    ? Double.POSITIVE_INFINITY
                    : part.numberColumn(figure).getDouble(row);
            figures.put(part.numberColumn(setting).getDouble(row), after);
        }
        return figures;
    }

    private static void addMethod(
            XYChart chart, String name, int number, Map<Double, double[]> figures, double shift, double limit) {
        List<double[]> dots = new ArrayList<>();
        List<double[]> rings = new ArrayList<>();
        List<double[]> medians = new ArrayList<>();
        figures.forEach((setting, values) -> {
            double median = median(values);
            medians.add(new double[] {setting * shift, median <= limit ? median : Double.NaN});
            for (double value : values) {
                (value <= limit ? dots : rings).add(new double[] {setting * shift, Math.min(value, limit)});
            }
        });
        if (medians.stream().anyMatch(point -> !Double.isNaN(point[1]))) {
            Axes.addLine(
                    chart,
                    name,
                    Axes.axis(medians, 0),
                    Axes.axis(medians, 1),
                    ChartTheme.series(number),
                    medians.size() == 1 ? Dot.filled(1) : SeriesMarkers.NONE);
        }
        addDots(chart, name + " runs", dots, number, Dot.filled(DOT));
        addDots(chart, name + BEYOND, rings, number, Dot.ring(DOT + 2));
    }

    private static void addDots(XYChart chart, String name, List<double[]> points, int number, Dot dot) {
        if (!points.isEmpty()) {
            Axes.addDots(chart, name, points, ChartTheme.series(number), dot).setShowInLegend(false);
        }
    }

    /** A series of nothing, for its line in the legend. */
    private static void explainRings(XYChart chart, double x, double limit) {
        Axes.addDots(
                chart,
                "diverged, or above " + Sentence.number(limit),
                new double[] {x},
                new double[] {Double.NaN},
                ChartTheme.QUIET,
                Dot.ring(DOT + 2));
    }

    /** Of the runs that came to a figure, as in the table of the sweep; NaN if none did. */
    private static double median(double[] figures) {
        return new Median()
                .evaluate(Arrays.stream(figures).filter(Double::isFinite).toArray());
    }

    private static String said(Map<Double, double[]> figures, String setting) {
        double best = Double.POSITIVE_INFINITY;
        double at = Double.NaN;
        for (Map.Entry<Double, double[]> entry : figures.entrySet()) {
            double median = median(entry.getValue());
            if (median < best) {
                best = median;
                at = entry.getKey();
            }
        }
        return Double.isNaN(at)
                ? " has no median"
                : " has its least median, " + Sentence.number(best) + ", at the " + setting + " " + Sentence.tick(at);
    }

    private static double shift(int number, int count) {
        return Math.pow(APART, number - (count - 1) / 2.0);
    }
}
