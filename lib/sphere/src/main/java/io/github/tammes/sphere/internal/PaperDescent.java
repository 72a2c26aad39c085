package io.github.tammes.sphere.internal;

import java.util.Arrays;

/**
 * The optimiser of the paper (HPN, the separation loss of classification, and the authors' program): plain gradient descent on the mean, over
 * prototypes, of the cosine to the nearest other prototype, and after each step the rows are scaled back to unit length.
 *
 * <p>The gradient of a greatest cosine goes to both prototypes of the pair. The authors make a new optimiser after each
 * step, so that its momentum never acts; here there is none.
 */
public final class PaperDescent {

    /** How many steps the authors take. */
    public static final int STEPS = 10_000;

    private final double[] rows;
    private final int dimensions;
    private final int classes;
    private final double learningRate;
    private final double[] gradient;
    private final int[] nearest;

    /**
     * Starts from given rows.
     *
     * @param rows unit rows, moved in place by each step
     */
    public PaperDescent(double[] rows, int dimensions, double learningRate) {
        this.rows = rows;
        this.dimensions = dimensions;
        this.classes = rows.length / dimensions;
        this.learningRate = learningRate;
        this.gradient = new double[rows.length];
        this.nearest = new int[classes];
    }

    /** Takes one step. */
    public void step() {
        if (classes == 1) {
            return;
        }
        PairCosines pairs = new PairCosines(rows, dimensions);
        RowBlocks.run(classes, dimensions, (from, to) -> {
            double[] cosines = new double[(to - from) * classes];
            pairs.compute(from, to, cosines);
            for (int i = from; i < to; i++) {
                nearest[i] = nearest(cosines, (i - from) * classes, i);
            }
        });
        Arrays.fill(gradient, 0);
        for (int i = 0; i < classes; i++) {
            for (int d = 0; d < dimensions; d++) {
                gradient[i * dimensions + d] += rows[nearest[i] * dimensions + d] / classes;
                gradient[nearest[i] * dimensions + d] += rows[i * dimensions + d] / classes;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] -= learningRate * gradient[i];
        }
        UnitRows.normalise(rows, dimensions);
    }

    private int nearest(double[] cosines, int offset, int self) {
        int best = self == 0 ? 1 : 0;
        for (int j = 0; j < classes; j++) {
            if (j != self && cosines[offset + j] > cosines[offset + best]) {
                best = j;
            }
        }
        return best;
    }
}
