package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.translate.Pipeline;
import ai.djl.util.Progress;
import io.github.tammes.data.DataException;
import io.github.tammes.data.DatasetExamples;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on one of DJL's own datasets. */
class DjlDatasetTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final TrainingOptions QUIET =
            TrainingOptions.epochs(4).withBatchSize(32).withSilent(true);

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray pixels(ImageData data) {
        float[] values = new float[data.size() * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.images().get(i / 64, i % 64 / 8, i % 8, 0) / 255f;
        }
        return manager.create(values, new Shape(data.size(), 1, 8, 8));
    }

    private ArrayDataset dataset(ImageData data, boolean classes) {
        float[] labels = new float[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.label(i);
        }
        NDArray all = manager.create(labels);
        return new ArrayDataset.Builder()
                .setData(pixels(data))
                .optLabels(classes ? all.toType(DataType.INT64, false) : all)
                .setSampling(32, false)
                .build();
    }

    @Test
    void classesOfAnArrayDatasetAreLearned() throws Exception {
        Task task = Task.classification(
                Prototypes.place(10, 3).withClassNames(DIGITS.train().classNames()));
        try (TrainingRun run = Training.fit(
                task, Networks::smallCnn, dataset(DIGITS.train(), true), dataset(DIGITS.test(), true), QUIET)) {
            assertTrue(run.evaluate().accuracy() > 0.8, run.evaluate().toString());
            assertEquals(DIGITS.train().classNames(), run.model().classNames());
            // What it was trained on, image or not, is not known: only examples can be asked for.
            assertThrows(IllegalArgumentException.class, () -> run.model().predict(folder.resolve("a.png")));
            // Images of that shape would be normalized by themselves, in another way than the dataset was.
            IllegalArgumentException images =
                    assertThrows(IllegalArgumentException.class, () -> run.evaluate(DIGITS.test()));
            assertTrue(images.getMessage().contains("a DJL dataset"), images.getMessage());
        }
    }

    @Test
    void theSameNumbersGiveTheSameRun() {
        TrainingOptions two = QUIET.withEpochs(2);
        Task task = Task.softmax(10);
        DatasetExamples train = DatasetExamples.of("digits", dataset(DIGITS.train(), true), List.of());
        DatasetExamples test = DatasetExamples.of("digits", dataset(DIGITS.test(), true), List.of());
        try (TrainingRun first = Training.fit(task, n -> Networks.mlp(n, 20), new Split<>(train, test), two);
                TrainingRun second = Training.fit(task, n -> Networks.mlp(n, 20), new Split<>(train, test), two)) {
            assertEquals(
                    first.history().last().trainLoss(), second.history().last().trainLoss());
        }
        assertEquals(
                train.checksum(),
                DatasetExamples.of("again", dataset(DIGITS.train(), true), List.of())
                        .checksum());
        assertTrue(train.checksum() != train.select(1, 0).checksum(), "another selection has the same checksum");
    }

    @Test
    void aValidationPartIsTakenOutAsOfImages() {
        ImageData some = DIGITS.train().first(200);
        // The last 50 are copies of the first.
        ImageData copied = some.select(IntStream.range(0, 250).map(i -> i % 200).toArray());
        DatasetExamples train = DatasetExamples.of("digits", dataset(copied, true), List.of());
        DatasetExamples test =
                DatasetExamples.of("digits", dataset(DIGITS.test().first(50), true), List.of());
        Split<DatasetExamples> split = new Split<>(train, test).withValidation(0.2, 3);
        Split<ImageData> images = new Split<>(copied, copied).withValidation(0.2, 3);
        DatasetExamples validation = split.validation().orElseThrow();
        assertEquals("digits, validation", validation.name());
        assertEquals(labels(images.validation().orElseThrow()), labels(validation), "the same are drawn");
        assertEquals(labels(images.train()), labels(split.train()));
        try (TrainingRun run = Training.fit(
                Task.softmax(10),
                n -> Networks.mlp(n, 20),
                split,
                QUIET.withEpochs(2).keepBest())) {
            assertEquals("validation", run.history().heldOut());
        }
    }

    private static List<Integer> labels(Examples examples) {
        return IntStream.range(0, examples.size()).mapToObj(examples::label).toList();
    }

    @Test
    void numbersThatAreNotWholeAreTargets() {
        Task task = Task.regression(2, new TargetBounds(0, 9));
        try (TrainingRun run = Training.fit(
                task,
                Networks::smallCnn,
                dataset(DIGITS.train(), false),
                dataset(DIGITS.test(), false),
                QUIET.withEpochs(1))) {
            assertTrue(run.evaluate().meanAbsoluteError() < 9);
            assertEquals(DIGITS.test().label(5), run.evaluate().target(5));
        }
    }

    @Test
    void targetsOfAnIntegerTypeAreSaidToBeClasses() {
        Task task = Task.regression(2, new TargetBounds(0, 9));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(
                        task,
                        Networks::smallCnn,
                        dataset(DIGITS.train().first(40), true),
                        dataset(DIGITS.test().first(10), true),
                        QUIET));
        assertTrue(e.getMessage().contains("convert them to float32"), e.getMessage());
    }

    /** A checkpoint knows its data again, although they never come twice the same through the pipeline. */
    @Test
    void whatAPipelineDrawsAtRandomIsNoOtherData() {
        Pipeline noisy =
                new Pipeline().add(data -> data.add(data.getManager().randomUniform(0, 0.01f, data.getShape())));
        ArrayDataset train = new ArrayDataset.Builder()
                .setData(pixels(DIGITS.train().first(64)))
                .optLabels(manager.create(new long[64]))
                .optPipeline(noisy)
                .setSampling(32, false)
                .build();
        assertEquals(
                DatasetExamples.of("noisy", train, List.of()).checksum(),
                DatasetExamples.of("noisy", train, List.of()).checksum());
        assertNotEquals(
                DatasetExamples.of("first", dataset(DIGITS.train().first(64), true), List.of())
                        .checksum(),
                DatasetExamples.of("other", dataset(DIGITS.test().first(64), true), List.of())
                        .checksum());
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        ArrayDataset bytes = new ArrayDataset.Builder()
                .setData(pixels(DIGITS.test().first(4)).toType(DataType.UINT8, true))
                .setSampling(2, false)
                .build();
        DataException e = assertThrows(DataException.class, () -> DatasetExamples.of("bytes", bytes, List.of()));
        assertTrue(e.getMessage().contains("float32"), e.getMessage());
        IllegalArgumentException none = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(
                        Task.softmax(10),
                        Networks::smallCnn,
                        dataset(DIGITS.train().first(40), false),
                        dataset(DIGITS.test().first(10), false),
                        QUIET));
        assertTrue(none.getMessage().contains("needs classes: convert them to int64"), none.getMessage());
        ArrayDataset empty = dataset(DIGITS.test().first(0), true);
        e = assertThrows(DataException.class, () -> DatasetExamples.of("empty", empty, List.of()));
        assertEquals("empty has no records.", e.getMessage());
    }

    /** One that reads its records when it is prepared, as DJL's own do, and does not know their number before. */
    private static final class Unprepared extends RandomAccessDataset {

        private final NDArray images;
        private final long[] classes;
        private List<Long> read;

        Unprepared(NDArray images, long... classes) {
            super(new ArrayDataset.Builder().setSampling(32, false));
            this.images = images;
            this.classes = classes;
        }

        @Override
        public void prepare(Progress progress) throws IOException {
            if (classes.length == 0) {
                throw new IOException("there is no network");
            }
            read = LongStream.of(classes).boxed().toList();
        }

        @Override
        protected long availableSize() {
            return read.size();
        }

        @Override
        public Record get(NDManager owner, long index) {
            NDArray image = images.get(index);
            image.attach(owner);
            return new Record(new NDList(image), new NDList(owner.create(read.get((int) index))));
        }
    }

    @Test
    void aDatasetIsPreparedBeforeItIsRead() {
        NDArray images = pixels(DIGITS.test().first(3));
        DatasetExamples examples = DatasetExamples.of("read", new Unprepared(images, 2, 0, 1), List.of());
        assertEquals(List.of(2, 0, 1), labels(examples));
        DataException e =
                assertThrows(DataException.class, () -> DatasetExamples.of("lost", new Unprepared(images), List.of()));
        assertEquals("lost cannot be read: there is no network", e.getMessage());
    }
}
