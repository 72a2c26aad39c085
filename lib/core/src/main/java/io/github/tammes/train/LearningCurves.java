package io.github.tammes.train;

import io.github.tammes.plot.Curves;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.XYChart;

/** The chart of a run's first metric over its epochs, on training and held-out examples. */
final class LearningCurves {

    private LearningCurves() {}

    /**
     * Draws the curves.
     *
     * @param history at least one epoch
     */
    static XYChart of(History history) {
        String metric = history.last().heldOutMetrics().keySet().iterator().next();
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put(
                "while training", values(history, epoch -> epoch.trainMetrics().get(metric)));
        series.put(
                "on " + history.heldOut() + " examples",
                values(history, epoch -> epoch.heldOutMetrics().get(metric)));
        return Curves.overEpochs(metric, series);
    }

    private static double[] values(History history, Function<EpochResult, Double> value) {
        return history.epochs().stream().mapToDouble(value::apply).toArray();
    }
}
