package io.github.tammes.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.sets.Digits;
import java.util.Arrays;
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
        assertEquals(1, of(Float.NaN, 2, 1).predictedClass(0));
        ImageData one = Digits.load().train().first(1);
        for (int label = 0; label < 10; label++) {
            float[] none = new float[10];
            Arrays.fill(none, Float.NaN);
            Evaluation evaluation = new Evaluation(
                    one.withLabels(new int[] {label}, one.classNames()),
                    new Predictions(new float[1][2], new float[][] {none}, null),
                    null,
                    null);
            assertEquals(0, evaluation.accuracy());
            assertEquals(0, evaluation.accuracy(name -> "any"));
            assertEquals(0, evaluation.topK(5));
            assertEquals(0, evaluation.byClass().intColumn("correct").sum());
        }
    }

    @Test
    void whatATaskDoesNotHaveIsExplained() {
        assertThrows(IllegalStateException.class, () -> of(1).predictedTarget(0));
        Predictions regression = new Predictions(new float[][] {{0}}, null, new float[] {1});
        assertThrows(IllegalStateException.class, () -> regression.predictedClass(0));
    }
}
