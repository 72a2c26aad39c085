package io.github.tammes.train;

import io.github.tammes.plot.Curves;
import io.github.tammes.plot.TrainingPanels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.XYChart;

/** The chart of a run's first metric over its epochs, on training and held-out examples. */
final class LearningCurves {

    private static final String TRAINING = "while training";

    private LearningCurves() {}

    /**
     * Draws the curves.
     *
     * @param history at least one epoch
     * @param unit of the targets; empty if there is none
     */
    static XYChart of(History history, String unit) {
        String metric = history.last().heldOutMetrics().keySet().iterator().next();
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put(TRAINING, values(history, epoch -> epoch.trainMetrics().get(metric)));
        series.put(
                heldOut(history),
                values(history, epoch -> epoch.heldOutMetrics().get(metric)));
        forPeople(metric, series);
        String shown = MetricFormat.unit(metric, unit);
        return Curves.overEpochs(shown.isEmpty() ? metric : metric + ", " + shown, series);
    }

    /** Turns shares into percent. */
    private static void forPeople(String metric, Map<String, double[]> series) {
        series.replaceAll((name, values) -> Arrays.stream(values)
                .map(value -> MetricFormat.factor(metric) * value)
                .toArray());
    }

    /**
     * Draws the loss and the first metric of a run that goes on, over all its epochs.
     *
     * @param history the epochs that are over
     * @param epochs how many there will be
     * @param now where the running epoch stands, which is drawn as if it were over; null to leave it out
     * @param unit of the targets; empty if there is none
     */
    static TrainingPanels panels(History history, int epochs, LiveView.Moment now, String unit) {
        String metric = now != null
                ? now.metric()
                : history.last().trainMetrics().keySet().iterator().next();
        Map<String, double[]> losses = new LinkedHashMap<>();
        losses.put(TRAINING, with(values(history, EpochResult::trainLoss), now == null ? Double.NaN : now.loss()));
        losses.put(heldOut(history), with(values(history, EpochResult::heldOutLoss), Double.NaN));
        Map<String, double[]> metrics = new LinkedHashMap<>();
        metrics.put(
                TRAINING,
                with(
                        values(history, epoch -> epoch.trainMetrics().get(metric)),
                        now == null ? Double.NaN : now.value()));
        metrics.put(
                heldOut(history),
                with(values(history, epoch -> epoch.heldOutMetrics().get(metric)), Double.NaN));
        forPeople(metric, metrics);
        return TrainingPanels.of(epochs, losses, metric, MetricFormat.unit(metric, unit), metrics);
    }

    private static String heldOut(History history) {
        return "on " + history.heldOut() + " examples";
    }

    private static double[] with(double[] values, double running) {
        if (values.length > 0 && Double.isNaN(running)) {
            return values;
        }
        double[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = running;
        return all;
    }

    private static double[] values(History history, Function<EpochResult, Double> value) {
        return history.epochs().stream().mapToDouble(value::apply).toArray();
    }
}
