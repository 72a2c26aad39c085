package io.github.tammes.sphere;

import ai.djl.engine.Engine;

/** What computes the cosines between all pairs of prototypes and their gradient. */
public enum ComputeBackend {

    /** Java in double precision, on all cores; the same prototypes on every machine, whatever else is there. */
    JAVA,

    /**
     * DJL arrays in single precision on the engine's default device, a GPU where there is one, for descents over all
     * pairs; faster where there are many prototypes, and the prototypes then depend on the engine.
     */
    DJL;

    /**
     * Tells whether an engine computes.
     *
     * @throws IllegalStateException if {@link #DJL} is asked for and there is no engine
     */
    boolean usesEngine() {
        if (this == DJL && Engine.getAllEngines().isEmpty()) {
            throw new IllegalStateException(
                    "the backend is DJL and there is no DJL engine on the class path; add one, such"
                            + " as ai.djl.pytorch:pytorch-engine, or use ComputeBackend.JAVA");
        }
        return this == DJL;
    }
}
