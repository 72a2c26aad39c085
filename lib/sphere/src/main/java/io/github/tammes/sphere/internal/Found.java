package io.github.tammes.sphere.internal;

/** What one start of a search came to. */
public final class Found {

    private final double[] rows;
    private final double cosine;
    private final String origin;
    private final Orbits orbits;
    private final double[] generators;

    /**
     * Makes a result.
     *
     * @param rows unit rows, flat {@code (K, D)}; not copied
     * @param cosine the greatest cosine
     * @param origin how they came about, in a few words
     * @param orbits their symmetry; null for none
     * @param generators of the orbits, unit rows; null for none
     */
    Found(double[] rows, double cosine, String origin, Orbits orbits, double[] generators) {
        this.rows = rows;
        this.cosine = cosine;
        this.origin = origin;
        this.orbits = orbits;
        this.generators = generators;
    }

    /** Returns the unit rows themselves, flat {@code (K, D)}. */
    public double[] rows() {
        return rows;
    }

    /** Returns the greatest cosine. */
    public double cosine() {
        return cosine;
    }

    /** Returns how the rows came about, in a few words. */
    public String origin() {
        return origin;
    }

    /** Returns the symmetry; null for none. */
    Orbits orbits() {
        return orbits;
    }

    /** Returns the generators of the orbits; null for none. */
    double[] generators() {
        return generators;
    }

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
