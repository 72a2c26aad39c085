package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetryDrawTest {

    private static final int DRAWS = 60;

    /** What a group does to one point of an orbit it does to all, so that all of them are equally near to the others. */
    @ParameterizedTest
    @CsvSource({"125, 3, false", "125, 3, true", "50, 4, true", "40, 5, true", "60, 7, false"})
    void allPointsOfAnOrbitSeeTheSame(int points, int dimensions, boolean wide) {
        SplittableRandom random = new SplittableRandom(3);
        int drawn = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Orbits orbits = new SymmetryDraw(points, dimensions, 64, wide, random).draw();
            double[] rows = orbits == null ? null : rows(orbits, random);
            if (rows == null) {
                continue;
            }
            drawn++;
            assertEquals(points * dimensions, rows.length);
            assertSeeTheSame(orbits, rows);
        }
        assertTrue(drawn > DRAWS / 4, drawn + " draws");
    }

    static void assertSeeTheSame(Orbits orbits, double[] rows) {
        double[] nearest = NearestCosines.of(rows, orbits.dimensions());
        for (int orbit = 0; orbit < orbits.generators(); orbit++) {
            int end = orbit + 1 < orbits.generators() ? orbits.first(orbit + 1) : orbits.points();
            for (int i = orbits.first(orbit); i < end; i++) {
                assertEquals(nearest[orbits.first(orbit)], nearest[i], 1e-9, "orbit " + orbit);
            }
        }
    }

    /** The best 125 points known have turns by a third around an axis that other turns reverse. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void polesAreSwappedInWideDrawsOnly(boolean wide) {
        SplittableRandom random = new SplittableRandom(4);
        int swapped = 0;
        for (int draw = 0; draw < 20 * DRAWS; draw++) {
            Orbits orbits = new SymmetryDraw(125, 3, 64, wide, random).draw();
            double[] rows = orbits == null ? null : rows(orbits, random);
            // 123 = 20 · 6 + 3 points and one orbit of two poles.
            if (rows != null && orbits.generators() == 22 && UnitRows.dot(rows, 123, 124, 3) < -1 + 1e-12) {
                swapped++;
            }
        }
        assertEquals(wide, swapped > 0, swapped + " draws");
    }

    /** Returns nothing if a subgroup leaves a generator nothing but the centre. */
    static double[] rows(Orbits orbits, SplittableRandom random) {
        int dimensions = orbits.dimensions();
        double[] unit = new double[orbits.generators() * dimensions];
        orbits.project(UnitRows.random(orbits.generators(), dimensions, random), unit);
        for (int i = 0; i < orbits.generators(); i++) {
            if (UnitRows.length(unit, i * dimensions, dimensions) < 0.5) {
                return null;
            }
        }
        double[] rows = new double[orbits.points() * dimensions];
        orbits.spread(unit, rows);
        assertTrue(Arrays.stream(rows).allMatch(Double::isFinite));
        return rows;
    }
}
