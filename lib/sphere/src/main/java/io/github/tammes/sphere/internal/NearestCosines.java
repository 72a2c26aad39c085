package io.github.tammes.sphere.internal;

import java.util.Arrays;

/** The cosine of each row to the nearest other row. */
public final class NearestCosines {

    private NearestCosines() {}

    /** Returns one cosine for each row, in [-1, 1]; -1 for a single row. */
    public static double[] of(double[] rows, int dimensions) {
        int classes = rows.length / dimensions;
        double[] nearest = new double[classes];
        Arrays.fill(nearest, -1);
        PairCosines pairs = new PairCosines(rows, dimensions);
        RowBlocks.run(classes, dimensions, (from, to) -> {
            double[] cosines = new double[(to - from) * classes];
            pairs.compute(from, to, cosines);
            for (int i = from; i < to; i++) {
                nearest[i] = Math.min(1, greatest(cosines, (i - from) * classes, classes, i));
            }
        });
        return nearest;
    }

    /** The greatest of one row's cosines but the one with itself; at least -1. */
    public static double greatest(double[] cosines, int offset, int classes, int self) {
        double greatest = -1;
        for (int j = 0; j < classes; j++) {
            if (j != self && cosines[offset + j] > greatest) {
                greatest = cosines[offset + j];
            }
        }
        return greatest;
    }
}
