package io.github.tammes.sphere;

import ai.djl.engine.Engine;

/**
 * The smooth greatest cosine of unit rows, {@code log(Σ_{i≠j} exp(s · cos_ij)) / s} over ordered pairs, and its
 * gradient. As the sharpness s grows it falls to the greatest cosine, from at most {@code log(K²) / s} above it.
 */
interface Separation extends AutoCloseable {

    /** From this many multiplications the matrix products of an engine are faster than loops in Java. */
    long WORTH_ENGINE = 1L << 29;

    /**
     * Chooses the arithmetic.
     *
     * @throws IllegalStateException if {@link Arithmetic#DJL} is asked for and there is no engine
     */
    static Separation of(int classes, int dimensions, Arithmetic arithmetic) {
        boolean large = (long) classes * classes * dimensions >= WORTH_ENGINE;
        boolean engine = !Engine.getAllEngines().isEmpty();
        if (arithmetic == Arithmetic.DJL && !engine) {
            throw new IllegalStateException(
                    "arithmetic is DJL and there is no DJL engine on the class path; add one, such as"
                            + " ai.djl.pytorch:pytorch-engine, or use Arithmetic.JAVA");
        }
        return arithmetic == Arithmetic.DJL || (arithmetic == Arithmetic.AUTOMATIC && large && engine)
                ? new NdSeparation(classes, dimensions, null)
                : new JavaSeparation(classes, dimensions);
    }

    /**
     * Computes the value and its gradient with respect to the rows as free vectors.
     *
     * @param rows unit rows, flat {@code (K, D)}
     * @param sharpness s, positive
     * @param gradient overwritten; {@code (K, D)}
     * @return the smooth greatest cosine
     */
    double evaluate(double[] rows, double sharpness, double[] gradient);

    /** Returns the greatest cosine, without any smoothing, of the rows that were evaluated last. */
    double greatestCosine();

    /** The greatest sharpness whose exponents the arithmetic can still tell apart. */
    double sharpest();

    @Override
    default void close() {}
}
