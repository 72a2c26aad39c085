package io.github.tammes.train;

import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.internal.Records;
import io.github.tammes.model.TrainedModel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training examples, at least 1
 * @param batchSize examples per minibatch, at least 1; default 128
 * @param algorithm default {@link OptimizerKind#SGD}
 * @param learningRate above 0; default 0.01. HPN losses are sums over the minibatch, so a rate for them is about a
 *     batch size smaller than one for a mean
 * @param schedule how the rate changes; default {@link Schedule#oneCycle()}
 * @param momentum 0 to below 1; default 0.9
 * @param weightDecay at least 0; default 1e-4
 * @param seed of the first weights, the order of the examples and the augmentation; default 0
 * @param augmentation how training images are varied; default not
 * @param dataThreads background threads that prepare minibatches, 0 for none; default 1
 * @param device where to train; default {@link DevicePreference#AUTOMATIC}
 * @param checkpoint a file written after every epoch and resumed from if it exists; default none
 * @param startFrom a model whose weights are the first ones, instead of drawn ones; default none
 * @param bestKept true to end with the weights of the epoch that was best on the validation part, false with those of the
 *     last; default false
 * @param patience after how many epochs without a new best on the validation part to stop, 0 for never; default 0
 * @param redealing after how many epochs the prototypes are dealt to the classes anew, again and again, 0 for never; default
 *     0; see {@link #withRedealing}
 * @param silent true to show no progress; default false
 */
public record TrainingOptions(
        int epochs,
        int batchSize,
        OptimizerKind algorithm,
        double learningRate,
        Schedule schedule,
        double momentum,
        double weightDecay,
        long seed,
        Augmentation augmentation,
        int dataThreads,
        DevicePreference device,
        Optional<Path> checkpoint,
        Optional<TrainedModel> startFrom,
        boolean bestKept,
        int patience,
        int redealing,
        boolean silent) {

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public TrainingOptions {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batchSize >= 1, "batchSize", batchSize, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "above 0");
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "at least 0 and below 1");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0");
        require(dataThreads >= 0, "dataThreads", dataThreads, "at least 0");
        require(patience >= 0, "patience", patience, "at least 0");
        require(redealing >= 0, "redealing", redealing, "at least 0");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(augmentation, "augmentation");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(startFrom, "startFrom");
    }

    /**
     * Returns the defaults for a number of epochs.
     *
     * @param epochs at least 1
     */
    public static TrainingOptions epochs(int epochs) {
        return new TrainingOptions(
                epochs,
                128,
                OptimizerKind.SGD,
                0.01,
                Schedule.oneCycle(),
                0.9,
                1e-4,
                0,
                Augmentation.none(),
                1,
                DevicePreference.AUTOMATIC,
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                0,
                false);
    }

    /**
     * Returns the paper's protocol for CIFAR-100 (HPN, experiments on classification): 250 epochs, batch 128, SGD with rate 0.01 divided by
     * ten at epochs 100 and 200, momentum 0.9, weight decay 1e-4, random crop after padding by 4, horizontal flip.
     */
    public static TrainingOptions paper() {
        return epochs(250).withSchedule(Schedule.paper()).withAugmentation(Augmentation.padCropFlip());
    }

    /** Returns this with another number of epochs. */
    public TrainingOptions withEpochs(int count) {
        return Records.with(this, "epochs", count);
    }

    /** Returns this with another minibatch size. */
    public TrainingOptions withBatchSize(int size) {
        return Records.with(this, "batchSize", size);
    }

    /** Returns this with another algorithm. */
    public TrainingOptions withAlgorithm(OptimizerKind other) {
        return Records.with(this, "algorithm", other);
    }

    /** Returns this with another learning rate. */
    public TrainingOptions withLearningRate(double rate) {
        return Records.with(this, "learningRate", rate);
    }

    /** Returns this with another schedule. */
    public TrainingOptions withSchedule(Schedule other) {
        return Records.with(this, "schedule", other);
    }

    /** Returns this with another momentum. */
    public TrainingOptions withMomentum(double value) {
        return Records.with(this, "momentum", value);
    }

    /** Returns this with another weight decay. */
    public TrainingOptions withWeightDecay(double value) {
        return Records.with(this, "weightDecay", value);
    }

    /** Returns this with another seed. */
    public TrainingOptions withSeed(long value) {
        return Records.with(this, "seed", value);
    }

    /** Returns this with another augmentation. */
    public TrainingOptions withAugmentation(Augmentation variation) {
        return Records.with(this, "augmentation", variation);
    }

    /** Returns this with another number of threads that prepare minibatches. */
    public TrainingOptions withDataThreads(int count) {
        return Records.with(this, "dataThreads", count);
    }

    /** Returns this with another preference of the device. */
    public TrainingOptions withDevice(DevicePreference preference) {
        return Records.with(this, "device", preference);
    }

    /** Returns this with a checkpoint file, written after every epoch and resumed from if it exists. */
    public TrainingOptions withCheckpoint(Path file) {
        return Records.with(this, "checkpoint", Optional.of(file));
    }

    /**
     * Returns this with fine-tuning: the first weights are those of a model of the same network, and images are normalized, and
     * rows of the same features standardized, as it was trained. Where the number of outputs is another, the last layer starts
     * anew.
     */
    public TrainingOptions startFrom(TrainedModel model) {
        return Records.with(this, "startFrom", Optional.of(model));
    }

    /**
     * Returns this, ending with the weights of the epoch that was best on the validation part by the task's first measure. The
     * data must have a validation part: see {@link io.github.tammes.data.Split#withValidation}.
     */
    public TrainingOptions keepBest() {
        return withBestKept(true);
    }

    /** Returns this, ending with the best epoch or with the last: see {@link #keepBest()}. */
    public TrainingOptions withBestKept(boolean kept) {
        return Records.with(this, "bestKept", kept);
    }

    /**
     * Returns this with an early stop, usually together with {@link #keepBest()}.
     *
     * @param epochsWithoutBest how many epochs without a new best on the validation part end the run; 0 for none
     */
    public TrainingOptions withPatience(int epochsWithoutBest) {
        return Records.with(this, "patience", epochsWithoutBest);
    }

    /**
     * Returns this, dealing the prototypes to the classes anew every few epochs: the points stay, and each class gets that one
     * to which the network turns its training examples already. It is the optimal linear assignment, with the greatest sum
     * over the classes of the mean cosine of their outputs to their prototype (after dynamic assignment of labels to
     * prototypes, CVPR 2024). It costs one pass over the training examples without gradients each time. After the last epoch
     * nothing is dealt, and the run's task, model and evaluation have the prototypes as they were dealt last.
     *
     * @param everyEpochs after how many epochs, again and again; 0 for never
     */
    public TrainingOptions withRedealing(int everyEpochs) {
        return Records.with(this, "redealing", everyEpochs);
    }

    /** Returns this with or without the display of progress. */
    public TrainingOptions withSilent(boolean quiet) {
        return Records.with(this, "silent", quiet);
    }

    private static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + " but must be " + range);
        }
    }
}
