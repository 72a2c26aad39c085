package io.github.tammes.sphere.internal;

/**
 * The sums of exponentials of each row of cosines, each with the greatest cosine of its own row as offset, so that one
 * pass over the rows is enough and nothing overflows; at the end they are brought to one level.
 */
public final class RowExponents {

    /** The greatest cosine of each row. */
    public final double[] greatest;

    /** For each row the sum of {@code exp(s · (cosine - greatest))} over the other rows. */
    public final double[] sums;

    public RowExponents(int classes) {
        greatest = new double[classes];
        sums = new double[classes];
    }

    /** Returns the greatest cosine of all. */
    public double maximum() {
        double maximum = -1;
        for (double cosine : greatest) {
            maximum = Math.max(maximum, cosine);
        }
        return maximum;
    }

    /**
     * Returns the smooth greatest cosine and scales the gradient to it.
     *
     * @param gradient {@code (K, D)}; row i holds the rows' sum weighted by {@code exp(s · (cosine - greatest[i]))}
     */
    public double level(double sharpness, double[] gradient) {
        double maximum = maximum();
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += sums[i] * StrictMath.exp(sharpness * (greatest[i] - maximum));
        }
        if (total == 0) {
            return maximum; // a single row
        }
        int dimensions = gradient.length / sums.length;
        for (int i = 0; i < sums.length; i++) {
            // Twice: the pair (i, j) counts as (j, i) too.
            double scale = 2 * StrictMath.exp(sharpness * (greatest[i] - maximum)) / total;
            for (int d = i * dimensions; d < (i + 1) * dimensions; d++) {
                gradient[d] *= scale;
            }
        }
        return maximum + StrictMath.log(total) / sharpness;
    }
}
