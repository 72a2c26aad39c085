package io.github.tammes.sphere.internal;

import java.util.Arrays;

/**
 * The cosines of some rows with all rows, computed in tiles that stay in the processor's cache and in loops that the
 * just-in-time compiler turns into vector instructions: along the columns of the transposed rows, for a sum along the
 * dimensions may not be reordered and so is not vectorised. Two rows and four dimensions at a time use each number that
 * is loaded most often.
 */
public final class PairCosines {

    /** Columns of one tile; with 512 dimensions a tile is 1 MiB. */
    private static final int TILE = 256;

    private final int classes;
    private final int dimensions;

    /** The dimensions padded with zeros to a multiple of four, so that no loop has a remainder. */
    private final int padded;

    private final double[] rows;
    private final double[] transposed;

    public PairCosines(double[] rows, int dimensions) {
        this.dimensions = dimensions;
        this.padded = (dimensions + 3) / 4 * 4;
        this.classes = rows.length / dimensions;
        this.rows = rows;
        this.transposed = new double[padded * classes];
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
    public void compute(int from, int to, double[] cosines) {
        Arrays.fill(cosines, 0, (to - from) * classes, 0);
        double[] first = new double[padded];
        double[] second = new double[padded];
        for (int tile = 0; tile < classes; tile += TILE) {
            int end = Math.min(classes, tile + TILE);
            for (int i = from; i < to; i += 2) {
                System.arraycopy(rows, i * dimensions, first, 0, dimensions);
                int offset = (i - from) * classes;
                if (i + 1 < to) {
                    System.arraycopy(rows, (i + 1) * dimensions, second, 0, dimensions);
                    addProducts(first, second, tile, end, cosines, offset, offset + classes);
                } else {
                    addProducts(first, new double[padded], tile, end, cosines, offset, offset); // nothing is added
                }
            }
        }
    }

    private void addProducts(
            double[] first, double[] second, int tile, int end, double[] cosines, int offset, int next) {
        for (int d = 0; d < padded; d += 4) {
            double a0 = first[d];
            double a1 = first[d + 1];
            double a2 = first[d + 2];
            double a3 = first[d + 3];
            double b0 = second[d];
            double b1 = second[d + 1];
            double b2 = second[d + 2];
            double b3 = second[d + 3];
            int at0 = d * classes;
            int at1 = at0 + classes;
            int at2 = at1 + classes;
            int at3 = at2 + classes;
            for (int j = tile; j < end; j++) {
                double t0 = transposed[at0 + j];
                double t1 = transposed[at1 + j];
                double t2 = transposed[at2 + j];
                double t3 = transposed[at3 + j];
                cosines[offset + j] += a0 * t0 + a1 * t1 + a2 * t2 + a3 * t3;
                cosines[next + j] += b0 * t0 + b1 * t1 + b2 * t2 + b3 * t3;
            }
        }
    }

    /**
     * Adds weighted rows: {@code sums[i] += Σ_j weights[i - from][j] · rows[j]}, leaving out weights of zero.
     *
     * @param weights {@code (to - from, K)}
     * @param sums {@code (K, D)}; rows {@code from} to {@code to} are added to
     */
    public void addWeighted(int from, int to, double[] weights, double[] sums) {
        int[] heavy = new int[TILE];
        for (int tile = 0; tile < classes; tile += TILE) {
            int end = Math.min(classes, tile + TILE);
            for (int i = from; i < to; i++) {
                int offset = (i - from) * classes;
                int count = 0;
                for (int j = tile; j < end; j++) {
                    if (weights[offset + j] != 0) {
                        heavy[count++] = j;
                    }
                }
                addFourByFour(heavy, count, weights, offset, sums, i * dimensions);
            }
        }
    }

    private void addFourByFour(int[] heavy, int count, double[] weights, int offset, double[] sums, int target) {
        for (int n = 0; n < count; n += 4) {
            int j0 = heavy[n];
            int j1 = heavy[Math.min(n + 1, count - 1)];
            int j2 = heavy[Math.min(n + 2, count - 1)];
            int j3 = heavy[Math.min(n + 3, count - 1)];
            double w0 = weights[offset + j0];
            double w1 = n + 1 < count ? weights[offset + j1] : 0;
            double w2 = n + 2 < count ? weights[offset + j2] : 0;
            double w3 = n + 3 < count ? weights[offset + j3] : 0;
            int at0 = j0 * dimensions;
            int at1 = j1 * dimensions;
            int at2 = j2 * dimensions;
            int at3 = j3 * dimensions;
            for (int d = 0; d < dimensions; d++) {
                sums[target + d] += w0 * rows[at0 + d] + w1 * rows[at1 + d] + w2 * rows[at2 + d] + w3 * rows[at3 + d];
            }
        }
    }
}
