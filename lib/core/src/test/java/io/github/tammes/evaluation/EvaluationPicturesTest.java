package io.github.tammes.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;

class EvaluationPicturesTest {

    private static final Prototypes TEN = Prototypes.place(10, 3);

    /** All right but examples 3 and 7, of which 7 is the worse mistake. */
    private static Evaluation ofDigits(Prototypes prototypes) {
        var digits = Digits.load().test();
        float[][] scores = new float[digits.size()][10];
        float[][] outputs = new float[digits.size()][3];
        for (int i = 0; i < scores.length; i++) {
            int answer = i == 3 || i == 7 ? (digits.label(i) + 1) % 10 : digits.label(i);
            scores[i][answer] = i == 7 ? 0.9f : 0.5f;
            for (int d = 0; d < 3; d++) {
                outputs[i][d] = (float) TEN.get(answer, d);
            }
        }
        return new Evaluation(digits, new Predictions(outputs, scores, null), null, null, prototypes, "");
    }

    private static Evaluation ofTargets(Examples examples, float error, String unit) {
        int size = examples.size();
        float[] truth = new float[size];
        float[] predicted = new float[size];
        for (int i = 0; i < size; i++) {
            truth[i] = i % 60 - 30;
            predicted[i] = truth[i] + (i == 11 ? error : 0);
        }
        return new Evaluation(examples, new Predictions(new float[size][1], null, predicted), truth, null, null, unit);
    }

    @Test
    void theWorstMistakesComeFirstWithTruthAndPrediction() {
        Evaluation evaluation = ofDigits(null);
        int three = evaluation.examples().label(3);
        int seven = evaluation.examples().label(7);
        String expected = String.format(
                "The 2 mistakes on %s, the truth over the prediction: %d → %d; %d → %d.",
                evaluation.examples().name(), seven, (seven + 1) % 10, three, (three + 1) % 10);
        assertEquals(expected, evaluation.mistakes(5).description());
        assertTrue(evaluation.mistakes(1).description().startsWith("The worst of 2 mistakes"));
        assertThrows(IllegalArgumentException.class, () -> evaluation.mistakes(0));
    }

    @Test
    void targetsAreSaidWithTheirUnit() {
        ImageData digits = Digits.load().test();
        Evaluation angles = ofTargets(digits.withTargets(new float[digits.size()]), 40, "degrees");
        assertEquals(
                "The largest error on digits, the truth over the prediction: −19° → 21°.",
                angles.mistakes(1).description());
        XYChart chart = assertInstanceOf(XYChart.class, angles.plot());
        assertEquals("predicted target, degrees", chart.getYAxisTitle());
        assertEquals(angles.examples().size(), angles.table().rowCount());
    }

    @Test
    void whatCannotBeShownSaysWhy() {
        Evaluation abalones = ofTargets(Abalone.load().test(), 1, "years");
        IllegalStateException noImages = assertThrows(IllegalStateException.class, () -> abalones.mistakes(3));
        assertTrue(noImages.getMessage().contains("table()"), noImages.getMessage());
        assertThrows(IllegalStateException.class, abalones::sphere);
        Evaluation drawn = ofTargets(Digits.load().test(), 40, "degrees");
        IllegalStateException turned = assertThrows(IllegalStateException.class, () -> drawn.mistakes(3));
        assertTrue(turned.getMessage().contains("RotatedImages.of"), turned.getMessage());
        ImageData upright = Digits.load().test();
        Evaluation perfect = ofTargets(upright.withTargets(new float[upright.size()]), 0, "");
        assertThrows(IllegalStateException.class, () -> perfect.mistakes(3));
    }

    @Test
    void classesAreDrawnAsAMapAndAroundTheirPrototypes() {
        Evaluation evaluation = ofDigits(TEN);
        assertInstanceOf(HeatMapChart.class, evaluation.plot());
        String title = evaluation.sphere().getTitle();
        assertTrue(title.contains("10 prototypes and " + evaluation.examples().size() + " outputs, 99."), title);
        assertEquals(10, evaluation.table().rowCount());
        assertEquals(evaluation.toString(), evaluation.parts().get(0));
        assertInstanceOf(HeatMapChart.class, evaluation.parts().get(1));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e20f, -Float.MAX_VALUE})
    void aDivergedModelIsShownByItsSentence(float error) {
        Evaluation diverged = ofTargets(Digits.load().test(), error, "");
        assertEquals(1, diverged.parts().size());
        assertTrue(IntStream.range(0, 12)
                .anyMatch(i -> !(Math.abs(diverged.predictions().predictedTarget(i)) < 1e19)));
    }

    /** Such as numbers of atoms, whose predictions are bounded by those of the training. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e20f, -Float.MAX_VALUE})
    void targetsThatNoAxisCanHoldAreShownByTheirSentence(float target) {
        ImageData digits = Digits.load().test().first(3);
        float[] predicted = {1, 2, 3};
        Predictions predictions = new Predictions(new float[3][1], null, predicted);
        Evaluation evaluation = new Evaluation(digits, predictions, new float[] {1, target, 3}, null);
        assertEquals(List.of(evaluation.toString()), evaluation.parts());
        assertThrows(IllegalArgumentException.class, evaluation::plot);
    }
}
