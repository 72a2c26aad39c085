package io.github.tammes.sphere;

import java.util.Arrays;

/**
 * The cosines of some rows with all rows, computed in tiles that stay in the processor's cache and in loops that the
 * just-in-time compiler turns into vector instructions: along the columns of the transposed rows, for a sum along the
 * dimensions may not be reordered and so is not vectorised.
 */
final class PairCosines {

    /** Columns of one tile; with 512 dimensions a tile is 1 MiB. */
    private static final int TILE = 256;

    private final int classes;
    private final int dimensions;
    private final double[] rows;
    private final double[] transposed;

    PairCosines(double[] rows, int dimensions) {
        this.rows = rows;
        this.dimensions = dimensions;
        this.classes = rows.length / dimensions;
        this.transposed = new double[rows.length];
        for (int i = 0; i < classes; i++) {
            for (int d = 0; d < dimensions; d++) {
                transposed[d * classes + i] = rows[i * dimensions + d];
            }
        }
    }

    /**
     * Computes the cosines of the rows {@code from} to {@code to} with all rows.
     *
     * @param cosines overwritten; {@code (to - from, K)}
     */
    void compute(int from, int to, double[] cosines) {
        Arrays.fill(cosines, 0, (to - from) * classes, 0);
        for (int tile = 0; tile < classes; tile += TILE) {
            int end = Math.min(classes, tile + TILE);
            for (int i = from; i < to; i++) {
                addProducts(i, tile, end, cosines, (i - from) * classes);
            }
        }
    }

    private void addProducts(int row, int tile, int end, double[] cosines, int offset) {
        int at = row * dimensions;
        int d = 0;
        for (; d + 3 < dimensions; d += 4) {
            double a = rows[at + d];
            double b = rows[at + d + 1];
            double c = rows[at + d + 2];
            double e = rows[at + d + 3];
            int first = d * classes;
            int second = first + classes;
            int third = second + classes;
            int fourth = third + classes;
            for (int j = tile; j < end; j++) {
                cosines[offset + j] += a * transposed[first + j]
                        + b * transposed[second + j]
                        + c * transposed[third + j]
                        + e * transposed[fourth + j];
            }
        }
        for (; d < dimensions; d++) {
            double a = rows[at + d];
            int first = d * classes;
            for (int j = tile; j < end; j++) {
                cosines[offset + j] += a * transposed[first + j];
            }
        }
    }

    /**
     * Adds weighted rows: {@code sums[i] += Σ_j weights[i - from][j] · rows[j]}, leaving out weights of zero.
     *
     * @param weights {@code (to - from, K)}
     * @param sums {@code (K, D)}; rows {@code from} to {@code to} are added to
     */
    void addWeighted(int from, int to, double[] weights, double[] sums) {
        for (int tile = 0; tile < classes; tile += TILE) {
            int end = Math.min(classes, tile + TILE);
            for (int i = from; i < to; i++) {
                int offset = (i - from) * classes;
                for (int j = tile; j < end; j++) {
                    double weight = weights[offset + j];
                    if (weight != 0) {
                        int target = i * dimensions;
                        int source = j * dimensions;
                        for (int d = 0; d < dimensions; d++) {
                            sums[target + d] += weight * rows[source + d];
                        }
                    }
                }
            }
        }
    }
}
