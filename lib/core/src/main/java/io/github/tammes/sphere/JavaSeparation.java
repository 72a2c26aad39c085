package io.github.tammes.sphere;

import java.util.Arrays;

/** {@link Separation} in Java and double precision, block of rows by block of rows. */
final class JavaSeparation implements Separation {

    /** Below exp(-40) a weight does not change a double sum of weights up to one. */
    private static final double NEGLIGIBLE = -40;

    private final int classes;
    private final int dimensions;

    JavaSeparation(int classes, int dimensions) {
        this.classes = classes;
        this.dimensions = dimensions;
    }

    @Override
    public double evaluate(double[] rows, double sharpness, double[] gradient) {
        // Each row has its own greatest cosine as the offset of its exponents, so that one pass is enough: the offsets
        // are brought to one level at the end.
        double[] greatest = new double[classes];
        double[] sums = new double[classes];
        Arrays.fill(gradient, 0);
        PairCosines pairs = new PairCosines(rows, dimensions);
        RowBlocks.run(classes, dimensions, (from, to) -> {
            double[] cosines = new double[(to - from) * classes];
            pairs.compute(from, to, cosines);
            for (int i = from; i < to; i++) {
                int offset = (i - from) * classes;
                greatest[i] = NearestCosines.greatest(cosines, offset, classes, i);
                sums[i] = toWeights(cosines, offset, i, greatest[i], sharpness);
            }
            pairs.addWeighted(from, to, cosines, gradient);
        });
        double maximum = Arrays.stream(greatest).max().orElseThrow();
        double total = 0;
        for (int i = 0; i < classes; i++) {
            total += sums[i] * Math.exp(sharpness * (greatest[i] - maximum));
        }
        for (int i = 0; i < classes; i++) {
            // Twice: the pair (i, j) counts as (j, i) too.
            double scale = 2 * Math.exp(sharpness * (greatest[i] - maximum)) / total;
            for (int d = i * dimensions; d < (i + 1) * dimensions; d++) {
                gradient[d] *= scale;
            }
        }
        return maximum + Math.log(total) / sharpness;
    }

    private double toWeights(double[] cosines, int offset, int self, double greatest, double sharpness) {
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            double exponent = sharpness * (cosines[offset + j] - greatest);
            double weight = j == self || exponent < NEGLIGIBLE ? 0 : Math.exp(exponent);
            cosines[offset + j] = weight;
            sum += weight;
        }
        return sum;
    }

    @Override
    public double sharpest() {
        return 1L << 20;
    }
}
