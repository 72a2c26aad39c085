package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;

/** How classes and a target share one output space. */
public enum JointArrangement {
    /**
     * The authors' arrangement (HPN, joint regression and classification): the first coordinate belongs to the target, the others to the classes.
     * The target is the cosine of the whole output with the first axis, the latitude; the class is read from the direction
     * of the remaining D − 1 coordinates, the longitude. The two do not compete.
     */
    SEPARATE_AXIS,

    /**
     * Both are read from the cosines of the whole output: class prototypes lie on the whole sphere, wherever their
     * placement put them, and the target is the cosine with the first axis. The two compete.
     */
    SHARED_SPHERE;

    /**
     * Returns how many outputs a network needs.
     *
     * @param dimensions of the class prototypes
     */
    public int outputs(int dimensions) {
        return this == SEPARATE_AXIS ? dimensions + 1 : dimensions;
    }

    /**
     * Returns the part of the outputs that the class is read from.
     *
     * @param outputs shape {@code (N, D)}
     * @return shape {@code (N, D − 1)} for the separate axis, {@code (N, D)} for the shared sphere
     */
    public NDArray classView(NDArray outputs) {
        return this == SEPARATE_AXIS ? outputs.get(":, 1:") : outputs;
    }
}
