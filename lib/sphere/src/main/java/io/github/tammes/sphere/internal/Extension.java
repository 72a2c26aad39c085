package io.github.tammes.sphere.internal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Places further points as far as possible from fixed ones and from each other. */
public final class Extension {

    private static final int STARTS = 12;

    /** Of so many random places each new point takes the one with most room. */
    private static final int PLACES = 200;

    private static final double[] FIRST_SHARPNESS = {4, 30, 100};

    private Extension() {}

    /**
     * Returns the fixed rows, bit for bit, and then the new ones.
     *
     * @param fixed unit rows
     * @param count how many new ones
     * @param stop asked again and again
     * @throws CancellationException if it says so
     */
    public static double[] place(double[] fixed, int dimensions, int count, long seed, BooleanSupplier stop) {
        int old = fixed.length / dimensions;
        SplittableRandom random = new SplittableRandom(seed);
        double least = 2;
        double[] best = null;
        for (int start = 0; start < STARTS; start++) {
            double[] rows = Arrays.copyOf(fixed, (old + count) * dimensions);
            UnitRows.fill(rows, old, dimensions, PLACES, random);
            OrbitDescent descent = new OrbitDescent(Orbits.free(old + count, dimensions), old, stop, null);
            double first = FIRST_SHARPNESS[start % FIRST_SHARPNESS.length];
            double greatest = descent.minimise(rows, first, OrbitDescent.SHARPEST, 2, 200);
            if (greatest < least) {
                least = greatest;
                best = rows;
            }
        }
        System.arraycopy(fixed, 0, best, 0, fixed.length);
        return best;
    }
}
