package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.Standardization;
import io.github.tammes.data.TableData;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final TrainingOptions OPTIONS =
            TrainingOptions.epochs(4).withBatchSize(32).withSilent(true);
    private static final Task TASK = Task.classification(Prototypes.place(10, 3));

    @TempDir
    Path folder;

    private static TrainingRun trained() {
        return Training.fit(TASK, Networks::smallCnn, DIGITS, OPTIONS);
    }

    @Test
    void trainingStartsWithTheWeightsOfTheModel() throws Exception {
        try (TrainingRun first = trained()) {
            first.model().save(folder.resolve("first"));
            // A rate so small that no weight of float32 changes by more than a rounding, and running statistics hardly.
            TrainingOptions still = OPTIONS.withEpochs(1)
                    .withLearningRate(1e-12)
                    .withWeightDecay(0)
                    .withSchedule(Schedule.constant());
            try (TrainedModel loaded = TrainedModel.load(folder.resolve("first"));
                    TrainingRun next = Training.fit(TASK, Networks::smallCnn, DIGITS, still.startFrom(loaded));
                    TrainingRun drawn = Training.fit(TASK, Networks::smallCnn, DIGITS, still)) {
                assertEquals(first.evaluate().accuracy(), next.evaluate().accuracy(), 0.03);
                assertTrue(
                        drawn.evaluate().accuracy() < first.evaluate().accuracy() - 0.3, "drawn weights know it too");
                assertArrayEquals(
                        first.model()
                                .djlModel()
                                .getBlock()
                                .getParameters()
                                .valueAt(0)
                                .getArray()
                                .toFloatArray(),
                        next.model()
                                .djlModel()
                                .getBlock()
                                .getParameters()
                                .valueAt(0)
                                .getArray()
                                .toFloatArray(),
                        1e-6f);
                assertTrue(next.label().settings().values().containsKey("start from"));
                // The images are normalized as the weights know them.
                assertEquals(first.model().normalization(), next.model().normalization());
            }
        }
    }

    @Test
    void theModelItselfDoesNotChange() {
        try (TrainingRun first = trained()) {
            float[][] before = first.predict(DIGITS.test()).outputs();
            Training.fit(TASK, Networks::smallCnn, DIGITS, OPTIONS.startFrom(first.model()))
                    .close();
            float[][] after = first.predict(DIGITS.test()).outputs();
            for (int i = 0; i < before.length; i++) {
                assertArrayEquals(before[i], after[i]);
            }
        }
    }

    @Test
    void anotherNumberOfOutputsMakesANewLastLayerOnly() {
        try (TrainingRun first = trained();
                TrainingRun next = Training.fit(
                        Task.softmax(10),
                        Networks::smallCnn,
                        DIGITS,
                        OPTIONS.withEpochs(1)
                                .withLearningRate(1e-12)
                                .withSchedule(Schedule.constant())
                                .startFrom(first.model()))) {
            var before = first.model().djlModel().getBlock().getParameters();
            var after = next.model().djlModel().getBlock().getParameters();
            assertArrayEquals(
                    before.valueAt(0).getArray().toFloatArray(),
                    after.valueAt(0).getArray().toFloatArray(),
                    1e-6f);
            assertEquals(
                    10, after.valueAt(after.size() - 1).getArray().getShape().get(0));
        }
    }

    /** Of other sizes the last layer has other weights, though as many outputs: it is not thrown away in silence. */
    @Test
    void imagesOfAnotherSizeAreRefused() {
        try (TrainingRun first = trained()) {
            Split<ImageData> larger = DIGITS.map(
                    part -> part.withImages(new Images(new byte[part.size() * 256], part.size(), 16, 16, 1)));
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> Training.fit(TASK, Networks::smallCnn, larger, OPTIONS.startFrom(first.model())));
            assertTrue(e.getMessage().contains("there") && e.getMessage().contains("here"), e.getMessage());
        }
    }

    @Test
    void anotherNetworkIsRefused() {
        try (TrainingRun first = trained()) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> Training.fit(TASK, n -> Networks.mlp(n, 5), DIGITS, OPTIONS.startFrom(first.model())));
            assertTrue(e.getMessage().contains("of another network"), e.getMessage());
        }
    }

    /** Rows reach the network as its weights know them, however they were standardized before. */
    @Test
    void rowsAreStandardizedAsTheModelKnowsThem() {
        Split<TableData> split = Abalone.load();
        List<Double> means = Collections.nCopies(10, -3.0);
        List<Double> deviations = Collections.nCopies(10, 0.5);
        Split<TableData> otherwise = split.map(part -> part.standardized(new Standardization(means, deviations)));
        Task task = Task.regression(2, TargetBounds.of(split.train()));
        IntFunction<Block> network = outputs -> Networks.mlp(outputs, 8);
        try (TrainingRun first = Training.fit(task, network, split, OPTIONS)) {
            // So low a rate that the roundings of standardizing twice do not grow.
            TrainingOptions options =
                    OPTIONS.withEpochs(1).withLearningRate(1e-6).startFrom(first.model());
            try (TrainingRun next = Training.fit(task, network, split, options);
                    TrainingRun same = Training.fit(task, network, otherwise, options)) {
                assertEquals(
                        next.history().last().trainLoss(), same.history().last().trainLoss(), 1e-3);
                assertEquals(
                        next.evaluate().meanAbsoluteError(), same.evaluate().meanAbsoluteError(), 1e-3);
                // A result is recorded by the data as they were given.
                assertEquals(
                        TrainingSettings.of(task, network, otherwise, options).identity(),
                        same.label().settings().identity());
            }
        }
    }

    @Test
    void rowsOfOtherFeaturesAreRefused() {
        TableData rows = TableData.of("made", List.of("a", "b"), new float[][] {{1, 2}, {3, 5}, {4, 1}})
                .withTargets(new float[] {0, 1, 2});
        TableData swapped = TableData.of("swapped", List.of("b", "a"), new float[][] {{2, 1}, {5, 3}, {1, 4}})
                .withTargets(new float[] {0, 1, 2});
        Task task = Task.squaredError();
        TrainingOptions one = OPTIONS.withEpochs(1);
        try (TrainingRun first = Training.fit(task, n -> Networks.mlp(n, 8), new Split<>(rows, rows), one)) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> Training.fit(
                            task,
                            n -> Networks.mlp(n, 8),
                            new Split<>(swapped, swapped),
                            one.startFrom(first.model())));
            assertTrue(
                    e.getMessage().contains("the features of swapped are [b, a] but the network was trained on [a, b]"),
                    e.getMessage());
        }
    }

    /** Eight digits are learned, then two more beside them: how much of the eight is lost? */
    @Test
    void classesAreAddedAndTheOldOnesNotForgotten() {
        List<String> old = DIGITS.train().classNames().subList(0, 8);
        Split<ImageData> eight =
                new Split<>(DIGITS.train().ofClasses(old), DIGITS.test().ofClasses(old));
        TrainingOptions options = OPTIONS.withEpochs(8);
        try (TrainingRun first =
                Training.fit(Task.classification(Prototypes.place(8, 3)), Networks::smallCnn, eight, options)) {
            Prototypes grown = first.task().prototypes().extend(List.of("8", "9"));
            double before = first.evaluate().accuracy();
            try (TrainingRun next = Training.fit(
                    Task.classification(grown),
                    Networks::smallCnn,
                    DIGITS,
                    options.withEpochs(3).startFrom(first.model()))) {
                double after = next.evaluate(eight.test()).accuracy();
                double added = next.evaluate(DIGITS.test().ofClasses(List.of("8", "9")))
                        .accuracy();
                String measured = "the eight: " + before + " before, " + after + " after; the two: " + added;
                assertEquals(DIGITS.train().classNames(), next.model().classNames());
                assertTrue(before > 0.85 && after > before - 0.15 && added > 0.6, measured);
            }
        }
    }
}
