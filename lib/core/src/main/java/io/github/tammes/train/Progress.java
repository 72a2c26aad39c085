package io.github.tammes.train;

import java.util.Locale;

/**
 * Where a running training stands, as one line.
 *
 * @param epoch the running epoch, from 1
 * @param epochs how many there will be
 * @param fraction of the running epoch that is done, 0 … 1
 * @param loss the mean loss of the epoch's minibatches so far
 * @param metric the name of the first metric
 * @param value its value in the epoch so far
 * @param imagesPerSecond training examples per second in the epoch so far
 * @param secondsLeft until the end of the run, at this speed
 */
record Progress(
        int epoch,
        int epochs,
        double fraction,
        double loss,
        String metric,
        double value,
        double imagesPerSecond,
        double secondsLeft) {

    private static final int WIDTH = 24;

    @Override
    public String toString() {
        int filled = (int) Math.round(WIDTH * (epoch - 1 + fraction) / epochs);
        return String.format(
                Locale.ROOT,
                "epoch %d/%d [%s%s] loss %.4g, %s %s, %.0f images/s, %s left",
                epoch,
                epochs,
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                loss,
                metric,
                MetricFormat.of(metric, value),
                imagesPerSecond,
                MetricFormat.duration(secondsLeft));
    }
}
