package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.LevenshteinBound;
import io.github.tammes.sphere.internal.UnitRows;

/**
 * A proven limit of separation: whatever the placement, the greatest cosine between two of K unit vectors in D
 * dimensions is at least this.
 *
 * @param name whose bound it is
 * @param maxCosine the limit, in [-1, 1]
 */
public record SeparationBound(String name, double maxCosine) {

    /** Returns the limit as an angle in degrees: no placement has a larger one between its two nearest points. */
    public double minimumAngle() {
        return degrees(maxCosine);
    }

    static double degrees(double cosine) {
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }

    /**
     * Returns the best bound known here for a number of classes and dimensions.
     *
     * <p>Exact in one and two dimensions, for K ≤ 2D (Rankin, 1955: the simplex, then cosine 0), for K = 3, 4, 6 and 12
     * in three dimensions (Fejes Tóth, 1943), for the other optima there and in four dimensions that are proven
     * ({@link ProvenOptimum}), and where the Levenshtein bound is met; the Levenshtein bound (1979) otherwise, or Fejes Tóth's where it
     * is the greater in three dimensions.
     *
     * @param classes K, at least 1
     * @param dimensions D, at least 1
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public static SeparationBound best(int classes, int dimensions) {
        UnitRows.requirePositive(classes, dimensions);
        if (classes == 1) {
            return new SeparationBound("a single point", -1);
        }
        if (classes <= dimensions + 1) {
            return new SeparationBound("Rankin, simplex", -1.0 / (classes - 1));
        }
        if (dimensions == 1) {
            return new SeparationBound("two points in one dimension", 1);
        }
        if (dimensions == 2) {
            return new SeparationBound("regular polygon", StrictMath.cos(2 * Math.PI / classes));
        }
        if (classes <= 2 * (long) dimensions) {
            return new SeparationBound("Rankin, cross-polytope", 0);
        }
        if (dimensions <= 4) {
            SeparationBound optimum = ProvenOptimum.of(classes, dimensions);
            if (optimum != null) {
                return optimum;
            }
        }
        SeparationBound levenshtein = new SeparationBound("Levenshtein", LevenshteinBound.of(classes, dimensions));
        if (dimensions > 3) {
            return levenshtein;
        }
        SeparationBound fejesToth = new SeparationBound("Fejes Tóth", fejesToth(classes));
        return fejesToth.maxCosine() >= levenshtein.maxCosine() ? fejesToth : levenshtein;
    }

    /** The side of the equilateral spherical triangle of which 2K - 4 cover the sphere. */
    private static double fejesToth(int classes) {
        // Strict, for a search begins by it, and is to be the same on every machine.
        double cotangent = 1 / StrictMath.tan(classes * Math.PI / (6.0 * (classes - 2)));
        return (cotangent * cotangent - 1) / 2;
    }
}
