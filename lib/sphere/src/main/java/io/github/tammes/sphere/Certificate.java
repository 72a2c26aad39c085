package io.github.tammes.sphere;

import java.util.Locale;

/**
 * How good a placement is, in numbers that need no trust in the method that made it.
 *
 * @param classes K
 * @param dimensions D
 * @param maxCosine the greatest cosine between two prototypes, in [-1, 1]; smaller is better; -1 for a single prototype
 * @param meanNearestCosine the mean, over prototypes, of the cosine to the nearest other prototype: what the paper's
 *     optimiser minimises (HPN, the separation loss of classification); -1 for a single prototype
 * @param bound the best known limit: no placement whatever has a smaller greatest cosine
 */
public record Certificate(
        int classes, int dimensions, double maxCosine, double meanNearestCosine, SeparationBound bound) {

    /**
     * So near to a bound there is nothing left but rounding, as a share of what is between it and 1: of many points on a circle
     * even the optimum is nearer to 1 than this.
     */
    private static final double ROUNDING = 1e-9;

    /** What a cosine of unit rows may be off in its last digits. */
    private static final double LAST_DIGITS = 2e-15;

    /** Measures unit rows. */
    static Certificate of(int classes, int dimensions, double[] nearestCosines) {
        double max = -1;
        double sum = 0;
        for (double cosine : nearestCosines) {
            max = Math.max(max, cosine);
            sum += cosine;
        }
        // No "-0".
        return new Certificate(
                classes, dimensions, max + 0.0, sum / nearestCosines.length, SeparationBound.best(classes, dimensions));
    }

    /** Returns the smallest angle between two prototypes, in degrees. */
    public double minimumAngle() {
        return SeparationBound.degrees(maxCosine);
    }

    /**
     * Returns how far the greatest cosine is above the bound. Zero, up to rounding, proves that the placement is
     * optimal; a gap does not prove that it is not, for the bound itself is often out of reach.
     */
    public double gap() {
        return maxCosine - bound.maxCosine();
    }

    /** Returns true if the greatest cosine is the bound up to rounding: no placement is better. */
    public boolean isOptimal() {
        return gap() <= Math.max(LAST_DIGITS, ROUNDING * Math.min(1, 1 - bound.maxCosine()));
    }

    @Override
    public String toString() {
        String measures = String.format(
                Locale.ROOT,
                "%,d prototypes in %,d dimensions: greatest cosine %s, smallest angle %.2f°, mean nearest cosine %s; ",
                classes,
                dimensions,
                four(maxCosine),
                minimumAngle(),
                four(meanNearestCosine));
        return measures
                + (isOptimal()
                        ? "proven to be optimal (" + bound.name() + ")"
                        : String.format(
                                Locale.ROOT,
                                "bound %s, %.2f° (%s), gap %.4f",
                                four(bound.maxCosine()),
                                bound.minimumAngle(),
                                bound.name(),
                                gap()));
    }

    /** Four digits, and never a zero with a sign. */
    private static String four(double cosine) {
        return String.format(Locale.ROOT, "%.4f", Math.abs(cosine) < 5e-5 ? 0 : cosine);
    }
}
