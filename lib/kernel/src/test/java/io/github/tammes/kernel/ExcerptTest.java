package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void headGapAndTailAreTheWholeInOrder() {
        for (int size = 0; size < 50; size++) {
            for (int max = 1; max < 50; max++) {
                Excerpt excerpt = Excerpt.of(size, max);
                int[] gap = IntStream.range(excerpt.head(), excerpt.head() + excerpt.left())
                        .toArray();
                int[] all = IntStream.concat(IntStream.concat(excerpt.firsts(), IntStream.of(gap)), excerpt.lasts())
                        .toArray();
                assertArrayEquals(IntStream.range(0, size).toArray(), all);
                assertEquals(Math.min(size, max), excerpt.head() + excerpt.tail());
                assertTrue(excerpt.head() >= excerpt.tail());
            }
        }
    }
}
