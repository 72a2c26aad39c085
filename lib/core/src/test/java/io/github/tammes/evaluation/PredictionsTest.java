package io.github.tammes.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    private static Predictions of(float... scores) {
        return new Predictions(new float[][] {{0}}, new float[][] {scores}, null);
    }

    @Test
    void ranksAreAPermutationThatBeginsWithThePredictedClass() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            float[] scores = new float[7];
            for (int k = 0; k < scores.length; k++) {
                // Coarse, so that many are equal.
                scores[k] = random.nextInt(3);
            }
            Predictions predictions = of(scores);
            boolean[] taken = new boolean[scores.length];
            for (int k = 0; k < scores.length; k++) {
                taken[predictions.rank(0, k)] = true;
            }
            for (boolean each : taken) {
                assertEquals(true, each);
            }
            assertEquals(0, predictions.rank(0, predictions.predictedClass(0)));
        }
    }

    @Test
    void scoresThatAreNoNumbersAreNeverRight() {
        assertEquals(3, of(Float.NaN, Float.NaN, Float.NaN).rank(0, 1));
        assertEquals(1, of(Float.NaN, 2, 1).rank(0, 1));
    }

    @Test
    void whatATaskDoesNotHaveIsExplained() {
        assertThrows(IllegalStateException.class, () -> of(1).predictedTarget(0));
        Predictions regression = new Predictions(new float[][] {{0}}, null, new float[] {1});
        assertThrows(IllegalStateException.class, () -> regression.predictedClass(0));
    }
}
