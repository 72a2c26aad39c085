package io.github.tammes.plot;

import io.github.tammes.sphere.SeparationBound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;

/** The greatest cosine of placements against the number of dimensions, over the bound that none can get below. */
public final class SeparationPlot {

    private static final int POINTS_OF_BOUND = 60;

    private SeparationPlot() {}

    /**
     * Draws placements of one number of classes.
     *
     * @param classes K, at least 2
     * @param results for each name in the legend the greatest cosine by number of dimensions, from 2 on
     * @throws IllegalArgumentException if there is no result or an empty one, or K or a number of dimensions is less than 2
     */
    public static XYChart of(int classes, Map<String, ? extends Map<Integer, Double>> results) {
        NavigableMap<Integer, Double> all = new TreeMap<>();
        results.values().forEach(all::putAll);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("results is empty; give the greatest cosine for some dimensions");
        }
        results.forEach((name, result) -> {
            if (result.isEmpty()) {
                throw new IllegalArgumentException("\"" + name + "\" has no greatest cosine; leave it out");
            }
        });
        if (classes < 2 || all.firstKey() < 2) {
            throw new IllegalArgumentException(
                    "classes is " + classes + " and the fewest dimensions " + all.firstKey() + "; use at least 2");
        }
        XYChart chart = Axes.chart("dimensions", "greatest cosine between two of " + classes + " prototypes");
        addBound(chart, classes, all.firstKey(), all.lastKey());
        int number = 0;
        for (Map.Entry<String, ? extends Map<Integer, Double>> result : new LinkedHashMap<>(results).entrySet()) {
            NavigableMap<Integer, Double> sorted = new TreeMap<>(result.getValue());
            Axes.addLine(
                    chart,
                    result.getKey(),
                    sorted.keySet().stream().mapToDouble(Integer::doubleValue).toArray(),
                    sorted.values().stream().mapToDouble(Double::doubleValue).toArray(),
                    ChartTheme.series(number++),
                    Dot.filled(9));
        }
        Axes.logarithmicDimensions(chart);
        chart.getStyler().setYAxisMax(1.0);
        Axes.legend(chart);
        chart.setTitle(Sentence.of(
                "the greatest cosine between two of " + classes
                        + " prototypes against the number of dimensions, above a bound",
                results.entrySet().stream()
                        .map(result -> result.getKey() + said(new TreeMap<>(result.getValue())))
                        .toList()));
        return chart;
    }

    private static String said(NavigableMap<Integer, Double> result) {
        return " " + Sentence.number(result.firstEntry().getValue()) + " in " + result.firstKey() + " and "
                + Sentence.number(result.lastEntry().getValue()) + " in " + result.lastKey() + " dimensions";
    }

    private static void addBound(XYChart chart, int classes, int from, int to) {
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i <= POINTS_OF_BOUND; i++) {
            int d = (int) Math.round(from * Math.pow(to / (double) from, i / (double) POINTS_OF_BOUND));
            if (dimensions.isEmpty() || dimensions.get(dimensions.size() - 1) < d) {
                dimensions.add(d);
            }
        }
        Axes.addReference(
                chart,
                "bound",
                dimensions.stream().mapToDouble(Integer::doubleValue).toArray(),
                dimensions.stream()
                        .mapToDouble(d -> SeparationBound.best(classes, d).maxCosine())
                        .toArray());
    }
}
