package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageDataTest {

    @Test
    void selectingKeepsImageClassAndTargetTogether() {
        ImageData data = Made.numbered(9, 3, 4, 2, 1).withTargets(new float[] {0, 10, 20, 30, 40, 50, 60, 70, 80});
        ImageData chosen = data.select(7, 2, 2).select(1, 0);
        assertEquals(new Shape(2, 3, 4), chosen.inputShape());
        int[] expected = {2, 7};
        for (int i = 0; i < 2; i++) {
            assertEquals(expected[i], chosen.label(i));
            assertEquals(10f * expected[i], chosen.target(i));
            assertEquals(
                    data.images().get(expected[i], 2, 3, 1), chosen.images().get(i, 2, 3, 1));
        }
    }

    @Test
    void shufflingIsAPermutationThatTheSeedDecides() {
        ImageData data = Made.numbered(100, 1, 1, 1, 1);
        List<Integer> order = labels(data.shuffled(5));
        assertEquals(order, labels(data.shuffled(5)));
        assertNotEquals(order, labels(data.shuffled(6)));
        assertEquals(
                IntStream.range(0, 100).boxed().toList(),
                order.stream().sorted().toList());
    }

    @Test
    void takesTheFirstExamplesOrTheFirstOfEachClass() {
        ImageData data = Made.images(7, 1, 1, 1, 1).withLabels(new int[] {0, 0, 1, 0, 1, 1, 0}, List.of("a", "b", "c"));
        assertEquals(List.of(0, 0, 1), labels(data.first(3)));
        assertEquals(7, data.first(100).size());
        assertEquals(List.of(0, 0, 1, 1), labels(data.firstOfEachClass(2)));
        assertThrows(IllegalArgumentException.class, () -> data.first(-1));
    }

    @Test
    void someClassesKeepTheirImagesUnderNewLabels() {
        ImageData data = Made.images(60, 2, 2, 1, 5)
                .withLabels(IntStream.range(0, 60).map(i -> i % 4).toArray(), List.of("a", "b", "c", "d"));
        ImageData some = data.ofClasses(List.of("d", "b"));
        assertEquals(30, some.size());
        assertEquals(List.of("d", "b"), some.classNames());
        assertEquals(data.name() + ", 2 classes", some.name());
        // Of 0, 1, 2, 3, 0, 1 … the examples 1, 3, 5, 7 … are left, in turns of the classes b and d.
        assertEquals(List.of(1, 0, 1, 0), labels(some.first(4)));
        assertEquals(data.images().get(3, 0, 0, 0), some.images().get(1, 0, 0, 0));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> data.ofClasses(List.of("a", "e")));
        assertTrue(e.getMessage().contains("\"e\""), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> data.ofClasses(List.of("a", "a")));
    }

    @Test
    void whatIsNotThereIsAnErrorAndNotAZero() {
        ImageData bare = Made.images(2, 1, 1, 1, 1);
        assertFalse(bare.hasLabels());
        assertFalse(bare.hasTargets());
        assertThrows(IllegalStateException.class, () -> bare.label(0));
        assertThrows(IllegalStateException.class, () -> bare.target(0));
        assertTrue(bare.classNames().isEmpty());
    }

    @Test
    void refusesClassesAndTargetsThatDoNotFit() {
        ImageData bare = Made.images(2, 1, 1, 1, 1);
        List<String> names = List.of("a", "b");
        assertThrows(IllegalArgumentException.class, () -> bare.withLabels(new int[] {0}, names));
        assertThrows(IllegalArgumentException.class, () -> bare.withLabels(new int[] {0, 2}, names));
        assertThrows(IllegalArgumentException.class, () -> bare.withLabels(new int[] {-1, 0}, names));
        assertThrows(IllegalArgumentException.class, () -> bare.withTargets(new float[] {1}));
        assertThrows(IllegalArgumentException.class, () -> bare.withTargets(new float[] {1, Float.NaN}));
        assertThrows(IndexOutOfBoundsException.class, () -> bare.select(2));
    }

    @Test
    void aSplitHasOneShapeAndOneListOfClasses() {
        ImageData small = Made.numbered(2, 1, 1, 1, 1);
        ImageData large = Made.numbered(2, 2, 2, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> new Split<>(small, large));
        ImageData other = small.withLabels(new int[] {0, 1}, List.of("x", "y"));
        assertThrows(IllegalArgumentException.class, () -> new Split<>(small, other));
    }

    private static List<Integer> labels(ImageData data) {
        return IntStream.range(0, data.size()).map(data::label).boxed().toList();
    }

    @Test
    void twoClassesOfOneNameAreRefused() {
        ImageData two = Made.numbered(2, 2, 2, 1, 2);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> two.withLabels(new int[] {0, 1}, List.of("a", "a")));
        assertTrue(error.getMessage().contains("both named"), error.getMessage());
    }
}
