package io.github.tammes.data;

import java.util.SplittableRandom;

/** Random numbers that depend on a seed and the keys only, so that any thread can draw those of any example. */
final class KeyedRandom {

    private KeyedRandom() {}

    /** Returns the generator of an epoch, or of an example within it, or of anything else that numbers tell apart. */
    static SplittableRandom of(long seed, long... keys) {
        SplittableRandom random = new SplittableRandom(seed);
        for (long key : keys) {
            // One output of the generator is a good hash of its state, where the bare sum of seed and key is not.
            random = new SplittableRandom(random.nextLong() + key);
        }
        return random;
    }
}
