package io.github.tammes.kernel;

import java.util.stream.IntStream;

/**
 * The beginning and the end of a long sequence.
 *
 * @param head how many items from the start
 * @param left how many are left out after them
 * @param tail how many items at the end
 */
record Excerpt(int head, int left, int tail) {

    /** Takes all of {@code size} items, or of more than {@code max} the first two thirds of {@code max} and the last third. */
    static Excerpt of(int size, int max) {
        if (size <= max) {
            return new Excerpt(size, 0, 0);
        }
        int tail = max / 3;
        return new Excerpt(max - tail, size - max, tail);
    }

    IntStream firsts() {
        return IntStream.range(0, head);
    }

    IntStream lasts() {
        int start = head + left;
        return IntStream.range(start, start + tail);
    }
}
