package io.github.tammes.train;

import io.github.tammes.display.Display;
import java.util.Locale;

/**
 * Shows a training while it runs: in a notebook a progress line and learning curves that change in place, elsewhere one
 * line per epoch.
 */
final class LiveView implements AutoCloseable {

    /** Often enough to look alive, seldom enough that no message is lost. */
    private static final long NANOS_BETWEEN_UPDATES = 250_000_000L;

    private final Display display = Display.current();
    private Display.Live line;
    private Display.Live curves;
    private long lastUpdate;

    /** Shows a sentence that stays. */
    void say(String sentence) {
        display.show(sentence);
    }

    /** Shows progress within an epoch, if it is time to. */
    void batch(Progress progress) {
        long now = System.nanoTime();
        if (!display.updatesInPlace() || (line != null && now - lastUpdate < NANOS_BETWEEN_UPDATES)) {
            return;
        }
        lastUpdate = now;
        show(progress.toString());
    }

    /** Shows the end of an epoch. */
    void epoch(History history, int epochs, double secondsLeft) {
        EpochResult last = history.last();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %d/%d: train loss %.4g, %s loss %.4g",
                last.epoch(),
                epochs,
                last.trainLoss(),
                history.heldOut(),
                last.heldOutLoss()));
        last.trainMetrics()
                .forEach((name, value) -> text.append(", train " + name + " " + MetricFormat.of(name, value)));
        last.heldOutMetrics()
                .forEach((name, value) ->
                        text.append(", " + history.heldOut() + " " + name + " " + MetricFormat.of(name, value)));
        text.append(String.format(Locale.ROOT, ", %.0f images/s", last.imagesPerSecond()));
        if (last.epoch() < epochs) {
            text.append(", " + MetricFormat.duration(secondsLeft) + " left");
        }
        if (!display.updatesInPlace()) {
            display.show(text.toString());
            return;
        }
        show(text.toString());
        if (curves == null) {
            curves = display.live(LearningCurves.of(history));
        } else {
            curves.update(LearningCurves.of(history));
        }
    }

    /** Makes the last state seen, which a display may have skipped. */
    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
        if (curves != null) {
            curves.close();
        }
    }

    private void show(String text) {
        if (line == null) {
            line = display.live(text);
        } else {
            line.update(text);
        }
    }
}
