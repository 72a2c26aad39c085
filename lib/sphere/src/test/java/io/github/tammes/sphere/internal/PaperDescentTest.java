package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.PlacementStep;
import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperDescentTest {

    private static final PlacementOptions PAPER = PlacementOptions.of(PlacementMethod.PAPER);

    /** The gradient of the loss as the paper writes it, by differences, taken one step along and renormalised. */
    @Test
    void oneStepIsAGradientStepOfTheMeanNearestCosine() {
        int dimensions = 4;
        double[] rows = UnitRows.random(9, dimensions, new SplittableRandom(5));
        double[] expected = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            double[] above = rows.clone();
            double[] below = rows.clone();
            above[i] += 1e-6;
            below[i] -= 1e-6;
            expected[i] -= 0.1 * (loss(above, dimensions) - loss(below, dimensions)) / 2e-6;
        }
        UnitRows.normalise(expected, dimensions);
        new PaperDescent(rows, dimensions, 0.1).step();

        assertArrayEquals(expected, rows, 1e-8);
    }

    private static double loss(double[] rows, int dimensions) {
        int classes = rows.length / dimensions;
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < classes; j++) {
                greatest = i == j ? greatest : Math.max(greatest, UnitRows.dot(rows, i, j, dimensions));
            }
            sum += greatest / classes;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void itSeparatesAndTheDefaultSeparatesMore(long seed) {
        double random = maxCosine(PlacementOptions.of(PlacementMethod.RANDOM).withSeed(seed));
        double paper = maxCosine(PAPER.withSteps(1000).withSeed(seed));
        double ours = maxCosine(PlacementOptions.defaults().withEffort(1).withSeed(seed));

        assertTrue(paper < random, paper + " after " + random);
        assertTrue(ours < paper, ours + " after " + paper);
    }

    private static double maxCosine(PlacementOptions placement) {
        return Prototypes.place(50, 6, placement).certificate().maxCosine();
    }

    @Test
    void takesTheStepsAndTheRateAskedForAndTellsOfEach() {
        List<PlacementStep> steps = new ArrayList<>();
        Prototypes prototypes = Prototypes.place(10, 3, PAPER.withSteps(25), steps::add);

        assertEquals(25, steps.size());
        assertEquals(24, steps.get(24).step());
        assertEquals(prototypes, steps.get(24).prototypes());
        assertEquals("paper: mean nearest cosine by SGD, 25 steps", prototypes.method());
        assertTrue(
                !prototypes.equals(Prototypes.place(10, 3, PAPER.withSteps(25).withLearningRate(0.2))));
    }

    @Test
    void aSingleClassStaysWhereItIs() {
        assertEquals(
                Prototypes.place(1, 3, PlacementOptions.of(PlacementMethod.RANDOM)),
                Prototypes.place(1, 3, PAPER.withSteps(3)));
    }
}
