package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothMaxDescentTest {

    /** Angles of the best known spherical codes in three dimensions (N. J. A. Sloane, Tables of Spherical Codes). */
    @ParameterizedTest
    @CsvSource({
        "4, 109.4712206",
        "5, 90",
        "6, 90",
        "7, 77.8695421",
        "8, 74.8584922",
        "9, 70.5287794",
        "10, 66.1468220",
        "11, 63.4349488",
        "12, 63.4349488",
        "13, 57.1367031",
        "14, 55.6705700",
        "24, 43.6907671",
        "32, 37.4752140"
    })
    void threeDimensionsComeWithinAFifthOfAPercentOfTheBestKnownAngles(int classes, double angle) {
        Prototypes prototypes = Prototypes.place(classes, 3, PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM));

        assertTrue(prototypes.certificate().minimumAngle() > 0.998 * angle, prototypes::toString);
        assertTrue(prototypes.certificate().minimumAngle() < 1.0001 * angle, prototypes::toString);
    }

    @ParameterizedTest
    @CsvSource({"1,3", "2,3", "3,2", "5,2", "5,4", "10,5", "20,25"})
    void findsWhatClosedFormsKnow(int classes, int dimensions) {
        PlacementOptions placement = PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM);
        double best = Prototypes.place(classes, dimensions).certificate().maxCosine();

        assertEquals(
                best,
                Prototypes.place(classes, dimensions, placement).certificate().maxCosine(),
                1e-4);
    }

    /** So many in so few dimensions that the search would begin above the sharpest there is, and took no step. */
    @Test
    void manyInTheirPlaceAreDescendedAtTheSharpestThereIs() {
        double[] rows = UnitRows.random(40, 3, new SplittableRandom(1));
        double[] before = rows.clone();
        SmoothMaxCosine separation = SmoothMaxCosine.of(40, 3, false);
        new SmoothMaxDescent(40, 3, separation).minimise(rows, 2 * separation.sharpest(), 100, (x, step) -> {});
        assertFalse(Arrays.equals(before, rows));
    }

    @Test
    void moreRestartsAreNeverWorse() {
        double before = 1;
        for (int restarts = 1; restarts <= 8; restarts++) {
            PlacementOptions placement =
                    PlacementOptions.defaults().withEffort(restarts).withSeed(3);
            double maxCosine = Prototypes.place(40, 3, placement).certificate().maxCosine();

            assertTrue(maxCosine <= before, "with " + restarts + " restarts " + maxCosine + " after " + before);
            before = maxCosine;
        }
    }

    @Test
    void theSeedDecidesEverything() {
        PlacementOptions placement = PlacementOptions.defaults().withSeed(11);

        assertEquals(Prototypes.place(30, 4, placement), Prototypes.place(30, 4, placement));
        assertTrue(!Prototypes.place(30, 4, placement).equals(Prototypes.place(30, 4, placement.withSeed(12))));
    }
}
