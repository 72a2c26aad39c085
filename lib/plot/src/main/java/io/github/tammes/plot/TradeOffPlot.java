package io.github.tammes.plot;

import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** What meaning costs: triplet agreement against the greatest cosine, one line for each number of dimensions. */
public final class TradeOffPlot {

    private TradeOffPlot() {}

    /**
     * Draws trade-off curves.
     *
     * @param curves tables of {@link io.github.tammes.words.Semantics#tradeOff} under the names they have in the legend
     * @throws IllegalArgumentException if there are none, or one has no columns "max cosine" and "agreement"
     */
    public static XYChart of(Map<String, Table> curves) {
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("curves is empty; give at least one table of Semantics.tradeOff");
        }
        XYChart chart = Axes.chart("greatest cosine between two prototypes", "triplets in the order of meaning, share");
        int number = 0;
        for (Map.Entry<String, Table> curve : curves.entrySet()) {
            Table table = curve.getValue();
            if (!table.columnNames().containsAll(java.util.List.of("max cosine", "agreement"))) {
                throw new IllegalArgumentException("\"" + curve.getKey() + "\" has the columns " + table.columnNames()
                        + "; give a table of Semantics.tradeOff");
            }
            Axes.addLine(
                    chart,
                    curve.getKey(),
                    table.doubleColumn("max cosine").asDoubleArray(),
                    table.doubleColumn("agreement").asDoubleArray(),
                    ChartTheme.series(number++),
                    Dot.filled(8));
        }
        Axes.legendOnlyIfNeeded(chart);
        chart.setTitle(Sentence.of(
                "the share of triplets in the order of meaning against the greatest cosine",
                curves.entrySet().stream()
                        .map(curve -> curve.getKey() + " reaches "
                                + Sentence.number(curve.getValue()
                                        .doubleColumn("agreement")
                                        .max()))
                        .toList()));
        return chart;
    }
}
