package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricStartTest {

    /** Figures whose corners are one small orbit: half of the draws, or more, are exactly these. */
    @ParameterizedTest
    @CsvSource({"12, 0, 63.4349488", "20, 0, 41.8103149", "6, 1, 90", "4, 1, 109.4712206", "8, 3, 70.5287794"})
    void theSmallOrbitsAreTheRegularFigures(int points, int group, double angle) {
        long exact = IntStream.range(0, 40)
                .mapToDouble(seed -> maxCosine(points, group, seed))
                .filter(cosine -> Math.abs(cosine - Math.cos(Math.toRadians(angle))) < 1e-8)
                .count();

        assertTrue(exact >= 10, exact + " of 40");
    }

    private static double maxCosine(int points, int group, int seed) {
        double[] rows = SymmetricStart.draw(points, group, new SplittableRandom(seed));
        return Arrays.stream(NearestCosines.of(rows, 3)).max().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "12, 1", "24, 3"})
    void allPointsOfALargeOrbitSeeTheSame(int points, int group) {
        long alike = IntStream.range(0, 40)
                .mapToObj(seed -> NearestCosines.of(SymmetricStart.draw(points, group, new SplittableRandom(seed)), 3))
                .filter(nearest -> Arrays.stream(nearest).max().orElseThrow()
                                - Arrays.stream(nearest).min().orElseThrow()
                        < 1e-9)
                .count();

        assertTrue(alike >= 10, alike + " of 40");
    }

    @Test
    void everyNumberOfPointsIsMet() {
        for (int points = 1; points < 140; points++) {
            for (int group = 0; group < 4; group++) {
                double[] rows = SymmetricStart.draw(points, group, new SplittableRandom(points));

                assertEquals(3 * points, rows.length);
                for (int i = 0; i < points; i++) {
                    assertEquals(1, UnitRows.length(rows, 3 * i, 3), 1e-12);
                }
            }
        }
    }
}
