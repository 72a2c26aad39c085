package io.github.tammes.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A figure against the number of output dimensions: measured as dots and solid lines, published as rings and dashed ones. */
public final class DimensionsPlot {

    /** What a line and its marker take in the legend beside the chart. */
    private static final int LEGEND_SYMBOL = 60;

    /** What two runs of a method must have in common to be points of one line. */
    private static final List<String> SETTINGS =
            List.of("network", "train size", "epochs", "schedule", "learning rate", "weight decay", "kept epoch");

    private DimensionsPlot() {}

    /**
     * Draws runs beside published figures. What has the same method has the same colour; runs of the same method and
     * dimensions are drawn one by one, the line through their mean. The legend says the budget and how many runs a point has.
     *
     * @param figure the column of what is drawn, the same in both tables
     * @param runs with the columns method, dims, budget and the figure; runs without a figure are left out, and there may be none
     * @param published with the columns method, dims and the figure; may be empty
     * @throws IllegalArgumentException if there is nothing to draw, a figure is infinite or of more than 18 digits, or the runs are of
     *     several budgets, or those of a method differ in what else they were trained by and on, as far as there are columns for it;
     *     they must not be compared
     */
    public static XYChart of(String figure, Table runs, Table published) {
        // An experiment that has recorded nothing yet has no columns either.
        Table drawn = runs.isEmpty() ? runs : runs.where(runs.column(figure).isNotMissing());
        Map<String, SortedMap<Double, List<Double>>> measured = byMethod(figure, drawn);
        Map<String, SortedMap<Double, List<Double>>> quoted = byMethod(figure, published);
        if (measured.isEmpty() && quoted.isEmpty()) {
            throw new IllegalArgumentException("there is no run and nothing published; give at least one row to draw");
        }
        String budget = measured.isEmpty() ? "" : budget(drawn);
        measured.keySet()
                .forEach(method -> requireOneSetting(
                        drawn.where(drawn.stringColumn("method").isEqualTo(method)), method));
        Set<String> methods = new LinkedHashSet<>(measured.keySet());
        methods.addAll(quoted.keySet());
        Map<String, String> names = new LinkedHashMap<>();
        measured.forEach((method, figures) -> names.put(method, method + ", " + budget + counted(figures)));
        int legend = Axes.widest(names.values()) + LEGEND_SYMBOL;
        XYChart chart = Axes.chartWithLegendBeside(Math.max(200, legend), "output dimensions", figure);
        int number = 0;
        List<String> said = new ArrayList<>();
        for (String method : methods) {
            Color color = ChartTheme.series(number++);
            if (measured.containsKey(method)) {
                addLine(chart, names.get(method), measured.get(method), color, Dot.filled(8));
                said.add(names.get(method) + said(measured.get(method)));
            }
            if (quoted.containsKey(method)) {
                String name = method + ", published";
                addLine(chart, name, quoted.get(method), color, Dot.ring(8)).setLineStyle(ChartTheme.dashed(1.4f));
                said.add(name + said(quoted.get(method)));
            }
        }
        chart.setTitle(
                Sentence.of(figure + " against output dimensions, runs as dots and published figures as rings", said));
        Axes.logarithmicDimensions(chart);
        boolean isAboveZero = chart.getSeriesCollection().stream().allMatch(series -> series.getYMin() >= 0);
        if (isAboveZero) {
            chart.getStyler().setYAxisMin(0.0);
        }
        return chart;
    }

    private static String said(SortedMap<Double, List<Double>> figures) {
        double dims = figures.lastKey();
        return " " + Sentence.number(mean(figures.get(dims))) + " in " + Sentence.tick(dims) + " dimensions";
    }

    private static String budget(Table runs) {
        List<String> budgets = runs.column("budget").unique().asStringColumn().asList();
        if (budgets.size() > 1) {
            throw new IllegalArgumentException("the runs are of the budgets " + budgets + "; choose those of one");
        }
        return budgets.get(0);
    }

    private static void requireOneSetting(Table ofMethod, String method) {
        for (String column : SETTINGS) {
            if (ofMethod.containsColumn(column) && ofMethod.column(column).countUnique() > 1) {
                throw new IllegalArgumentException("the runs of " + method + " have several values of \"" + column
                        + "\": " + ofMethod.column(column).unique().asList() + "; choose those of one");
            }
        }
    }

    private static String counted(SortedMap<Double, List<Double>> figures) {
        IntSummaryStatistics counts =
                figures.values().stream().mapToInt(List::size).summaryStatistics();
        if (counts.getMax() == 1) {
            return " (1 run)";
        }
        return counts.getMin() == counts.getMax()
                ? " (" + counts.getMax() + " runs)"
                : " (" + counts.getMin() + "–" + counts.getMax() + " runs)";
    }

    private static Map<String, SortedMap<Double, List<Double>>> byMethod(String figure, Table rows) {
        Map<String, SortedMap<Double, List<Double>>> methods = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.isMissing(figure)) {
                Named.requireValue(row.getString("method"), row.getNumber(figure));
                methods.computeIfAbsent(row.getString("method"), method -> new TreeMap<>())
                        .computeIfAbsent(row.getNumber("dims"), dims -> new ArrayList<>())
                        .add(row.getNumber(figure));
            }
        }
        return methods;
    }

    private static XYSeries addLine(
            XYChart chart, String name, SortedMap<Double, List<Double>> figures, Color color, Dot dot) {
        double[] dims =
                figures.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] means =
                figures.values().stream().mapToDouble(DimensionsPlot::mean).toArray();
        List<double[]> runs = new ArrayList<>();
        figures.forEach((at, values) -> {
            if (values.size() > 1) {
                values.forEach(value -> runs.add(new double[] {at, value}));
            }
        });
        if (!runs.isEmpty()) {
            Axes.addDots(chart, name + " runs", runs, ChartTheme.translucent(color, 120), Dot.filled(5))
                    .setShowInLegend(false);
        }
        return Axes.addLine(chart, name, dims, means, color, dot);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
