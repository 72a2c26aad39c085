package io.github.tammes.sphere.internal;

import java.util.Arrays;

/** {@link SmoothMaxCosine} in Java and double precision, block of rows by block of rows. */
public final class JavaSmoothMaxCosine implements SmoothMaxCosine {

    /** Below exp(-40) a weight does not change a double sum of weights up to one. */
    private static final double NEGLIGIBLE = -40;

    private final int classes;
    private final int dimensions;
    private final RowExponents exponents;

    public JavaSmoothMaxCosine(int classes, int dimensions) {
        this.classes = classes;
        this.dimensions = dimensions;
        this.exponents = new RowExponents(classes);
    }

    @Override
    public double evaluate(double[] rows, double sharpness, double[] gradient) {
        Arrays.fill(gradient, 0);
        PairCosines pairs = new PairCosines(rows, dimensions);
        RowBlocks.run(classes, dimensions, (from, to) -> {
            double[] cosines = new double[(to - from) * classes];
            pairs.compute(from, to, cosines);
            for (int i = from; i < to; i++) {
                int offset = (i - from) * classes;
                exponents.greatest[i] = NearestCosines.greatest(cosines, offset, classes, i);
                exponents.sums[i] = toWeights(cosines, offset, i, exponents.greatest[i], sharpness);
            }
            pairs.addWeighted(from, to, cosines, gradient);
        });
        return exponents.level(sharpness, gradient);
    }

    private double toWeights(double[] cosines, int offset, int self, double greatest, double sharpness) {
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            double exponent = sharpness * (cosines[offset + j] - greatest);
            double weight = j == self || exponent < NEGLIGIBLE ? 0 : Exponential.of(exponent);
            cosines[offset + j] = weight;
            sum += weight;
        }
        return sum;
    }

    @Override
    public double greatestCosine() {
        return exponents.maximum();
    }

    @Override
    public double sharpest() {
        return 1L << 20;
    }
}
