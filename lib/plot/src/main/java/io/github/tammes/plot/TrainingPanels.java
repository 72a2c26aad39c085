package io.github.tammes.plot;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The loss and a metric of a training beside each other, over all epochs that there will be. */
public final class TrainingPanels extends XYChart {

    private static final int PANEL = 360;
    private static final int HEIGHT = 230;

    /** Up to this many epochs each is marked, because one or two would not be seen as a line. */
    private static final int MARKED = 12;

    private final XYChart left;
    private final XYChart right;

    private TrainingPanels(XYChart left, XYChart right, String sentence) {
        super(2 * PANEL, HEIGHT, new ChartTheme());
        this.left = left;
        this.right = right;
        setTitle(sentence);
    }

    /**
     * Draws both panels, of the same size whatever the figures are.
     *
     * @param epochs how many epochs there will be, which is where the axis ends
     * @param losses for each name the loss after epoch 1, 2, …; NaN leaves a gap
     * @param metric the name of the metric
     * @param unit of the metric, such as "%" or "years"; empty if it has none
     * @param metrics for each name the metric after epoch 1, 2, …; NaN leaves a gap
     * @throws IllegalArgumentException if there is no series or one is empty, or has more values than there are epochs
     */
    public static TrainingPanels of(
            int epochs, Map<String, double[]> losses, String metric, String unit, Map<String, double[]> metrics) {
        XYChart left = panel(epochs, "loss", losses);
        XYChart right = panel(epochs, Axes.title(metric, unit), metrics);
        List<String> words = Stream.concat(ends("loss", "", losses), ends(metric, unit, metrics))
                .toList();
        return new TrainingPanels(
                left, right, Sentence.of("loss and " + metric + " over " + epochs + " epochs", words));
    }

    private static Stream<String> ends(String what, String unit, Map<String, double[]> series) {
        return series.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        Arrays.stream(entry.getValue()).filter(Double::isFinite).toArray()))
                .filter(entry -> entry.getValue().length > 0)
                .map(entry -> what + " " + entry.getKey() + Curves.ends(entry.getValue())
                        + (unit.isEmpty() ? "" : " " + unit));
    }

    private static XYChart panel(int epochs, String title, Map<String, double[]> series) {
        Named.requireSeries(series);
        XYChart chart = Axes.chart(PANEL, HEIGHT, "epoch", title);
        int number = 0;
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            double[] values = entry.getValue();
            if (values.length > epochs) {
                throw new IllegalArgumentException(
                        "“" + entry.getKey() + "” has " + values.length + " values for " + epochs + " epochs");
            }
            double[] x = new double[values.length];
            Arrays.setAll(x, i -> i + 1);
            double[] drawn = Axes.paintable(values);
            Axes.addLine(
                    chart,
                    entry.getKey(),
                    x,
                    drawn,
                    ChartTheme.series(number++),
                    values.length <= MARKED ? Dot.filled(6) : SeriesMarkers.NONE);
        }
        if (epochs > MARKED) {
            // Off the epochs themselves, of which XChart would otherwise label every second or third.
            chart.getStyler().setXAxisMin(0.5).setXAxisMax(epochs + 0.5);
        } else {
            // Epochs are counted: no half ones on the axis.
            chart.getStyler()
                    .setXAxisMin(epochs == 1 ? 0.0 : 1.0)
                    .setXAxisMax(epochs == 1 ? 2.0 : epochs)
                    .setXAxisTickLabelsFormattingFunction(Curves::wholeOnly);
        }
        Axes.tellLabelsApart(chart);
        Axes.legendOnlyIfNeeded(chart);
        return chart;
    }

    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        left.paint((Graphics2D) graphics.create(0, 0, width / 2, height), width / 2, height);
        right.paint((Graphics2D) graphics.create(width / 2, 0, width - width / 2, height), width - width / 2, height);
    }
}
