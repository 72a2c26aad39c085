package io.github.tammes.sphere;

/** What computes the cosines between all pairs of prototypes and their gradient. */
public enum Arithmetic {

    /** {@link #JAVA} for small problems and without a DJL engine, {@link #DJL} for large ones. */
    AUTOMATIC,

    /** Java in double precision, on all cores; the same bits on every machine. */
    JAVA,

    /** DJL arrays in single precision on the engine's default device: a GPU where there is one. */
    DJL
}
