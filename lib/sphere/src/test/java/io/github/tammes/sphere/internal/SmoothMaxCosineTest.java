package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.ComputeBackend;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothMaxCosineTest {

    @ParameterizedTest
    @CsvSource({"2,3,4", "7,3,16", "40,5,64", "33,9,1000"})
    void theGradientIsThatOfTheValue(int classes, int dimensions, double sharpness) {
        double[] rows = UnitRows.random(classes, dimensions, new SplittableRandom(1));
        SmoothMaxCosine separation = new JavaSmoothMaxCosine(classes, dimensions);
        double[] gradient = new double[rows.length];
        separation.evaluate(rows, sharpness, gradient);
        double step = 1e-7;
        for (int i = 0; i < rows.length; i++) {
            double[] moved = rows.clone();
            moved[i] += step;
            double above = separation.evaluate(moved, sharpness, new double[rows.length]);
            moved[i] -= 2 * step;
            double below = separation.evaluate(moved, sharpness, new double[rows.length]);

            assertEquals((above - below) / (2 * step), gradient[i], 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "64", "4096", "1048576"})
    void theValueIsAtLeastTheGreatestCosineAndAtMostTheLogarithmOfThePairsAboveIt(double sharpness) {
        double[] rows = UnitRows.random(50, 6, new SplittableRandom(2));
        SmoothMaxCosine separation = new JavaSmoothMaxCosine(50, 6);
        double value = separation.evaluate(rows, sharpness, new double[rows.length]);
        double greatest = Arrays.stream(NearestCosines.of(rows, 6)).max().orElseThrow();

        assertEquals(greatest, separation.greatestCosine(), 1e-15);
        assertTrue(value >= greatest);
        assertTrue(value <= greatest + Math.log(50 * 49) / sharpness);
    }

    /** Sizes with one block and with several, whole and not. */
    @ParameterizedTest
    @CsvSource({"2,1,8", "5,3,4", "100,25,16", "333,17,500", "5000,8,100"})
    void engineAndJavaAgreeToSinglePrecision(int classes, int dimensions, double sharpness) {
        double[] rows = UnitRows.random(classes, dimensions, new SplittableRandom(3));
        double[] exact = new double[rows.length];
        double[] single = new double[rows.length];
        try (SmoothMaxCosine java = new JavaSmoothMaxCosine(classes, dimensions);
                SmoothMaxCosine engine = SmoothMaxCosine.of(classes, dimensions, true)) {
            double value = java.evaluate(rows, sharpness, exact);

            assertEquals(value, engine.evaluate(rows, sharpness, single), 1e-5);
            assertEquals(java.greatestCosine(), engine.greatestCosine(), 1e-6);
            assertArrayEquals(exact, single, 1e-6 * sharpness);
        }
    }

    @Test
    void theEngineReachesWhatJavaReaches() {
        PlacementOptions java = PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM)
                .withEffort(2)
                .withBackend(ComputeBackend.JAVA);
        double exact = Prototypes.place(20, 3, java).certificate().maxCosine();
        double single = Prototypes.place(20, 3, java.withBackend(ComputeBackend.DJL))
                .certificate()
                .maxCosine();

        assertEquals(exact, single, 2e-3);
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        double[] rows = UnitRows.random(64, 8, new SplittableRandom(4));
        for (boolean engine : new boolean[] {false, true}) {
            try (SmoothMaxCosine separation = SmoothMaxCosine.of(64, 8, engine)) {
                Thread.currentThread().interrupt();
                assertThrows(CancellationException.class, () -> separation.evaluate(rows, 4, new double[rows.length]));
                assertTrue(Thread.interrupted());
            }
        }
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Prototypes.place(60, 3));
        assertTrue(Thread.interrupted());
    }
}
