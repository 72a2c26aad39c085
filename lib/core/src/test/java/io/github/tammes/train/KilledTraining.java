package io.github.tammes.train;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.util.Pair;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A training in a process of its own, for {@link KillTest}: it writes a line with the number of the epoch at each
 * minibatch, and the weights to a file at the end.
 */
final class KilledTraining {

    static final int EPOCHS = 12;
    private static final int BATCH = 32;
    private static final int BATCHES = 3;

    private KilledTraining() {}

    /** Trains or goes on training; the arguments are the checkpoint and the file for the weights. */
    public static void main(String[] arguments) throws IOException {
        Path checkpoint = Path.of(arguments[0]);
        int resumed = epochsIn(checkpoint);
        byte[] weights = train(options().withCheckpoint(checkpoint), new TrainingListenerAdapter() {
            private int batches;

            @Override
            public void onTrainingBatch(Trainer trainer, TrainingListener.BatchData batchData) {
                System.out.println(resumed + batches++ / BATCHES);
            }
        });
        Files.write(Path.of(arguments[1]), weights);
    }

    /** Returns how many epochs a checkpoint holds, 0 if it does not exist. */
    static int epochsIn(Path file) throws IOException {
        Checkpoint checkpoint = new Checkpoint(file);
        return checkpoint.exists() ? checkpoint.readState().history().size() : 0;
    }

    static TrainingOptions options() {
        return TrainingOptions.epochs(EPOCHS)
                .withBatchSize(BATCH)
                .withAugmentation(Augmentation.padCropFlip().withPadding(1))
                .withSilent(true);
    }

    /** Returns the bits of all weights after the training. */
    static byte[] train(TrainingOptions options, TrainingListener... listeners) {
        return train(Networks::smallCnn, options, listeners);
    }

    static byte[] train(IntFunction<Block> network, TrainingOptions options, TrainingListener... listeners) {
        Split<ImageData> digits = Digits.load();
        Split<ImageData> few =
                new Split<>(digits.train().first(BATCH * BATCHES), digits.test().first(BATCH));
        Task task = Task.classification(Prototypes.place(10, 3));
        try (TrainingRun run = Training.fit(task, network, few, options, listeners)) {
            List<float[]> arrays = run.model().djlModel().getBlock().getParameters().stream()
                    .map(Pair::getValue)
                    .map(parameter -> parameter.getArray().toFloatArray())
                    .toList();
            ByteBuffer bytes = ByteBuffer.allocate(
                    Float.BYTES * arrays.stream().mapToInt(a -> a.length).sum());
            arrays.forEach(array -> {
                for (float value : array) {
                    bytes.putFloat(value);
                }
            });
            return bytes.array();
        }
    }
}
