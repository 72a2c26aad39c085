package io.github.tammes.sphere.internal;

/**
 * What one start of a search came to.
 *
 * @param rows unit rows, flat {@code (K, D)}
 * @param cosine the greatest cosine
 * @param origin how they came about, in a few words
 * @param orbits their symmetry; null for none
 * @param generators of the orbits, unit rows; null for none
 */
public record Found(double[] rows, double cosine, String origin, Orbits orbits, double[] generators) {

    /** Measures rows without symmetry. */
    public static Found of(double[] rows, int dimensions, String origin) {
        double greatest = -1;
        for (double cosine : NearestCosines.of(rows, dimensions)) {
            greatest = Math.max(greatest, cosine);
        }
        return new Found(rows, greatest, origin, null, null);
    }

    /** Returns the better of two, the first of equals; null is worse than anything. */
    static Found better(Found first, Found second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.cosine() < first.cosine() ? second : first;
    }

    /** Returns the best, the first of equals. */
    public static Found best(Iterable<Found> all) {
        Found best = null;
        for (Found found : all) {
            best = better(best, found);
        }
        return best;
    }
}
