package io.github.tammes.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Made;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.TableData;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinibatchesTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void servesEveryExampleOnceAnEpoch(int threads) {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(23, 2, 3, 3, 1), MinibatchOptions.training(5).withThreads(threads));
        List<Integer> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Batch batch : minibatches.epoch(manager, 0)) {
            try (batch) {
                assertEquals(
                        new Shape(batch.getSize(), 3, 2, 3),
                        batch.getData().singletonOrThrow().getShape());
                NDArray labels = batch.getLabels().singletonOrThrow();
                assertEquals(DataType.INT64, labels.getDataType());
                Arrays.stream(labels.toLongArray()).forEach(label -> seen.add((int) label));
                sizes.add(batch.getSize());
                assertEquals(seen.size(), batch.getProgress());
                assertEquals(23, batch.getProgressTotal());
                assertEquals(seen.subList(seen.size() - batch.getSize(), seen.size()), batch.getIndices());
            }
        }
        assertEquals(List.of(5, 5, 5, 5, 3), sizes);
        assertEquals(5, minibatches.batches());
        assertEquals(
                IntStream.range(0, 23).boxed().toList(), seen.stream().sorted().toList());
        assertNotEquals(IntStream.range(0, 23).boxed().toList(), seen);
    }

    @Test
    void leavesOutTheSmallerLastBatchWhenAsked() {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(23, 2, 2, 1, 1), MinibatchOptions.training(5).withDropLast(true));
        assertEquals(4, minibatches.batches());
        assertEquals(4, contents(minibatches, 0).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void viewsThePixelsAsChannelsHeightWidthWhateverTheOrderInMemory(boolean channelsLast) {
        ImageData data = Made.numbered(7, 4, 5, 3, 2);
        Normalization normalization = Normalization.of(data.images());
        MinibatchOptions options = MinibatchOptions.training(4)
                .withShuffle(false)
                .withChannelsLast(channelsLast)
                .withNormalization(normalization);
        int example = 0;
        for (Batch batch : Minibatches.of(data, options).epoch(manager, 0)) {
            try (batch) {
                NDArray inputs = batch.getData().singletonOrThrow();
                for (int i = 0; i < batch.getSize(); i++, example++) {
                    for (int c = 0; c < 3; c++) {
                        for (int y = 0; y < 4; y++) {
                            for (int x = 0; x < 5; x++) {
                                double expected = (data.images().get(example, y, x, c) / 255.0
                                                - normalization.mean().get(c))
                                        / normalization.std().get(c);
                                assertEquals(expected, inputs.getFloat(i, c, y, x), 1e-5);
                            }
                        }
                    }
                }
            }
        }
        assertEquals(7, example);
    }

    @Test
    void theSameSeedAndEpochGiveTheSameBatchesWhateverTheNumberOfThreads() {
        ImageData data = Made.numbered(101, 6, 6, 3, 3);
        MinibatchOptions options = MinibatchOptions.training(8)
                .withSeed(7)
                .withAugmentation(Augmentation.padCropFlip().withRotation(RandomRotation.between(-30, 30)));
        Minibatches alone = Minibatches.of(data, options.withThreads(0));
        Minibatches three = Minibatches.of(data, options.withThreads(3));
        Minibatches otherSeed = Minibatches.of(data, options.withSeed(8));
        for (int epoch : new int[] {0, 5, 1}) {
            assertSame(contents(alone, epoch), contents(three, epoch));
            assertDifferent(contents(alone, epoch), contents(otherSeed, epoch));
            assertDifferent(contents(alone, epoch), contents(alone, epoch + 1));
        }
    }

    @Test
    void dataIsServedOneEpochAfterTheOther() {
        Minibatches minibatches = Minibatches.of(Made.numbered(10, 2, 2, 1, 4), MinibatchOptions.training(3));
        for (int epoch = 0; epoch < 3; epoch++) {
            assertSame(contents(minibatches, epoch), contents(minibatches.getData(manager)));
        }
    }

    @Test
    void aBatchKeepsItsContentUntilItIsClosed() {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(64, 3, 3, 1, 5), MinibatchOptions.training(4).withThreads(2));
        List<float[]> expected = contents(minibatches, 0);
        List<Batch> open = new ArrayList<>();
        for (Batch batch : minibatches.epoch(manager, 0)) {
            open.add(batch);
        }
        contents(minibatches, 1);
        for (int i = 0; i < open.size(); i++) {
            assertArrayEquals(expected.get(i), content(open.get(i)));
            open.get(i).close();
        }
    }

    @Test
    void anArrayTakenOutOfItsBatchIsNeverWrittenAgain() {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(8, 3, 3, 1, 6), MinibatchOptions.training(4).withThreads(0));
        Batch first = minibatches.epoch(manager, 0).iterator().next();
        NDArray kept = first.getData().singletonOrThrow();
        float[] before = kept.toFloatArray();
        kept.attach(manager);
        first.close();
        contents(minibatches, 1);
        contents(minibatches, 2);
        assertArrayEquals(before, kept.toFloatArray());
    }

    /** The memory belongs to Java, and the engine does not tell the garbage collector that it views it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arraysOfForgottenBatchesKeepTheirMemory(boolean closed) {
        List<NDArray> kept = new ArrayList<>();
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            keepOne(i, closed, kept, expected);
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int k = 0; k < 50; k++) {
                BatchBuffers other = BatchBuffers.allocate(64, 3 * 16 * 16);
                other.inputs().asFloatBuffer().put(new float[64 * 3 * 16 * 16]);
            }
        }
        for (int i = 0; i < kept.size(); i++) {
            assertArrayEquals(expected.get(i), kept.get(i).toFloatArray());
        }
    }

    private void keepOne(int seed, boolean closed, List<NDArray> kept, List<float[]> expected) {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(64, 16, 16, 3, seed),
                MinibatchOptions.training(64).withThreads(0));
        Batch batch = minibatches.epoch(manager, 0).iterator().next();
        NDArray inputs = batch.getData().singletonOrThrow();
        expected.add(inputs.toFloatArray());
        kept.add(inputs);
        if (closed) {
            inputs.attach(manager);
            batch.close();
        }
    }

    @Test
    void evaluationHasTheNormalizationOfTheTrainingImagesAndNoVariation() {
        ImageData train = Made.numbered(20, 4, 4, 3, 7);
        ImageData test = Made.numbered(9, 4, 4, 3, 8);
        Minibatches minibatches =
                Minibatches.of(train, MinibatchOptions.training(4).withAugmentation(Augmentation.padCropFlip()));
        Minibatches evaluation = minibatches.forEvaluation(test, true);
        assertEquals(Normalization.of(train.images()), evaluation.normalization());
        assertSame(contents(evaluation, 0), contents(evaluation, 3));
        MinibatchOptions plain =
                MinibatchOptions.training(4).withShuffle(false).withNormalization(Normalization.of(train.images()));
        assertSame(contents(Minibatches.of(test, plain), 0), contents(evaluation, 0));
    }

    @Test
    void turningMakesTheAngleTheTargetNewInEachEpochButFixedForEvaluation() {
        ImageData data = Made.numbered(30, 5, 5, 1, 9);
        Minibatches minibatches =
                Minibatches.of(data, MinibatchOptions.training(30).withAugmentation(Augmentation.rotate(10, 20)));
        assertTrue(minibatches.hasTargets());
        float[] first = targets(minibatches, 0);
        assertFalse(Arrays.equals(first, targets(minibatches, 1)));
        for (float angle : first) {
            assertTrue(angle >= 10 && angle <= 20, () -> "angle " + angle);
        }
        Minibatches evaluation = minibatches.forEvaluation(data, true);
        assertArrayEquals(targets(evaluation, 0), targets(evaluation, 1));
    }

    @Test
    void servesRowsOfTables() {
        TableData data = Made.table(11, 10);
        Minibatches minibatches =
                Minibatches.of(data, MinibatchOptions.training(4).withShuffle(false));
        int example = 0;
        for (Batch batch : minibatches.epoch(manager, 0)) {
            try (batch) {
                NDArray rows = batch.getData().singletonOrThrow();
                assertEquals(new Shape(batch.getSize(), 3), rows.getShape());
                float[] targets = batch.getLabels().singletonOrThrow().toFloatArray();
                for (int i = 0; i < batch.getSize(); i++, example++) {
                    assertEquals(data.target(example), targets[i]);
                    assertEquals(data.feature(example, 2), rows.getFloat(i, 2));
                }
            }
        }
        assertEquals(11, example);
    }

    @Test
    void servesClassesAndTargetsTogetherInThisOrder() {
        float[] targets = {3, 1, 2};
        ImageData data = Made.numbered(3, 2, 2, 1, 11).withTargets(targets);
        Minibatches minibatches =
                Minibatches.of(data, MinibatchOptions.training(3).withShuffle(false));
        try (Batch batch = minibatches.getData(manager).iterator().next()) {
            assertEquals(2, batch.getLabels().size());
            assertArrayEquals(new long[] {0, 1, 2}, batch.getLabels().get(0).toLongArray());
            assertArrayEquals(targets, batch.getLabels().get(1).toFloatArray());
        }
    }

    @Test
    void closingEveryBatchLeavesNoArrayBehind() {
        Minibatches minibatches = Minibatches.of(Made.numbered(40, 3, 3, 1, 12), MinibatchOptions.training(4));
        contents(minibatches, 0);
        assertEquals(0, manager.getManagedArrays().size());
        List<NDArray> arrays = new ArrayList<>();
        for (Batch batch : minibatches.epoch(manager, 0)) {
            arrays.addAll(batch.getData());
            arrays.addAll(batch.getLabels());
            batch.close();
        }
        assertTrue(arrays.stream().allMatch(NDArray::isReleased));
    }

    @Test
    void aBatchCanBeSplitAcrossDevices() {
        ImageData data = Made.numbered(7, 3, 4, 3, 14);
        Minibatches minibatches =
                Minibatches.of(data, MinibatchOptions.training(7).withShuffle(false));
        Device[] devices = {Device.cpu(), Device.cpu()};
        try (Batch batch = minibatches.epoch(manager, 0).iterator().next()) {
            NDArray whole = batch.getData().singletonOrThrow();
            int from = 0;
            for (Batch part : batch.split(devices, false)) {
                NDArray inputs = part.getData().singletonOrThrow();
                int to = from + (int) inputs.size(0);
                assertArrayEquals(whole.get(from + ":" + to).toFloatArray(), inputs.toFloatArray());
                assertArrayEquals(
                        IntStream.range(from, to).asLongStream().toArray(),
                        part.getLabels().singletonOrThrow().toLongArray());
                from = to;
            }
            assertEquals(7, from);
        }
    }

    @Test
    void manyEpochsNeedNoMoreDirectMemoryThanAFew() {
        Minibatches minibatches = Minibatches.of(
                Made.numbered(64, 8, 8, 3, 13), MinibatchOptions.training(4).withThreads(2));
        serve(minibatches, 0, 5);
        long before = directBuffers();
        serve(minibatches, 5, 60);
        // Each batch has three buffers, and no more than four batches are in hand at once.
        assertTrue(directBuffers() <= before + 12, directBuffers() + " buffers after " + before);
    }

    private void serve(Minibatches minibatches, int from, int to) {
        for (int epoch = from; epoch < to; epoch++) {
            minibatches.epoch(manager, epoch).forEach(Batch::close);
        }
    }

    private static long directBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    @Test
    void refusesWhatCannotBeServed() {
        MinibatchOptions options = MinibatchOptions.training(4);
        ImageData data = Made.images(3, 2, 2, 3, 0);
        assertThrows(IllegalArgumentException.class, () -> Minibatches.of(data.first(0), options));
        assertThrows(IllegalArgumentException.class, () -> Minibatches.of(data, options.withDropLast(true)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Minibatches.of(data, options.withNormalization(Normalization.none(1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Minibatches.of(
                        Made.table(5, 0),
                        options.withAugmentation(Augmentation.none().withFlip(true))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Minibatches.of(data, options).epoch(manager, -1));
        assertThrows(IllegalArgumentException.class, () -> MinibatchOptions.training(0));
    }

    private float[] targets(Minibatches minibatches, int epoch) {
        try (Batch batch = minibatches.epoch(manager, epoch).iterator().next()) {
            return batch.getLabels().get(1).toFloatArray();
        }
    }

    private List<float[]> contents(Minibatches minibatches, int epoch) {
        return contents(minibatches.epoch(manager, epoch));
    }

    private static List<float[]> contents(Iterable<Batch> batches) {
        List<float[]> contents = new ArrayList<>();
        for (Batch batch : batches) {
            try (batch) {
                contents.add(content(batch));
            }
        }
        return contents;
    }

    private static float[] content(Batch batch) {
        float[] inputs = batch.getData().singletonOrThrow().toFloatArray();
        float[] all = inputs;
        for (NDArray labels : batch.getLabels()) {
            int from = all.length;
            Number[] numbers = labels.toArray();
            all = Arrays.copyOf(all, from + numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                all[from + i] = numbers[i].floatValue();
            }
        }
        return all;
    }

    private static void assertSame(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), "batch " + i);
        }
    }

    private static void assertDifferent(List<float[]> one, List<float[]> other) {
        assertFalse(IntStream.range(0, one.size()).allMatch(i -> Arrays.equals(one.get(i), other.get(i))));
    }
}
