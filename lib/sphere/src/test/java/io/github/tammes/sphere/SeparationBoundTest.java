package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationBoundTest {

    /** The sharp configurations: placements that meet the Levenshtein bound, so that it is known exactly there. */
    @ParameterizedTest
    @CsvSource({
        "12, 3, 0.4472135954999579", // icosahedron
        "16, 5, 0.2", // Clebsch
        "27, 6, 0.25", // Schläfli
        "56, 7, 0.3333333333333333", // 28 equiangular lines
        "240, 8, 0.5", // E8
        "275, 22, 0.16666666666666666", // McLaughlin
        "4600, 23, 0.3333333333333333",
        "196560, 24, 0.5" // Leech
    })
    void meetsTheSharpConfigurations(int classes, int dimensions, double cosine) {
        assertEquals(cosine, SeparationBound.best(classes, dimensions).maxCosine(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"3, -0.5", "4, -0.3333333333333333", "6, 0", "12, 0.4472135954999579"})
    void isExactForTheRegularTriangulationsOfTheSphere(int classes, double cosine) {
        assertEquals(cosine, SeparationBound.best(classes, 3).maxCosine(), 1e-9);
    }

    @Test
    void growsWithClassesAndFallsWithDimensions() {
        for (int dimensions = 2; dimensions <= 40; dimensions += 1 + dimensions / 5) {
            double before = -1;
            for (int classes = 2; classes <= 3000; classes += 1 + classes / 10) {
                double bound = SeparationBound.best(classes, dimensions).maxCosine();
                assertTrue(bound >= before - 1e-9, classes + " " + dimensions);
                assertTrue(
                        bound >= SeparationBound.best(classes, dimensions + 1).maxCosine() - 1e-9);
                assertTrue(bound < 1);
                before = bound;
            }
        }
    }

    @Test
    void isFiniteForVeryManyClassesAndDimensions() {
        for (int classes : new int[] {3, 1000, 1_000_000, Integer.MAX_VALUE / 4}) {
            double bound = SeparationBound.best(classes, 3).maxCosine();
            assertTrue(bound > -1 && bound < 1, "K = " + classes + ": " + bound);
        }
        double many = SeparationBound.best(21_841, 512).maxCosine();
        assertTrue(many > 0 && many < 0.1, "" + many);
    }

    @RepeatedTest(25)
    void noPlacementIsBelowIt(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int classes = random.nextInt(1, 40);
        int dimensions = random.nextInt(2, 10);
        PlacementOptions placement = PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM)
                .withEffort(1)
                .withSteps(200)
                .withSeed(random.nextLong());

        assertTrue(
                Prototypes.place(classes, dimensions, placement).certificate().gap() >= -1e-9);
    }

    /** A bound has no coordinates that would have to fit anywhere. */
    @Test
    void thereIsOneForAnyNumbers() {
        double many = SeparationBound.best(10_000_000, 512).maxCosine();
        assertTrue(many > 0 && many < 1, "" + many);
    }

    /** Of many points the optimal cosine is so near to 1 that a fixed margin would take bad placements for optimal. */
    @ParameterizedTest
    @ValueSource(ints = {3, 100, 5000, 100_000, 1_000_000})
    void onTheCircleOnlyThePolygonIsOptimal(int classes) {
        SeparationBound bound = SeparationBound.best(classes, 2);
        double nearer = Math.cos(0.9 * Math.toRadians(bound.minimumAngle()));

        assertFalse(new Certificate(classes, 2, nearer, nearer, bound).isOptimal());
        if (classes <= 5000) {
            assertTrue(Prototypes.place(classes, 2).certificate().isOptimal());
        }
    }

    @Test
    void sizesMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> SeparationBound.best(0, 3));
        assertThrows(IllegalArgumentException.class, () -> SeparationBound.best(3, 0));
    }
}
