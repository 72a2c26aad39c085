package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prototypes that are dealt to the classes anew as the training goes on. */
class RedealingTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final Split<ImageData> FEW =
            new Split<>(DIGITS.train().first(160), DIGITS.test().first(64));
    private static final Prototypes PROTOTYPES =
            Prototypes.place(10, 3).withClassNames(DIGITS.train().classNames());
    private static final Task TASK = Task.classification(PROTOTYPES);
    /** Anywhere, whatever the search finds. */
    private static final Prototypes RANDOM = Prototypes.place(
                    10, 3, PlacementOptions.of(PlacementMethod.RANDOM).withSeed(1))
            .withClassNames(DIGITS.train().classNames());
    /** So slow that the network goes on turning its examples where its first weights turn them, away from the prototypes. */
    private static final TrainingOptions OPTIONS = TrainingOptions.epochs(4)
            .withBatchSize(16)
            .withSchedule(Schedule.constant())
            .withLearningRate(1e-4)
            .withSilent(true);

    @TempDir
    Path folder;

    private static byte[] weights(TrainingRun run) {
        List<byte[]> arrays = new ArrayList<>();
        Block block = run.model().djlModel().getBlock();
        block.getParameters()
                .forEach(pair -> arrays.add(pair.getValue().getArray().toByteArray()));
        byte[] all = new byte[arrays.stream().mapToInt(a -> a.length).sum()];
        int at = 0;
        for (byte[] array : arrays) {
            System.arraycopy(array, 0, all, at, array.length);
            at += array.length;
        }
        return all;
    }

    private static int[] redealt(TrainingRun run) {
        return run.history().epochs().stream().mapToInt(EpochResult::redealt).toArray();
    }

    private static TrainingListener interruptAfter(int epochs) {
        return new TrainingListenerAdapter() {
            private int done;

            @Override
            public void onEpoch(Trainer trainer) {
                if (++done == epochs) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    /** The sum over the classes of the mean cosine of their outputs with the prototype that they are dealt. */
    private static double worth(double[][] means, List<Integer> dealt) {
        return IntStream.range(0, means.length)
                .mapToDouble(i -> means[i][dealt.get(i)])
                .sum();
    }

    private static double[][] meanScores(TrainingRun run, ImageData examples) {
        Predictions predictions = run.evaluate(examples).predictions();
        double[][] means = new double[10][10];
        int[] counts = new int[10];
        for (int i = 0; i < examples.size(); i++) {
            counts[examples.label(i)]++;
        }
        for (int i = 0; i < examples.size(); i++) {
            for (int j = 0; j < 10; j++) {
                means[examples.label(i)][j] += predictions.scores()[i][j] / counts[examples.label(i)];
            }
        }
        return means;
    }

    private static List<Integer> dealtRows(Prototypes dealt) {
        List<double[]> rows = Arrays.asList(PROTOTYPES.toArray());
        return Arrays.stream(dealt.toArray())
                .map(row -> IntStream.range(0, 10)
                        .filter(i -> Arrays.equals(rows.get(i), row))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    void noOtherDealingSuitsTheNetworkBetter() {
        double[][] means;
        try (TrainingRun first = Training.fit(TASK, Networks::smallCnn, FEW, OPTIONS.withEpochs(1))) {
            means = meanScores(first, FEW.train());
        }
        try (TrainingRun run = Training.fit(
                TASK, Networks::smallCnn, FEW, OPTIONS.withEpochs(2).withRedealing(1))) {
            List<Integer> dealt = dealtRows(run.task().prototypes());
            assertEquals(10, dealt.stream().distinct().count(), "each point is dealt once: " + dealt);
            double best = worth(means, dealt);
            Random random = new Random(0);
            for (int trial = 0; trial < 2000; trial++) {
                // From far away to a single exchange.
                List<Integer> other = new ArrayList<>(dealt);
                for (int swap = 0; swap <= trial % 4; swap++) {
                    Collections.swap(other, random.nextInt(10), random.nextInt(10));
                }
                assertTrue(worth(means, other) <= best + 1e-5, () -> other + " is better than " + dealt);
            }
            int moved =
                    (int) IntStream.range(0, 10).filter(i -> dealt.get(i) != i).count();
            assertTrue(moved > 0, "a test with a point: the first epoch's network turns elsewhere");
            assertArrayEquals(new int[] {0, moved}, redealt(run));
            assertTrue(run.history().toTable().containsColumn("re-dealt"));
        }
    }

    @Test
    void aNetworkThatKnowsItsPrototypesGetsThemBack() {
        Task turned = Task.classification(PROTOTYPES
                .select(1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
                .withClassNames(DIGITS.train().classNames()));
        TrainingOptions hardly =
                OPTIONS.withEpochs(3).withLearningRate(1e-9).withWeightDecay(0).withRedealing(1);
        try (TrainingRun taught = Training.fit(TASK, Networks::smallCnn, DIGITS, OPTIONS.withLearningRate(0.003));
                TrainingRun run = Training.fit(turned, Networks::smallCnn, DIGITS, hardly.startFrom(taught.model()));
                // The means that normalise go on moving, whatever the rate: here as far, without any dealing.
                TrainingRun undealt = Training.fit(
                        TASK,
                        Networks::smallCnn,
                        DIGITS,
                        hardly.withRedealing(0).startFrom(taught.model()))) {
            assertEquals(PROTOTYPES, run.task().prototypes());
            assertEquals(PROTOTYPES, run.model().task().prototypes());
            assertArrayEquals(new int[] {0, 10, 0}, redealt(run));
            double back = run.evaluate().accuracy();
            assertEquals(run.history().last().heldOutMetrics().get("accuracy"), back, 1e-6);
            assertEquals(undealt.evaluate().accuracy(), back, 0.01);
            double known = taught.evaluate().accuracy();
            assertTrue(back > known - 0.05, back + " after " + known);
        }
    }

    @Test
    void theModelHasThePrototypesThatTheLastEpochWasMeasuredWith() {
        Task joint = Task.joint(RANDOM, TargetBounds.of(-60, 60), JointArrangement.SEPARATE_AXIS, 0.5);
        TrainingOptions turning = OPTIONS.withAugmentation(Augmentation.rotate(-60, 60));
        for (Task task : List.of(Task.classification(RANDOM), joint)) {
            // Hardly trained at all, so that the classes lie where the first weights put them.
            TrainingOptions options = (task == joint ? turning : OPTIONS)
                    .withLearningRate(1e-9)
                    .withWeightDecay(0)
                    .withRedealing(2);
            try (TrainingRun run = Training.fit(task, Networks::smallCnn, FEW, options)) {
                assertNotEquals(0, IntStream.of(redealt(run)).sum(), task.name());
                assertEquals(
                        task.prototypes().certificate().maxCosine(),
                        run.task().prototypes().certificate().maxCosine(),
                        1e-12);
                double measured = run.history().last().heldOutMetrics().get("accuracy");
                assertEquals(measured, run.evaluate().accuracy(), 1e-6, task.name());
            }
        }
    }

    @Test
    void aResumedTrainingIsDealtTheSame() {
        Split<ImageData> data = FEW.withValidation(0.25, 0);
        for (TrainingOptions options :
                List.of(OPTIONS.withRedealing(1), OPTIONS.withRedealing(2).keepBest())) {
            byte[] straight;
            int[] history;
            Prototypes dealt;
            try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, data, options)) {
                straight = weights(run);
                history = redealt(run);
                dealt = run.task().prototypes();
            }
            assertTrue(IntStream.of(history).sum() > 0, "a test with a point");
            for (int stop : new int[] {1, 3}) {
                TrainingOptions saved = options.withCheckpoint(folder.resolve(stop + "-" + options.redealing()));
                Training.fit(TASK, Networks::smallCnn, data, saved, interruptAfter(stop))
                        .close();
                try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, data, saved)) {
                    assertFalse(run.interrupted());
                    assertArrayEquals(straight, weights(run), "stopped after epoch " + stop);
                    assertArrayEquals(history, redealt(run));
                    assertEquals(dealt, run.task().prototypes());
                }
            }
        }
    }

    @Test
    void itIsPartOfTheIdentity() {
        String plain =
                TrainingSettings.of(TASK, Networks::smallCnn, FEW, OPTIONS).identity();
        String every = TrainingSettings.of(TASK, Networks::smallCnn, FEW, OPTIONS.withRedealing(1))
                .identity();
        String second = TrainingSettings.of(TASK, Networks::smallCnn, FEW, OPTIONS.withRedealing(2))
                .identity();
        assertEquals(3, List.of(plain, every, second).stream().distinct().count());
        assertFalse(
                TrainingSettings.of(TASK, Networks::smallCnn, FEW, OPTIONS)
                        .toString()
                        .contains("dealt"),
                "trainings of before this option keep their identity");
    }

    @Test
    void withoutPrototypesThereIsNothingToDeal() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(Task.softmax(10), Networks::smallCnn, FEW, OPTIONS.withRedealing(1)));
        assertTrue(e.getMessage().contains("redealing") && e.getMessage().contains("softmax"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withRedealing(-1));
    }
}
