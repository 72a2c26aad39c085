package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDrawTest {

    private static final int DRAWS = 40;

    @ParameterizedTest
    @CsvSource({"208, 15", "252, 14", "127, 8", "150, 7", "271, 16", "416, 15"})
    void allPointsOfAnOrbitSeeTheSame(int points, int dimensions) {
        SplittableRandom random = new SplittableRandom(3);
        int drawn = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Orbits orbits = new FieldDraw(points, dimensions, 64, random).draw();
            double[] rows = orbits == null ? null : SymmetryDrawTest.rows(orbits, random);
            if (rows != null) {
                drawn++;
                assertEquals(points * dimensions, rows.length);
                SymmetryDrawTest.assertSeeTheSame(orbits, rows);
            }
        }
        assertTrue(drawn > DRAWS / 4, drawn + " draws");
    }

    /** What translations make of a point that multiplications leave alone is a simplex. */
    @Test
    void theSmallestSetIsASimplex() {
        double[] rows =
                SymmetryDrawTest.rows(new FieldDraw(8, 7, 1, new SplittableRandom(1)).draw(), new SplittableRandom(2));
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(-1 / 7.0, UnitRows.dot(rows, i, j, 7), 1e-12);
            }
        }
    }

    /** The 28 equiangular lines in seven dimensions have these symmetries, so a descent with them finds their 56 ends. */
    @Test
    void aCodeWithTheseSymmetriesIsFound() {
        SplittableRandom random = new SplittableRandom(5);
        double least = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            Orbits orbits = new FieldDraw(56, 7, 8, random).draw();
            double[] generators = UnitRows.random(orbits.generators(), 7, random);
            least = Math.min(
                    least,
                    new OrbitDescent(orbits, 0, () -> false, null)
                            .minimise(generators, 10, OrbitDescent.SHARP, 2, 200));
        }
        assertEquals(1 / 3.0, least, 1e-3);
    }

    @Test
    void whatDoesNotFitIsNotDrawn() {
        assertFalse(FieldDraw.fits(208, 13));
        assertFalse(FieldDraw.fits(105, 14), "an odd number needs a coordinate that nothing moves");
        assertFalse(FieldDraw.fits(6, 7));
        assertTrue(FieldDraw.fits(105, 15));
        assertEquals(null, new FieldDraw(208, 15, 3, new SplittableRandom(1)).draw());
    }
}
