package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.listener.DivergenceCheckTrainingListener;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final Split<ImageData> FEW =
            new Split<>(DIGITS.train().first(96), DIGITS.test().first(32));
    private static final Task TASK = Task.classification(Prototypes.place(10, 3));
    private static final TrainingOptions QUIET =
            TrainingOptions.epochs(3).withBatchSize(32).withSilent(true);

    @TempDir
    Path folder;

    private static float[] weights(TrainingRun run) {
        List<Float> all = new ArrayList<>();
        run.model().djlModel().getBlock().getParameters().forEach(pair -> {
            for (float value : pair.getValue().getArray().toFloatArray()) {
                all.add(value);
            }
        });
        float[] flat = new float[all.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = all.get(i);
        }
        return flat;
    }

    private static float[] trainedWeights(TrainingOptions options, TrainingListener... listeners) {
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, options, listeners)) {
            return weights(run);
        }
    }

    @Test
    void learnsDigitsInSeconds() {
        TrainingOptions options =
                TrainingOptions.epochs(10).withBatchSize(32).withSilent(true).withSeed(1);
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, DIGITS, options)) {
            assertTrue(run.evaluate().accuracy() >= 0.9, run.toString());
            assertEquals(
                    run.evaluate().accuracy(),
                    run.history().last().heldOutMetrics().get("accuracy"),
                    1e-6);
        }
    }

    @Test
    void overfitsSixtyFourImages() {
        Split<ImageData> same =
                new Split<>(DIGITS.train().first(64), DIGITS.train().first(64));
        TrainingOptions options = TrainingOptions.epochs(40).withBatchSize(16).withSilent(true);
        for (Task task : List.of(TASK, Task.softmax(10))) {
            double rate = task == TASK ? 0.01 : 0.1;
            try (TrainingRun run = Training.fit(task, Networks::smallCnn, same, options.withLearningRate(rate))) {
                assertEquals(1, run.evaluate().accuracy(), task.name());
            }
        }
    }

    @Test
    void regressionReadsTheAngleOfRotatedDigits() {
        Split<ImageData> rotated =
                new Split<>(RotatedImages.of(DIGITS.train(), -90, 90, 1), RotatedImages.of(DIGITS.test(), -90, 90, 2));
        TrainingOptions options = TrainingOptions.epochs(12).withBatchSize(32).withSilent(true);
        try (TrainingRun run =
                Training.fit(Task.regression(3, new TargetBounds(-90, 90)), Networks::smallCnn, rotated, options)) {
            // Always saying 0 has an error of about 45 degrees.
            assertTrue(run.evaluate().meanAbsoluteError() < 15, run.toString());
            assertEquals(
                    run.evaluate().meanAbsoluteError(),
                    run.history().last().heldOutMetrics().get("MAE"),
                    1e-3);
        }
    }

    @Test
    void drawnAnglesAreTheTargets() {
        TrainingOptions options = QUIET.withAugmentation(Augmentation.rotate(-30, 30));
        try (TrainingRun run =
                Training.fit(Task.regression(2, new TargetBounds(-30, 30)), Networks::smallCnn, FEW, options)) {
            Evaluation evaluation = run.evaluate();
            for (int i = 0; i < FEW.test().size(); i++) {
                assertTrue(Math.abs(evaluation.target(i)) <= 30);
            }
            assertEquals(0, evaluation.outsideBounds());
        }
    }

    /** A variation of the training images is none of those that are measured, unless their angles are what is asked for. */
    @Test
    void aClassificationIsMeasuredOnUprightImages() {
        TrainingOptions options = QUIET.withAugmentation(Augmentation.rotate(-90, 90));
        Task task = Task.classification(Prototypes.place(10, 3));
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, FEW, options)) {
            Predictions upright = run.predict(FEW.test());
            long right = IntStream.range(0, upright.size())
                    .filter(i -> upright.predictedClass(i) == FEW.test().label(i))
                    .count();
            double expected = (double) right / upright.size();
            assertEquals(expected, run.evaluate().accuracy());
            assertEquals(expected, run.history().last().heldOutMetrics().get("accuracy"), 1e-6);
        }
    }

    /** Images that have their angles are not turned once more to be measured, and angles do not replace other targets. */
    @Test
    void drawnAnglesNeverReplaceTargets() {
        TrainingOptions options = QUIET.withAugmentation(Augmentation.rotate(-30, 30));
        Task task = Task.regression(2, new TargetBounds(-30, 30));
        Split<ImageData> measured = new Split<>(FEW.train(), RotatedImages.of(FEW.test(), -30, 30, 2));
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, measured, options)) {
            assertEquals(
                    run.evaluate(measured.test()).meanAbsoluteError(),
                    run.history().last().heldOutMetrics().get("MAE"),
                    1e-3);
        }
        Split<ImageData> both = RotatedImages.of(FEW, -30, 30, 1);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(task, Networks::smallCnn, both, options).close());
        assertTrue(refused.getMessage().contains("rotated has targets"), refused.getMessage());
    }

    /** DJL's own loss takes one label, and the target is another. */
    @Test
    void softmaxLearnsTheClassesOfExamplesThatHaveTargetsToo() {
        Split<ImageData> rotated = RotatedImages.of(FEW, -30, 30, 1);
        try (TrainingRun run = Training.fit(Task.softmax(10), Networks::smallCnn, rotated, QUIET)) {
            assertEquals(
                    run.evaluate().accuracy(),
                    run.history().last().heldOutMetrics().get("accuracy"),
                    1e-6);
        }
    }

    @Test
    void targetsOutsideTheBoundsArePredictedInsideAndCounted() {
        TargetBounds narrow = new TargetBounds(-10, 10);
        Split<ImageData> rotated =
                new Split<>(RotatedImages.of(FEW.train(), -30, 30, 1), RotatedImages.of(FEW.test(), -30, 30, 2));
        try (TrainingRun run = Training.fit(Task.regression(2, narrow), Networks::smallCnn, rotated, QUIET)) {
            Evaluation evaluation = run.evaluate();
            int outside = 0;
            for (int i = 0; i < rotated.test().size(); i++) {
                assertTrue(narrow.contains(evaluation.predictions().predictedTarget(i)));
                outside += narrow.contains(rotated.test().target(i)) ? 0 : 1;
            }
            assertTrue(outside > 0);
            assertEquals(outside, evaluation.outsideBounds());
            assertTrue(evaluation.toString().contains(outside + " targets outside the bounds"), evaluation.toString());
        }
    }

    @Test
    void jointLearnsBoth() {
        Split<ImageData> rotated =
                new Split<>(RotatedImages.of(DIGITS.train(), -60, 60, 1), RotatedImages.of(DIGITS.test(), -60, 60, 2));
        Prototypes classes = Prototypes.place(10, 3);
        TargetBounds angles = new TargetBounds(-60, 60);
        Task task = Task.joint(classes, angles, 0.5);
        assertEquals(
                Task.joint(classes, angles, JointArrangement.SEPARATE_AXIS, 0.5).fingerprint(), task.fingerprint());
        TrainingOptions options = TrainingOptions.epochs(12).withBatchSize(32).withSilent(true);
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, rotated, options)) {
            assertTrue(run.evaluate().accuracy() > 0.7, run.toString());
            assertTrue(run.evaluate().meanAbsoluteError() < 15, run.toString());
        }
    }

    @Test
    void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        TrainingOptions options =
                QUIET.withAugmentation(Augmentation.padCropFlip().withPadding(1));
        float[] weights = trainedWeights(options);
        assertArrayEquals(weights, trainedWeights(options.withDataThreads(3)));
        assertFalse(Arrays.equals(weights, trainedWeights(options.withSeed(1))));
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void resumedRunIsBitForBitTheOneNeverStopped(OptimizerKind algorithm) {
        TrainingOptions options = QUIET.withAlgorithm(algorithm)
                .withAugmentation(Augmentation.padCropFlip().withPadding(1));
        float[] straight = trainedWeights(options);
        Path file = folder.resolve("run.zip");
        interruptedInEpoch(2, options.withCheckpoint(file));
        try (TrainingRun resumed = Training.fit(TASK, Networks::smallCnn, FEW, options.withCheckpoint(file))) {
            assertFalse(resumed.interrupted());
            assertEquals(3, resumed.history().epochs().size());
            assertArrayEquals(straight, weights(resumed));
        }
    }

    /** Interrupts a run at the second minibatch of an epoch, checks that it is usable, and closes it. */
    private static void interruptedInEpoch(int epoch, TrainingOptions options) {
        AtomicInteger batches = new AtomicInteger();
        TrainingListener listener = new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                if (batches.incrementAndGet() == (epoch - 1) * 3 + 2) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, options, listener)) {
            assertTrue(run.interrupted());
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
            assertEquals(epoch - 1, run.history().epochs().size());
            assertEquals((epoch - 1) * 3 + 2, batches.get(), "no minibatch after the interrupt");
            assertEquals(32, run.predict(FEW.test()).size());
        }
    }

    @Test
    void interruptInTheFirstEpochGivesAnEmptyHistory() {
        interruptedInEpoch(1, QUIET);
    }

    @Test
    void finishedRunIsReadBackWithoutTraining() {
        TrainingOptions options = QUIET.withCheckpoint(folder.resolve("run.zip"));
        float[] weights = trainedWeights(options);
        AtomicInteger batches = new AtomicInteger();
        float[] again = trainedWeights(options, new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                batches.incrementAndGet();
            }
        });
        assertArrayEquals(weights, again);
        assertEquals(0, batches.get());
    }

    @Test
    void checkpointFolderHoldsNothingElse() throws IOException {
        trainedWeights(QUIET.withCheckpoint(folder.resolve("new/run.zip")));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertEquals(
                    List.of("run.zip"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void truncatedOrDamagedCheckpointIsExplained() throws IOException {
        Path file = folder.resolve("run.zip");
        trainedWeights(QUIET.withCheckpoint(file));
        byte[] good = Files.readAllBytes(file);
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        for (byte[] bad : List.of(
                Arrays.copyOf(good, good.length / 2),
                Arrays.copyOf(good, good.length - 1),
                new byte[0],
                "not a zip".getBytes(StandardCharsets.UTF_8),
                flipped)) {
            Files.write(file, bad);
            TrainingException e =
                    assertThrows(TrainingException.class, () -> trainedWeights(QUIET.withCheckpoint(file)));
            assertTrue(e.getMessage().contains("damaged"), e.getMessage());
            assertArrayEquals(bad, Files.readAllBytes(file), "the file is left for its owner to look at");
        }
    }

    @Test
    void checkpointOfAnotherRunIsExplained() {
        Path file = folder.resolve("run.zip");
        trainedWeights(QUIET.withCheckpoint(file));
        TrainingException e = assertThrows(
                TrainingException.class,
                () -> trainedWeights(QUIET.withLearningRate(0.5).withCheckpoint(file)));
        assertTrue(e.getMessage().contains("learning rate is 0.01 there, 0.5 here"), e.getMessage());
        Split<ImageData> shuffled = new Split<>(FEW.train().shuffled(3), FEW.test());
        e = assertThrows(
                TrainingException.class,
                () -> Training.fit(TASK, Networks::smallCnn, shuffled, QUIET.withCheckpoint(file)));
        assertTrue(e.getMessage().contains("training data is"), e.getMessage());
        Task permuted = Task.classification(Prototypes.place(10, 3).select(1, 0, 2, 3, 4, 5, 6, 7, 8, 9));
        e = assertThrows(
                TrainingException.class,
                () -> Training.fit(permuted, Networks::smallCnn, FEW, QUIET.withCheckpoint(file)));
        assertTrue(e.getMessage().contains("task is HPN classification, prototypes"), e.getMessage());
        IntFunction<Block> other = n -> Networks.mlp(n, 20);
        e = assertThrows(TrainingException.class, () -> Training.fit(TASK, other, FEW, QUIET.withCheckpoint(file)));
        assertTrue(e.getMessage().contains("network is"), e.getMessage());
    }

    @Test
    void lossThatIsNoNumberInTheFirstEpochStopsTheRun() throws IOException {
        Path file = folder.resolve("run.zip");
        Split<ImageData> data =
                new Split<>(RotatedImages.of(FEW.train(), 0, 90, 1), RotatedImages.of(FEW.test(), 0, 90, 1));
        Task task = Task.squaredError();
        TrainingOptions options = QUIET.withLearningRate(1e30)
                .withSchedule(new Schedule.OneCycle(0.9))
                .withCheckpoint(file);
        TrainingException e =
                assertThrows(DivergenceException.class, () -> Training.fit(task, Networks::smallCnn, data, options));
        assertTrue(e.getMessage().contains("in epoch 1"), e.getMessage());
        assertTrue(e.getMessage().contains("lower learning rate"), e.getMessage());
        assertFalse(Files.exists(file));
    }

    /** As with DJL's own list of listeners, in which the one that measures stands before those that look. */
    @Test
    void aListenerIsToldTheFiguresOfTheEpochThatIsOver() {
        List<Float> told = new ArrayList<>();
        TrainingListener listener = new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                told.add(trainer.getTrainingResult().getValidateLoss());
            }
        };
        for (List<TrainingListener> all : List.of(
                List.of(new DivergenceCheckTrainingListener(), listener),
                List.of(new EvaluatorTrainingListener(), listener))) {
            told.clear();
            try (TrainingRun run =
                    Training.fit(TASK, Networks::smallCnn, FEW, QUIET, all.toArray(new TrainingListener[0]))) {
                assertEquals(
                        run.history().epochs().stream()
                                .map(epoch -> (float) epoch.heldOutLoss())
                                .toList(),
                        told);
            }
        }
    }

    @Test
    void liveArraysDoNotGrowFromEpochToEpoch() {
        List<Integer> counts = new ArrayList<>();
        TrainingListener listener = new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                counts.add(trainer.getManager()
                        .getParentManager()
                        .getManagedArrays()
                        .size());
            }
        };
        for (Task task : List.of(TASK, Task.softmax(10))) {
            counts.clear();
            try (TrainingRun run = Training.fit(
                    task,
                    Networks::smallCnn,
                    FEW,
                    QUIET.withEpochs(5).withCheckpoint(folder.resolve(task.name())),
                    listener)) {
                run.evaluate();
                counts.add(
                        run.model().djlModel().getNDManager().getManagedArrays().size());
            }
            assertEquals(List.of(counts.get(1), counts.get(1), counts.get(1)), counts.subList(2, 5), task.name());
            assertTrue(counts.get(5) <= counts.get(4), "evaluation leaves nothing behind: " + counts);
        }
    }

    @Test
    void tasksAndDataThatDoNotFitAreExplained() {
        assertRefused("needs targets", Task.squaredError(), FEW);
        assertRefused("tells 4 classes apart", Task.classification(Prototypes.place(4, 3)), FEW);
        assertRefused(
                "gradient",
                Task.regression(1, new TargetBounds(0, 1)),
                new Split<>(RotatedImages.of(FEW.train(), 0, 1, 1), RotatedImages.of(FEW.test(), 0, 1, 1)));
        assertRefused("gradient", Task.classification(Prototypes.place(2, 1)), firstTwoClasses());
        assertRefused(
                "no test examples", TASK, new Split<>(FEW.train(), FEW.test().first(0)));
        Split<ImageData> unlabelled = new Split<>(
                ImageData.of("bare", FEW.train().images()),
                ImageData.of("bare", FEW.test().images()));
        assertRefused("needs classes", TASK, unlabelled);
    }

    private static Split<ImageData> firstTwoClasses() {
        int[] labels = new int[FEW.train().size()];
        ImageData two = ImageData.of("two", FEW.train().images()).withLabels(labels, List.of("a", "b"));
        return new Split<>(two, two);
    }

    @Test
    void examplesOfAnotherShapeAreNotPredicted() {
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, QUIET)) {
            ImageData larger = ImageData.of("larger", new Images(new byte[2 * 9 * 9], 2, 9, 9, 1));
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run.predict(larger));
            assertTrue(e.getMessage().contains("(1, 9, 9)"), e.getMessage());
        }
    }

    @Test
    void interruptedPredictionEnds() {
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, QUIET)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> run.predict(FEW.test()));
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
        }
    }

    private static void assertRefused(String part, Task task, Split<ImageData> data) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Training.fit(task, Networks::smallCnn, data, QUIET));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void networkThatDoesNotFitIsExplained() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(TASK, outputs -> Networks.smallCnn(outputs + 1), FEW, QUIET));
        assertTrue(e.getMessage().contains("needs (1, 3)"), e.getMessage());
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, QUIET)) {
            Block used = run.model().djlModel().getBlock();
            e = assertThrows(IllegalArgumentException.class, () -> Training.fit(TASK, outputs -> used, FEW, QUIET));
            assertTrue(e.getMessage().contains("already has weights"), e.getMessage());
        }
    }

    @Test
    void terminalGetsOneLinePerEpochAndTheDeviceFirst() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Display before = Display.current();
        Display.use(new io.github.tammes.display.TextDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, QUIET.withSilent(false))) {
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            assertEquals(4, lines.size(), lines.toString());
            assertTrue(lines.get(0).startsWith("Training on CPU (PyTorch"), lines.get(0));
            assertTrue(lines.get(0).contains("float32"), lines.get(0));
            assertTrue(lines.get(3).startsWith("epoch 3/3: train loss"), lines.get(3));
            assertTrue(run.toString().contains("test accuracy"), run.toString());
        } finally {
            Display.use(before);
        }
    }

    @Test
    void labelTellsEverything() {
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, QUIET.withSeed(42))) {
            String label = run.label().toString();
            for (String part :
                    List.of("seed: 42", "digits", "Java", "PyTorch", "DJL 0.", "CPU", "one-cycle", "started: 2")) {
                assertTrue(label.contains(part), part + " in " + label);
            }
            assertFalse(run.label().versions().tammes().contains("$"), "the version is filled in by the build");
        }
    }

    @Test
    void trainsTheSameInAnyThread() throws InterruptedException {
        float[] here = trainedWeights(QUIET);
        List<float[]> there = new ArrayList<>();
        Thread thread = new Thread(() -> there.add(trainedWeights(QUIET)));
        thread.start();
        thread.join();
        assertArrayEquals(here, there.get(0));
    }
}
