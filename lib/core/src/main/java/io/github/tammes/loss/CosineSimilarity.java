package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Cosines of network outputs, differentiable, and defined for float32 outputs of any length from 0 to 1e19. */
public final class CosineSimilarity {

    /** Below this squared length a float32 output has no direction worth the name. */
    private static final float SMALLEST_SQUARED_NORM = 1e-30f;

    private CosineSimilarity() {}

    /**
     * Divides each row by its length. A zero row stays zero, so that its cosine with anything is 0 and no gradient flows
     * through it; without this care it would be NaN and one such row would destroy the network.
     *
     * @param outputs float32, shape {@code (N, D)}
     * @return shape {@code (N, D)}, rows of length 1 or 0
     */
    public static NDArray directions(NDArray outputs) {
        NDArray squaredNorms = outputs.square().sum(new int[] {1}, true);
        NDArray isZero = squaredNorms.lt(SMALLEST_SQUARED_NORM).toType(DataType.FLOAT32, false);
        NDArray isDirection = isZero.mul(-1f).add(1f);
        return outputs.mul(isDirection.div(squaredNorms.add(isZero).sqrt()));
    }

    /**
     * Computes the cosines of all outputs with all prototypes.
     *
     * @param outputs shape {@code (N, D)}
     * @param prototypes unit rows, shape {@code (K, D)}
     * @return shape {@code (N, K)}, in −1 … 1 up to rounding
     */
    public static NDArray withAll(NDArray outputs, NDArray prototypes) {
        return directions(outputs).matMul(prototypes.transpose());
    }

    /**
     * Refuses outputs of another shape than {@code (N, D)}.
     *
     * @throws IllegalArgumentException saying how many outputs the network must have
     */
    static void requireOutputs(NDArray outputs, int dimensions) {
        if (outputs.getShape().dimension() != 2 || outputs.getShape().get(1) != dimensions) {
            throw new IllegalArgumentException("the network's output has shape " + outputs.getShape()
                    + " but must be (N, " + dimensions + "): give the network " + dimensions + " outputs");
        }
    }

    /**
     * Computes the cosine of each output with its own row.
     *
     * @param outputs shape {@code (N, D)}
     * @param rows unit rows, shape {@code (N, D)} or {@code (1, D)}
     * @return shape {@code (N)}, in −1 … 1 up to rounding
     */
    public static NDArray withRows(NDArray outputs, NDArray rows) {
        return directions(outputs).mul(rows).sum(new int[] {1});
    }
}
