package io.github.tammes.plot;

import io.github.tammes.internal.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * What becomes of a figure when a setting is changed: a dot for each run, a line through the medians of those that came to a
 * figure, one colour for each method. A run without a figure, because it diverged, or with one above the limit is a ring at the
 * edge of the chart, the upper one of errors and the lower one of shares. Methods at the same setting stand side by side; of a
 * method without a setting only the median is drawn, a level line.
 *
 * <p>The axis of the setting is logarithmic, as for learning rates that grow by factors, unless the settings lie more evenly on
 * a linear one, as weights from 0 to 1 do.
 */
public final class SweepPlot {

    private static final double DOT = 6;

    private static final String BEYOND = " beyond";

    /** Where a run without a share stands. */
    private static final double WORST_SHARE = 0;

    /** How far the methods are set apart at the same setting, and the level lines go on, as shares of the axis. */
    private static final double APART = 0.015;

    private static final double MARGIN = 0.08;

    private final XYChart chart;
    private final String setting;
    private final String unit;
    private final double limit;
    private final boolean isHigherBetter;
    private final Scale scale;
    private final List<String> said = new ArrayList<>();

    private SweepPlot(XYChart chart, String setting, String unit, double limit, boolean isHigherBetter, Scale scale) {
        this.chart = chart;
        this.setting = setting;
        this.unit = unit;
        this.limit = limit;
        this.isHigherBetter = isHigherBetter;
        this.scale = scale;
    }

    /**
     * Draws a sweep of a figure without a unit, of which less is better.
     *
     * @param runs one row for each run
     * @param setting the column of what was changed, finite numbers
     * @param figure the column of what came out, numbers or nothing
     * @param method the column that gives the colours
     * @param limit the greatest figure that is drawn as it is, at most {@link PredictionPlot#LARGEST}
     * @throws IllegalArgumentException if there is no row, none has a setting, or of a method's runs only some have one, or the limit or
     *     a setting is larger or not finite
     */
    public static XYChart of(Table runs, String setting, String figure, String method, double limit) {
        return of(runs, setting, figure, method, limit, "");
    }

    /**
     * Draws a sweep of a figure of which less is better, as of an error.
     *
     * @param runs one row for each run
     * @param setting the column of what was changed, finite numbers
     * @param figure the column of what came out, numbers or nothing
     * @param method the column that gives the colours
     * @param limit the greatest figure that is drawn as it is, at most {@link PredictionPlot#LARGEST}
     * @param unit of the figure, such as "years"; empty if it has none
     * @throws IllegalArgumentException if there is no row, none has a setting, or of a method's runs only some have one, or the limit or
     *     a setting is larger or not finite
     */
    public static XYChart of(Table runs, String setting, String figure, String method, double limit, String unit) {
        return draw(runs, setting, figure, method, limit, unit, false);
    }

    /**
     * Draws a sweep of a share (0 … 1) of which more is better, as of an accuracy, in per cent.
     *
     * @param runs one row for each run
     * @param setting the column of what was changed, finite numbers
     * @param figure the column of what came out, numbers or nothing
     * @param method the column that gives the colours
     * @throws IllegalArgumentException if there is no row, none has a setting, or of a method's runs only some have one, or a share is
     *     above 1
     */
    public static XYChart inPercent(Table runs, String setting, String figure, String method) {
        return draw(runs, setting, figure, method, 100, "%", true);
    }

    private static XYChart draw(
            Table runs,
            String setting,
            String figure,
            String method,
            double limit,
            String unit,
            boolean isHigherBetter) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs has no rows; run the sweep first");
        }
        if (!(limit <= PredictionPlot.LARGEST)) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; an axis has room for 18 digits, use at most 1e18");
        }
        double factor = isHigherBetter ? 100 : 1;
        Map<String, Map<Double, double[]>> methods = figures(runs, setting, figure, method, factor);
        requireDrawable(methods, setting, figure, isHigherBetter);
        Scale scale = Scale.of(methods.values().stream()
                .flatMap(values -> values.keySet().stream())
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue));
        if (scale == null) {
            throw new IllegalArgumentException("no run has a value in the column \"" + setting + "\"");
        }
        long beside =
                methods.values().stream().filter(values -> !isLevel(values)).count();
        boolean anyBeyond = methods.values().stream().anyMatch(values -> hasRings(values, limit));
        String rings = isHigherBetter ? "diverged" : "diverged, or above " + Sentence.number(limit, unit);
        List<String> names = new ArrayList<>(methods.keySet());
        if (anyBeyond) {
            names.add(rings);
        }
        XYChart chart = Axes.chart(
                ChartTheme.WIDTH,
                Axes.heightFor(names),
                beside > 1 ? setting + " (methods at one value side by side)" : setting,
                Axes.title(figure, unit));
        SweepPlot plot = new SweepPlot(chart, setting, unit, limit, isHigherBetter, scale);
        int number = 0;
        int place = 0;
        for (Map.Entry<String, Map<Double, double[]>> entry : methods.entrySet()) {
            if (isLevel(entry.getValue())) {
                plot.addLevel(entry.getKey(), number, median(entry.getValue().get(Double.NaN)));
            } else {
                double shift = APART * (place++ - (beside - 1) / 2.0);
                plot.addMethod(entry.getKey(), number, entry.getValue(), shift);
            }
            number++;
        }
        if (anyBeyond) {
            plot.explainRings(rings);
            if (isHigherBetter) {
                chart.getStyler().setYAxisMin(WORST_SHARE);
            } else {
                chart.getStyler().setYAxisMax(limit);
            }
        }
        chart.setTitle(Sentence.of(figure + " against " + setting + ", each run a dot", plot.said));
        chart.getStyler().setXAxisMin(scale.at(-MARGIN)).setXAxisMax(scale.at(1 + MARGIN));
        if (scale.isLogarithmic()) {
            Axes.logarithmic(chart, scale.at(-MARGIN), scale.at(1 + MARGIN));
        }
        Axes.legend(chart);
        return chart;
    }

    private static void requireDrawable(
            Map<String, Map<Double, double[]>> methods, String setting, String figure, boolean isShare) {
        methods.forEach((name, figures) -> {
            if (figures.containsKey(Double.NaN) && !isLevel(figures)) {
                throw new IllegalArgumentException("some runs of " + name + " have a value in the column \"" + setting
                        + "\" and others none; leave those out, or give them a method of their own");
            }
            figures.keySet().stream()
                    .filter(value -> !value.isNaN())
                    .forEach(value -> Named.requireValue(setting, value));
            figures.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(value -> value < -PredictionPlot.LARGEST)
                    .forEach(value -> Named.requireValue(name, value));
            double greatest = figures.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            if (isShare && greatest > 100) {
                throw new IllegalArgumentException("the column \"" + figure + "\" has " + greatest / 100 + " for "
                        + name + "; shares are from 0 to 1");
            }
        });
    }

    /** The figures of all runs by method and setting, infinite where there is none; the setting is NaN where there is none. */
    private static Map<String, Map<Double, double[]>> figures(
            Table runs, String setting, String figure, String method, double factor) {
        Map<String, Map<Double, double[]>> methods = new LinkedHashMap<>();
        NumericColumn<?> settings = NumberColumn.of(runs, setting);
        for (int row = 0; row < runs.rowCount(); row++) {
            double value = runs.column(figure).isMissing(row)
                    ? Double.POSITIVE_INFINITY
                    : factor * NumberColumn.of(runs, figure).getDouble(row);
            methods.computeIfAbsent(runs.column(method).getString(row), name -> new TreeMap<>())
                    .merge(
                            settings.isMissing(row) ? Double.NaN : settings.getDouble(row),
                            new double[] {value},
                            (before, one) -> DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(one))
                                    .toArray());
        }
        return methods;
    }

    /** Of a method without a setting only the median is drawn. */
    private static boolean hasRings(Map<Double, double[]> figures, double limit) {
        return isLevel(figures)
                ? !(median(figures.get(Double.NaN)) <= limit)
                : figures.values().stream().flatMapToDouble(Arrays::stream).anyMatch(value -> value > limit);
    }

    private static boolean isLevel(Map<Double, double[]> figures) {
        return figures.keySet().stream().allMatch(value -> value.isNaN());
    }

    private void addLevel(String name, int number, double level) {
        double[] ends = {scale.at(-MARGIN), scale.at(1 + MARGIN)};
        double drawn = level <= limit ? level : Double.NaN;
        Axes.addLine(chart, name, ends, new double[] {drawn, drawn}, ChartTheme.series(number), SeriesMarkers.NONE)
                .setLineStyle(ChartTheme.dashed(2));
        if (Double.isNaN(drawn)) {
            double edge = isHigherBetter ? WORST_SHARE : limit;
            addDots(
                    name + BEYOND,
                    List.of(new double[] {scale.at(0), edge}, new double[] {scale.at(1), edge}),
                    number,
                    Dot.ring(DOT + 2));
        }
        said.add(name + " is at " + Sentence.number(level, unit) + " whatever the " + setting);
    }

    private void addMethod(String name, int number, Map<Double, double[]> figures, double shift) {
        List<double[]> dots = new ArrayList<>();
        List<double[]> rings = new ArrayList<>();
        List<double[]> medians = new ArrayList<>();
        figures.forEach((value, runs) -> {
            double x = scale.shifted(value, shift);
            double median = median(runs);
            medians.add(new double[] {x, median <= limit ? median : Double.NaN});
            for (double run : runs) {
                if (run <= limit) {
                    dots.add(new double[] {x, run});
                } else {
                    rings.add(new double[] {x, isHigherBetter ? WORST_SHARE : limit});
                }
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
        } else {
            // A series of nothing, so that the legend says whose the rings and dots are.
            Axes.addDots(
                    chart,
                    name,
                    new double[] {scale.at(0)},
                    new double[] {Double.NaN},
                    ChartTheme.series(number),
                    dots.isEmpty() ? Dot.ring(DOT + 2) : Dot.filled(DOT));
        }
        addDots(name + " runs", dots, number, Dot.filled(DOT));
        addDots(name + BEYOND, rings, number, Dot.ring(DOT + 2));
        said.add(name + best(figures));
    }

    private void addDots(String name, List<double[]> points, int number, Dot dot) {
        if (!points.isEmpty()) {
            Axes.addDots(chart, name, points, ChartTheme.series(number), dot).setShowInLegend(false);
        }
    }

    /** A series of nothing, for its line in the legend. */
    private void explainRings(String words) {
        Axes.addDots(
                chart,
                words,
                new double[] {scale.at(0)},
                new double[] {Double.NaN},
                ChartTheme.QUIET,
                Dot.ring(DOT + 2));
    }

    /** Of the runs that came to a figure, as in the table of the sweep; NaN if none did. */
    private static double median(double[] figures) {
        return new Median()
                .evaluate(Arrays.stream(figures).filter(Double::isFinite).toArray());
    }

    private String best(Map<Double, double[]> figures) {
        double best = Double.NaN;
        double at = Double.NaN;
        for (Map.Entry<Double, double[]> entry : figures.entrySet()) {
            double median = median(entry.getValue());
            boolean isBetter = isHigherBetter ? median > best : median < best;
            if (isBetter || (Double.isNaN(best) && !Double.isNaN(median))) {
                best = median;
                at = entry.getKey();
            }
        }
        return Double.isNaN(best)
                ? " has no median"
                : " has its " + (isHigherBetter ? "greatest" : "least") + " median, " + Sentence.number(best, unit)
                        + ", at the " + setting + " " + Sentence.tick(at);
    }

    /**
     * The axis of the settings.
     *
     * @param least of them
     * @param greatest of them
     */
    private record Scale(boolean isLogarithmic, double least, double greatest) {

        /** Returns the scale on which some settings lie most evenly; null if there are none. */
        static Scale of(DoubleStream settings) {
            double[] sorted = new TreeSet<>(settings.boxed().toList())
                    .stream().mapToDouble(Double::doubleValue).toArray();
            if (sorted.length == 0) {
                return null;
            }
            double least = sorted[0];
            double greatest = sorted[sorted.length - 1];
            boolean isLogarithmic = least > 0 && evenness(sorted, Math::log10) >= evenness(sorted, value -> value);
            return new Scale(isLogarithmic, least, greatest);
        }

        /** The narrowest gap between neighbours as a share of the widest. */
        private static double evenness(double[] sorted, DoubleUnaryOperator place) {
            double narrowest = Double.POSITIVE_INFINITY;
            double widest = 0;
            for (int i = 1; i < sorted.length; i++) {
                double gap = place.applyAsDouble(sorted[i]) - place.applyAsDouble(sorted[i - 1]);
                narrowest = Math.min(narrowest, gap);
                widest = Math.max(widest, gap);
            }
            // Gaps of three times and of 3.3 times, or what rounding makes of equal ones, are no difference.
            return sorted.length < 3 ? 1 : Math.rint(100 * narrowest / widest) / 100;
        }

        /** Returns the setting at a share of the way from the least to the greatest; one alone is in the middle. */
        double at(double share) {
            return shifted(least, least == greatest ? share - 0.5 : share);
        }

        /** Returns a setting moved by a share of the axis. */
        double shifted(double setting, double share) {
            boolean one = least == greatest;
            return isLogarithmic
                    ? setting * Math.pow(one ? 10 : greatest / least, share)
                    : setting + share * (one ? 1 : greatest - least);
        }
    }
}
