package io.github.tammes.sphere;

import java.util.Map;

/**
 * Least greatest cosines that are proven one by one, where no general bound is sharp: in three dimensions for 7, 8 and 9
 * points (K. Schütte and B. L. van der Waerden, 1951), 10 and 11 (L. Danzer, 1963), 13 and 14 (O. R. Musin and A. S.
 * Tarasov, 2012 and 2015) and 24 (R. M. Robinson, 1961); in four for 10 (C. Bachoc and F. Vallentin, 2009), 24 (D. de
 * Laat, N. Leijenhorst and W. de Muinck Keizer, 2024) and 120 (N. N. Andreev, 1999).
 */
final class ProvenOptimum {

    /** Those without a short formula are rounded down in the twelfth digit. */
    private static final Map<Integer, SeparationBound> IN_THREE = Map.of(
            7, new SeparationBound("Schütte and van der Waerden", 0.210138312730),
            8, new SeparationBound("Schütte and van der Waerden", (2 * Math.sqrt(2) - 1) / 7),
            9, new SeparationBound("Schütte and van der Waerden", 1.0 / 3),
            10, new SeparationBound("Danzer", 0.404394325216),
            11, new SeparationBound("Danzer", 1 / Math.sqrt(5)),
            13, new SeparationBound("Musin and Tarasov", 0.542636486829),
            14, new SeparationBound("Musin and Tarasov", 0.563950300360),
            24, new SeparationBound("Robinson", 0.723078468334));

    private static final Map<Integer, SeparationBound> IN_FOUR = Map.of(
            10, new SeparationBound("Bachoc and Vallentin", 1.0 / 6),
            24, new SeparationBound("de Laat, Leijenhorst and de Muinck Keizer", 0.5),
            120, new SeparationBound("Andreev", (1 + Math.sqrt(5)) / 4));

    private ProvenOptimum() {}

    /** Returns the optimum of three or four dimensions, or null where none is proven beyond the general bounds. */
    static SeparationBound of(int classes, int dimensions) {
        return (dimensions == 3 ? IN_THREE : dimensions == 4 ? IN_FOUR : Map.<Integer, SeparationBound>of())
                .get(classes);
    }
}
