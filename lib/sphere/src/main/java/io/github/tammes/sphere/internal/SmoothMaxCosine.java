package io.github.tammes.sphere.internal;

/**
 * The smooth greatest cosine of unit rows, {@code log(Σ_{i≠j} exp(s · cos_ij)) / s} over ordered pairs, and its
 * gradient. As the sharpness s grows it falls to the greatest cosine, from at most {@code log(K²) / s} above it.
 */
public interface SmoothMaxCosine extends AutoCloseable {

    /** Makes one that computes with an engine's matrix products, or in Java alone. */
    static SmoothMaxCosine of(int classes, int dimensions, boolean engine) {
        return engine
                ? new DjlSmoothMaxCosine(classes, dimensions, null)
                : new JavaSmoothMaxCosine(classes, dimensions);
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
