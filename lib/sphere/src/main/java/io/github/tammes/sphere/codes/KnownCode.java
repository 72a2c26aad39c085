package io.github.tammes.sphere.codes;

import java.util.Objects;
import java.util.function.IntFunction;

/** A spherical code that is known by construction. */
public final class KnownCode {

    /** The revision of searches that begin with nothing that came later. */
    public static final int FIRST_REVISION = 2;

    private final String name;
    private final int dimensions;
    private final int points;
    private final double maxCosine;
    private final IntFunction<double[]> construction;
    private final int servesFrom;
    private final int since;

    KnownCode(String name, int dimensions, int points, double maxCosine, IntFunction<double[]> construction) {
        this(name, dimensions, points, maxCosine, construction, 1, FIRST_REVISION);
    }

    private KnownCode(
            String name,
            int dimensions,
            int points,
            double maxCosine,
            IntFunction<double[]> construction,
            int servesFrom,
            int since) {
        this.name = name;
        this.dimensions = dimensions;
        this.points = points;
        this.maxCosine = maxCosine;
        this.construction = construction;
        this.servesFrom = servesFrom;
        this.since = since;
    }

    /** Returns this code for so many points and more: a smaller one serves fewer as well. */
    KnownCode servingFrom(int fewest) {
        return new KnownCode(name, dimensions, points, maxCosine, construction, fewest, since);
    }

    /** Returns this code as one that came with a later revision of the search. */
    KnownCode since(int revision) {
        return new KnownCode(name, dimensions, points, maxCosine, construction, servesFrom, revision);
    }

    int servesFrom() {
        return servesFrom;
    }

    /** Returns what it is, in a few words. */
    public String name() {
        return name;
    }

    /** Returns D. */
    public int dimensions() {
        return dimensions;
    }

    /** Returns how many points it has. */
    public int points() {
        return points;
    }

    /** Returns what the cosine of two of its points is at most. */
    public double maxCosine() {
        return maxCosine;
    }

    /** Returns the revision of the search that first began with it. */
    public int since() {
        return since;
    }

    /**
     * Makes its first points.
     *
     * @param first how many, from 1 to {@link #points}
     * @return unit rows, flat {@code (first, D)}
     */
    public double[] rows(int first) {
        Objects.checkIndex(first - 1, points);
        return construction.apply(first);
    }

    @Override
    public String toString() {
        return name + ": " + points + " points in " + dimensions + " dimensions, cosine " + maxCosine;
    }
}
