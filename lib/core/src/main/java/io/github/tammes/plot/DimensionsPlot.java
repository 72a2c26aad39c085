package io.github.tammes.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** A figure against the number of output dimensions: measured as dots and solid lines, published as rings and dashed ones. */
public final class DimensionsPlot {

    private DimensionsPlot() {}

    /**
     * Draws runs beside published figures. What has the same method has the same colour; runs of the same method and
     * dimensions are drawn one by one, the line through their mean.
     *
     * @param figure the column of what is drawn, the same in both tables
     * @param runs with the columns method, dims, and the figure; the budget is the caller's to say
     * @param published with the same columns; may be empty
     * @throws IllegalArgumentException if there is no run and nothing published
     */
    public static XYChart of(String figure, Table runs, Table published) {
        Map<String, SortedMap<Double, List<Double>>> measured = byMethod(figure, runs);
        Map<String, SortedMap<Double, List<Double>>> quoted = byMethod(figure, published);
        if (measured.isEmpty() && quoted.isEmpty()) {
            throw new IllegalArgumentException("there is no run and nothing published; give at least one row to draw");
        }
        XYChart chart = Axes.chart("output dimensions", figure);
        List<String> methods = new ArrayList<>(measured.keySet());
        quoted.keySet().stream().filter(method -> !methods.contains(method)).forEach(methods::add);
        for (int number = 0; number < methods.size(); number++) {
            String method = methods.get(number);
            Color color = ChartTheme.series(number);
            if (measured.containsKey(method)) {
                addLine(chart, method, measured.get(method), color, Dot.filled(8));
            }
            if (quoted.containsKey(method)) {
                XYSeries line = addLine(chart, method + ", published", quoted.get(method), color, Dot.ring(8));
                line.setLineStyle(ChartTheme.dashed(1.4f));
            }
        }
        Axes.logarithmicDimensions(chart);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    private static Map<String, SortedMap<Double, List<Double>>> byMethod(String figure, Table rows) {
        Map<String, SortedMap<Double, List<Double>>> methods = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.isMissing(figure)) {
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
            double[] x = runs.stream().mapToDouble(point -> point[0]).toArray();
            double[] y = runs.stream().mapToDouble(point -> point[1]).toArray();
            Axes.addDots(chart, name + " runs", x, y, ChartTheme.translucent(color, 120), Dot.filled(5))
                    .setShowInLegend(false);
        }
        return Axes.addLine(chart, name, dims, means, color, dot);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
