package io.github.tammes.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.tracker.Tracker;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.EpochResult;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Our side of the fidelity benchmark: writes down all that the other side needs to train the same way, then trains.
 *
 * <p>Arguments: the folder of CIFAR-100, a folder to write to, the number of epochs, the seed, training images, test
 * images, output dimensions. Written are the prototypes ({@code prototypes.npy}), the learning rate of each step
 * ({@code rates.txt}), the order of the images ({@code order.bin}, int32, epoch after epoch) and the figures of the
 * normalisation ({@code normalization.txt}: three means, three deviations). Standard output gets the test accuracy after each
 * epoch, a line each.
 */
public final class FidelityBenchmark {

    private FidelityBenchmark() {}

    /**
     * Runs the benchmark's process.
     *
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Split<ImageData> all = Cifar.cifar100(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        int epochs = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        Split<ImageData> data = new Split<>(
                all.train().first(Integer.parseInt(arguments[4])), all.test().first(Integer.parseInt(arguments[5])));
        Prototypes prototypes = Prototypes.place(100, Integer.parseInt(arguments[6]));
        TrainingOptions options = TrainingOptions.epochs(epochs)
                .withSeed(seed)
                .withAugmentation(Augmentation.padCropFlip())
                .withSilent(true);
        prototypes.write(folder.resolve("prototypes.npy"));
        writePlan(folder, data.train(), options);
        try (TrainingRun run = Training.fit(
                Task.classification(prototypes), outputs -> Networks.cifarResNet(32, outputs), data, options)) {
            for (EpochResult epoch : run.history().epochs()) {
                System.out.println(epoch.heldOutMetrics().get("accuracy"));
            }
        }
    }

    private static void writePlan(Path folder, ImageData train, TrainingOptions options) throws IOException {
        Minibatches minibatches = Minibatches.of(
                train, MinibatchOptions.training(options.batchSize()).withSeed(options.seed()));
        int steps = minibatches.batches() * options.epochs();
        Tracker rate = options.schedule().tracker(options.learningRate(), options.epochs(), minibatches.batches());
        Files.write(
                folder.resolve("rates.txt"),
                // From 1, as an optimizer counts its updates.
                IntStream.rangeClosed(1, steps)
                        .mapToObj(step -> String.valueOf(rate.getNewValue(step)))
                        .toList());
        ByteBuffer order = ByteBuffer.allocate(options.epochs() * train.size() * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                for (Batch batch : minibatches.epoch(manager, epoch)) {
                    try (batch) {
                        batch.getIndices().forEach(index -> order.putInt(Integer.parseInt(index.toString())));
                    }
                }
            }
        }
        Files.write(folder.resolve("order.bin"), order.array());
        Files.write(
                folder.resolve("normalization.txt"),
                List.of(
                        words(minibatches.normalization().mean()),
                        words(minibatches.normalization().std())));
    }

    private static String words(List<Double> figures) {
        return figures.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
