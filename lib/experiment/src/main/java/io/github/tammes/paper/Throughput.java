package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.task.Task;
import io.github.tammes.train.EpochResult;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * How fast this machine trains a network.
 *
 * @param trainPerSecond training images per second, data path included
 * @param testPerSecond test images per second
 * @param device where
 */
public record Throughput(double trainPerSecond, double testPerSecond, String device) {

    /** Ten minibatches, of which those of the first epoch warm up: some seconds on two processor cores. */
    private static final int IMAGES = 1280;

    /**
     * Measures by training the network of a trial on a few images for two epochs and looking at the second.
     *
     * @param trial whose network and data are taken; it is not run
     * @throws CancellationException if the thread is interrupted
     */
    public static Throughput measure(ClassificationTrial trial) {
        Split<ImageData> few = new Split<>(
                trial.data().train().first(IMAGES), trial.data().test().first(IMAGES));
        Task task = Task.softmax(few.train().classNames().size());
        TrainingOptions options = TrainingOptions.epochs(2)
                .withAugmentation(Augmentation.padCropFlip())
                .withSilent(true);
        try (TrainingRun run = Training.fit(task, trial.network(), few, options)) {
            if (run.interrupted()) {
                throw new CancellationException("the measurement was interrupted");
            }
            EpochResult warm = run.history().last();
            double training = few.train().size() / warm.imagesPerSecond();
            double testing = Math.max(warm.seconds() - training, 1e-3);
            return new Throughput(
                    warm.imagesPerSecond(),
                    few.test().size() / testing,
                    run.label().device());
        }
    }

    /**
     * Estimates how long a training takes, with a test after each epoch and one at the end.
     *
     * @param epochs how many
     * @param trainSize training images of an epoch
     * @param testSize test images
     */
    public Duration estimate(int epochs, int trainSize, int testSize) {
        double seconds = epochs * (trainSize / trainPerSecond) + (epochs + 1) * (testSize / testPerSecond);
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.0f training images/s, %.0f test images/s on %s", trainPerSecond, testPerSecond, device);
    }
}
