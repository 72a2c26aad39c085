package io.github.tammes.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/** One number for each of a few things. */
public final class Bars {

    private Bars() {}

    /**
     * Draws numbers side by side.
     *
     * @param yTitle what was measured, with its unit
     * @param values under the names they have on the axis, in the order of the map
     * @throws IllegalArgumentException if there are none, or one is not finite or of more than 18 digits
     */
    public static CategoryChart of(String yTitle, Map<String, Double> values) {
        return compared(
                yTitle,
                List.copyOf(values.keySet()),
                Map.of(
                        yTitle,
                        values.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
    }

    /**
     * Draws groups of numbers side by side.
     *
     * @param yTitle what was measured, with its unit
     * @param groups the names of the groups on the axis
     * @param series for each name in the legend a finite value for each group
     * @throws IllegalArgumentException if there are none, one is not finite or of more than 18 digits, or a series has not
     *     one for each group
     */
    public static CategoryChart compared(String yTitle, List<String> groups, Map<String, double[]> series) {
        Named.requireValues(series);
        int barWidth = Axes.widest(List.of("−00.00")) * series.size();
        CategoryChart chart = new CategoryChart(
                Math.max(Axes.widthFor(groups), 2 * groups.size() * barWidth), ChartTheme.HEIGHT, new ChartTheme());
        chart.setYAxisTitle(yTitle);
        int number = 0;
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            if (entry.getValue().length != groups.size()) {
                throw new IllegalArgumentException("\"" + entry.getKey() + "\" has " + entry.getValue().length
                        + " values; give one for each of the " + groups.size() + " groups");
            }
            List<Double> values = new ArrayList<>();
            for (double value : entry.getValue()) {
                values.add(value);
            }
            CategorySeries bars = chart.addSeries(entry.getKey(), groups, values);
            bars.setFillColor(ChartTheme.series(number++));
        }
        Axes.plainNumbers(chart.getStyler());
        double greatest = series.values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        chart.getStyler()
                .setAvailableSpaceFill(0.6)
                .setLabelsVisible(true)
                .setLabelsPosition(1.05)
                .setLabelsFont(ChartTheme.TEXT)
                .setLabelsFontColorAutomaticEnabled(true)
                .setYAxisTickLabelsFormattingFunction(value -> Sentence.rounded(value, decimals(greatest)))
                .setLegendVisible(series.size() > 1);
        Axes.legend(chart);
        chart.setTitle(Sentence.of("bars of " + yTitle, said(groups, series)));
        return chart;
    }

    /** Enough to tell bars apart whose greatest is this. */
    private static int decimals(double greatest) {
        if (greatest >= 1) {
            return greatest >= 10 ? 1 : 2;
        }
        return greatest == 0 ? 3 : Math.max(3, 2 - (int) Math.floor(Math.log10(greatest)));
    }

    private static List<String> said(List<String> groups, Map<String, double[]> series) {
        List<String> said = new ArrayList<>();
        series.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                String whose = series.size() > 1 ? name + ", " + groups.get(i) : groups.get(i);
                said.add(whose + " " + Sentence.number(values[i]));
            }
        });
        return said;
    }
}
