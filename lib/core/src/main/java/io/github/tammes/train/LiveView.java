package io.github.tammes.train;

import io.github.tammes.display.Display;
import io.github.tammes.display.Progress;
import io.github.tammes.internal.Durations;
import java.util.Locale;

/**
 * Shows a training while it runs: in a notebook one block of fixed height, a line and two panels that change in place; elsewhere
 * one line per epoch.
 */
final class LiveView implements AutoCloseable {

    /**
     * Where the running epoch stands.
     *
     * @param epoch its number, from 1
     * @param fraction how much of it is done, 0 … 1
     * @param loss the mean loss of its minibatches so far
     * @param metric the name of the first metric
     * @param value its value in the epoch so far
     * @param imagesPerSecond training examples per second in the epoch so far
     */
    record Moment(int epoch, double fraction, double loss, String metric, double value, double imagesPerSecond) {}

    private final Display display = Display.current();
    private final int epochs;
    private final String unit;
    private final long start = System.nanoTime();
    private Progress progress;
    private Display.Live panels;

    /**
     * Shows nothing yet.
     *
     * @param epochs how many there will be
     * @param unit of the targets; empty if there is none
     */
    LiveView(int epochs, String unit) {
        this.epochs = epochs;
        this.unit = unit;
    }

    /** Shows a sentence that stays. */
    void say(String sentence) {
        display.show(sentence);
    }

    /** Shows where the running epoch stands, after those that are over. */
    void batch(Moment now, History before) {
        if (!display.updatesInPlace()) {
            return;
        }
        if (progress == null) {
            progress = Progress.from("epoch", epochs, before.epochs().size());
        }
        progress.at(
                now.epoch() - 1 + now.fraction(),
                figures(now.loss(), now.metric(), now.value(), now.imagesPerSecond()));
        if (panels == null) {
            // From the first minibatch on, so that nothing below them moves when an epoch is over.
            panels = display.live(LearningCurves.panels(before, epochs, now, unit));
        }
    }

    /** Shows the end of an epoch. */
    void epoch(History history) {
        EpochResult last = history.last();
        if (!display.updatesInPlace()) {
            display.show(line(last, history.heldOut()));
            return;
        }
        String metric = last.trainMetrics().keySet().iterator().next();
        progress.at(
                last.epoch(),
                figures(last.trainLoss(), metric, last.trainMetrics().get(metric), last.imagesPerSecond()));
        panels.update(LearningCurves.panels(history, epochs, null, unit));
    }

    private String[] figures(double loss, String metric, double value, double speed) {
        return new String[] {
            String.format(Locale.ROOT, "loss %.4g", loss),
            metric + " " + MetricFormat.of(metric, value, unit),
            String.format(Locale.ROOT, "%.0f examples/s", speed)
        };
    }

    private String line(EpochResult last, String heldOut) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %d/%d: train loss %.4g, %s loss %.4g",
                last.epoch(),
                epochs,
                last.trainLoss(),
                heldOut,
                last.heldOutLoss()));
        last.trainMetrics()
                .forEach((name, value) -> text.append(", train " + name + " " + MetricFormat.of(name, value, unit)));
        last.heldOutMetrics()
                .forEach((name, value) ->
                        text.append(", " + heldOut + " " + name + " " + MetricFormat.of(name, value, unit)));
        text.append(String.format(Locale.ROOT, ", %.0f examples/s", last.imagesPerSecond()));
        if (last.epoch() == epochs) {
            text.append(", " + Durations.of((System.nanoTime() - start) / 1e9) + " in all");
        } else {
            text.append(", about " + Durations.about(last.seconds() * (epochs - last.epoch())) + " left");
        }
        return text.toString();
    }

    /** Makes the last state seen, with the time that all took. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
        if (panels != null) {
            panels.close();
        }
    }
}
