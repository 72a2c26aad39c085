package io.github.tammes.data;

import java.util.SplittableRandom;

/** A random permutation (Fisher and Yates). */
final class RandomOrder {

    private RandomOrder() {}

    static int[] of(int size, SplittableRandom random) {
        int[] order = inOrder(size);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }

    static int[] inOrder(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }
}
