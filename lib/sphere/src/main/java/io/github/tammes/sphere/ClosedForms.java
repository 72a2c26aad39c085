package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.UnitRows;
import java.util.Optional;
import java.util.OptionalLong;

/** Placements that are known to be optimal. */
final class ClosedForms {

    private ClosedForms() {}

    /** Returns the optimal placement where a closed form is known. */
    static Optional<Prototypes> of(int classes, int dimensions) {
        if (classes <= dimensions + 1) {
            String name = switch (classes) {
                case 1 -> "single point";
                case 2 -> "two opposite points";
                default -> "regular simplex";
            };
            return Optional.of(figure(name, dimensions, simplex(classes, dimensions)));
        }
        if (dimensions == 2) {
            return Optional.of(figure("regular polygon", dimensions, polygon(classes)));
        }
        if (classes <= 2 * (long) dimensions) {
            return Optional.of(figure("cross-polytope", dimensions, crossPolytope(classes, dimensions)));
        }
        return Optional.empty();
    }

    private static Prototypes figure(String name, int dimensions, double[] rows) {
        return Prototypes.made(dimensions, rows, name + ", closed form", OptionalLong.empty());
    }

    /**
     * K points that all have cosine -1/(K-1) to each other, in the first K - 1 dimensions: row i is zero after axis i,
     * and its coordinate on axis i makes up its length, so that the Gram matrix is factored as Cholesky would.
     */
    static double[] simplex(int classes, int dimensions) {
        double[] rows = new double[classes * dimensions];
        if (classes == 1) {
            rows[0] = 1;
            return rows;
        }
        double cosine = -1.0 / (classes - 1);
        // On axis j all rows after j have one and the same coordinate, and the squares up to there sum to "sum".
        double sum = 0;
        for (int j = 0; j < classes - 1; j++) {
            double own = Math.sqrt(1 - sum);
            double below = (cosine - sum) / own;
            rows[j * dimensions + j] = own;
            for (int i = j + 1; i < classes; i++) {
                rows[i * dimensions + j] = below;
            }
            sum += below * below;
        }
        UnitRows.normalise(rows, dimensions);
        return rows;
    }

    private static double[] polygon(int classes) {
        double[] rows = new double[2 * classes];
        for (int i = 0; i < classes; i++) {
            double angle = 2 * Math.PI * i / classes;
            // Strict, so that they are the same numbers on every machine.
            rows[2 * i] = StrictMath.cos(angle);
            rows[2 * i + 1] = StrictMath.sin(angle);
        }
        return rows;
    }

    /** The positive axes, then as many of the negative ones as are needed: each cosine is 0 or -1. */
    private static double[] crossPolytope(int classes, int dimensions) {
        double[] rows = new double[classes * dimensions];
        for (int i = 0; i < classes; i++) {
            rows[i * dimensions + i % dimensions] = i < dimensions ? 1 : -1;
        }
        return rows;
    }
}
