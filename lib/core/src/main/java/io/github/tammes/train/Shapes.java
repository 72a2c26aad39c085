package io.github.tammes.train;

import ai.djl.ndarray.NDArray;

/** Checks of shapes whose messages name what a person can change. */
final class Shapes {

    private Shapes() {}

    static void checkOutputs(NDArray outputs, int dimensions) {
        if (outputs.getShape().dimension() != 2 || outputs.getShape().get(1) != dimensions) {
            throw new IllegalArgumentException("the network's output has shape " + outputs.getShape()
                    + " but must be (N, " + dimensions + "): give the network " + dimensions + " outputs");
        }
    }
}
