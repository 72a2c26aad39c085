package io.github.tammes.data.internal;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random numbers that depend on a seed and the keys only, so that any thread can draw those of any example. */
public final class KeyedRandom {

    private KeyedRandom() {}

    /** Returns the generator of an epoch, or of an example within it, or of anything else that numbers tell apart. */
    public static SplittableRandom of(long seed, long... keys) {
        SplittableRandom random = new SplittableRandom(seed);
        for (long key : keys) {
            // One output of the generator is a good hash of its state, where the bare sum of seed and key is not.
            random = new SplittableRandom(random.nextLong() + key);
        }
        return random;
    }

    /** Returns the numbers from 0 to size − 1 in a random order (Fisher and Yates). */
    public static int[] permutation(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }
}
