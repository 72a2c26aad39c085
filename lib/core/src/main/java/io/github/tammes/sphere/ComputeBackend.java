package io.github.tammes.sphere;

import ai.djl.engine.Engine;
import io.github.tammes.sphere.internal.SmoothMaxCosine;

/** What computes the cosines between all pairs of prototypes and their gradient. */
public enum ComputeBackend {

    /** {@link #JAVA} for small problems and without a DJL engine, {@link #DJL} for large ones. */
    AUTOMATIC,

    /** Java in double precision, on all cores; the same bits on every machine. */
    JAVA,

    /** DJL arrays in single precision on the engine's default device: a GPU where there is one. */
    DJL;

    /**
     * Tells whether an engine computes a problem of this size.
     *
     * @throws IllegalStateException if {@link #DJL} is asked for and there is no engine
     */
    boolean usesEngine(int classes, int dimensions) {
        boolean engine = !Engine.getAllEngines().isEmpty();
        if (this == DJL && !engine) {
            throw new IllegalStateException(
                    "the backend is DJL and there is no DJL engine on the class path; add one, such"
                            + " as ai.djl.pytorch:pytorch-engine, or use ComputeBackend.JAVA");
        }
        return this == DJL || (this == AUTOMATIC && engine && SmoothMaxCosine.worthEngine(classes, dimensions));
    }
}
