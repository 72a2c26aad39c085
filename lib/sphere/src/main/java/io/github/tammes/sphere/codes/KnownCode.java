package io.github.tammes.sphere.codes;

import java.util.Objects;
import java.util.function.IntFunction;

/** A spherical code that is known by construction. */
public final class KnownCode {

    private final String name;
    private final int dimensions;
    private final int points;
    private final double maxCosine;
    private final IntFunction<double[]> construction;

    KnownCode(String name, int dimensions, int points, double maxCosine, IntFunction<double[]> construction) {
        this.name = name;
        this.dimensions = dimensions;
        this.points = points;
        this.maxCosine = maxCosine;
        this.construction = construction;
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
