package io.github.tammes.words;

import io.github.tammes.sphere.internal.Lbfgs;
import io.github.tammes.sphere.internal.PairCosines;
import java.util.Arrays;

/** A function of all cosines between unit rows as one of the rows. */
final class PairwiseCosineObjective implements Lbfgs.Objective {

    /** A smooth function of the cosines. */
    @FunctionalInterface
    interface Objective {

        /**
         * Returns the value and adds the derivatives.
         *
         * @param cosines {@code (K, K)}, symmetric
         * @param derivatives {@code (K, K)}; the one of a pair may be put at (i, j), at (j, i) or shared between them
         */
        double evaluate(double[] cosines, double[] derivatives);
    }

    private final int classes;
    private final int dimensions;
    private final Objective objective;
    private final double[] cosines;
    private final double[] derivatives;

    PairwiseCosineObjective(int classes, int dimensions, Objective objective) {
        this.classes = classes;
        this.dimensions = dimensions;
        this.objective = objective;
        this.cosines = new double[classes * classes];
        this.derivatives = new double[classes * classes];
    }

    /** Returns the cosines {@code (K, K)} of unit rows. */
    static double[] cosines(double[] rows, int dimensions) {
        int classes = rows.length / dimensions;
        double[] cosines = new double[classes * classes];
        new PairCosines(rows, dimensions).compute(0, classes, cosines);
        return cosines;
    }

    @Override
    public double evaluate(double[] rows, double[] gradient) {
        PairCosines pairs = new PairCosines(rows, dimensions);
        pairs.compute(0, classes, cosines);
        Arrays.fill(derivatives, 0);
        double value = objective.evaluate(cosines, derivatives);
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < i; j++) {
                double both = derivatives[i * classes + j] + derivatives[j * classes + i];
                derivatives[i * classes + j] = both;
                derivatives[j * classes + i] = both;
            }
            derivatives[i * classes + i] = 0;
        }
        Arrays.fill(gradient, 0);
        pairs.addWeighted(0, classes, derivatives, gradient);
        return value;
    }
}
