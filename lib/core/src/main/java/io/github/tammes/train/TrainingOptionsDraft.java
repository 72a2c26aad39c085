package io.github.tammes.train;

import io.github.tammes.data.Augmentation;
import java.nio.file.Path;
import java.util.Optional;

/** Training options being changed: a record of so many parts would otherwise name them all for each change of one. */
final class TrainingOptionsDraft {

    int epochs;
    int batchSize;
    Algorithm algorithm;
    double learningRate;
    Schedule schedule;
    double momentum;
    double weightDecay;
    long seed;
    Augmentation augmentation;
    int dataThreads;
    DevicePreference device;
    Optional<Path> checkpoint;
    boolean silent;

    TrainingOptionsDraft(TrainingOptions options) {
        epochs = options.epochs();
        batchSize = options.batchSize();
        algorithm = options.algorithm();
        learningRate = options.learningRate();
        schedule = options.schedule();
        momentum = options.momentum();
        weightDecay = options.weightDecay();
        seed = options.seed();
        augmentation = options.augmentation();
        dataThreads = options.dataThreads();
        device = options.device();
        checkpoint = options.checkpoint();
        silent = options.silent();
    }

    TrainingOptions options() {
        return new TrainingOptions(
                epochs,
                batchSize,
                algorithm,
                learningRate,
                schedule,
                momentum,
                weightDecay,
                seed,
                augmentation,
                dataThreads,
                device,
                checkpoint,
                silent);
    }
}
