package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which epoch a training ends with, and on which part of the data that is decided. */
class KeptEpochTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final Split<ImageData> SPLIT =
            new Split<>(DIGITS.train().first(160), DIGITS.test().first(64)).withValidation(0.25, 0);
    /** Axes, which no better search for prototypes will ever change, and with them which epoch is best. */
    private static final Task TASK =
            Task.classification(Prototypes.place(10, 10, PlacementOptions.of(PlacementMethod.ONE_HOT)));

    /** A rate at which the accuracy goes up and down. */
    private static final TrainingOptions ROUGH = TrainingOptions.epochs(8)
            .withBatchSize(16)
            .withSchedule(Schedule.constant())
            .withLearningRate(0.05)
            .withSilent(true);

    @TempDir
    Path folder;

    private static float[] weights(Block block) {
        List<float[]> arrays = new ArrayList<>();
        block.getParameters()
                .forEach(pair -> arrays.add(pair.getValue().getArray().toFloatArray()));
        float[] all = new float[arrays.stream().mapToInt(a -> a.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, all, at, array.length);
            at += array.length;
        }
        return all;
    }

    /** Trains a network with dropout, whose random numbers are the engine's, and does something in each minibatch. */
    static float[] weightsWithDropout(Runnable meanwhile) {
        IntFunction<Block> network = outputs -> new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(outputs).build());
        TrainingListener listener = new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                meanwhile.run();
            }
        };
        try (TrainingRun run = Training.fit(TASK, network, SPLIT, ROUGH.withEpochs(2), listener)) {
            return weights(run.model().djlModel().getBlock());
        }
    }

    /** Records the weights after each epoch. */
    private static TrainingListener recording(List<float[]> epochs) {
        return new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                epochs.add(weights(trainer.getModel().getBlock()));
            }
        };
    }

    private static int best(TrainingRun run) {
        int best = 0;
        List<EpochResult> epochs = run.history().epochs();
        for (int i = 1; i < epochs.size(); i++) {
            if (accuracy(epochs.get(i)) > accuracy(epochs.get(best))) {
                best = i;
            }
        }
        return best + 1;
    }

    private static double accuracy(EpochResult epoch) {
        return epoch.heldOutMetrics().get("accuracy");
    }

    @Test
    void eachEpochIsMeasuredOnTheValidationPart() {
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, ROUGH.withEpochs(2))) {
            assertEquals(
                    run.evaluate(SPLIT.validation().orElseThrow()).accuracy(),
                    accuracy(run.history().last()),
                    1e-6);
            assertTrue(run.history().toTable().containsColumn("validation accuracy"));
            assertFalse(run.history().toTable().containsColumn("test accuracy"));
            assertEquals(SPLIT.test().size(), run.evaluate().predictions().size(), "evaluate() looks at the test part");
            assertTrue(run.toString().contains("validation accuracy"), run.toString());
        }
    }

    @Test
    void theBestEpochsWeightsAreKept() {
        List<float[]> epochs = new ArrayList<>();
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, ROUGH.keepBest(), recording(epochs))) {
            assertEquals(8, run.history().epochs().size());
            assertEquals(best(run), run.epoch());
            assertTrue(run.epoch() < 8, "a test with a point: another epoch than the last " + run.history());
            assertArrayEquals(
                    epochs.get(run.epoch() - 1), weights(run.model().djlModel().getBlock()));
            assertEquals(
                    accuracy(run.history().epochs().get(run.epoch() - 1)),
                    run.evaluate(SPLIT.validation().orElseThrow()).accuracy(),
                    1e-6);
        }
    }

    @Test
    void aResumedTrainingKeepsTheSameEpoch() {
        float[] straight;
        int epoch;
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, ROUGH.keepBest())) {
            straight = weights(run.model().djlModel().getBlock());
            epoch = run.epoch();
        }
        TrainingOptions kept = ROUGH.keepBest().withCheckpoint(folder.resolve("run.zip"));
        TrainingListener stop = new TrainingListenerAdapter() {
            private int done;

            @Override
            public void onEpoch(Trainer trainer) {
                if (++done == epoch + 1) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Training.fit(TASK, Networks::smallCnn, SPLIT, kept, stop).close();
        for (int again = 0; again < 2; again++) {
            try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, kept)) {
                assertFalse(run.interrupted());
                assertEquals(epoch, run.epoch());
                assertArrayEquals(straight, weights(run.model().djlModel().getBlock()));
            }
        }
    }

    @Test
    void patienceEndsATrainingThatNoLongerImproves() {
        Path file = folder.resolve("run.zip");
        TrainingOptions options =
                ROUGH.withEpochs(40).withPatience(2).keepBest().withCheckpoint(file);
        int epochs;
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, options)) {
            epochs = run.history().epochs().size();
            assertTrue(epochs < 40, run.toString());
            assertEquals(epochs - 2, run.epoch());
        }
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, options)) {
            assertEquals(epochs, run.history().epochs().size(), "a training that has stopped stays so");
        }
    }

    @Test
    void toChooseWithoutAValidationPartIsRefused() {
        Split<ImageData> two = new Split<>(SPLIT.train(), SPLIT.test());
        for (TrainingOptions options : List.of(ROUGH.keepBest(), ROUGH.withPatience(1))) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> Training.fit(TASK, Networks::smallCnn, two, options));
            assertTrue(e.getMessage().contains("withValidation"), e.getMessage());
        }
    }

    @Test
    void anOpenRunHoldsItsWeightsAndNothingElse() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            List<Long> counts = new ArrayList<>();
            TrainingOptions options = ROUGH.withEpochs(1).withAlgorithm(kind).keepBest();
            try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, SPLIT, options)) {
                run.model().djlModel().getBlock().getParameters().forEach(pair -> {
                    assertFalse(pair.getValue().getArray().hasGradient(), kind + " " + pair.getKey());
                    counts.add(pair.getValue().getArray().size());
                });
                long weights = counts.stream().mapToLong(count -> count).sum();
                long held = run.model().djlModel().getNDManager().getManagedArrays().stream()
                        .mapToLong(array -> array.size())
                        .sum();
                assertEquals(weights, held, kind.toString());
            }
        }
    }
}
