package io.github.tammes.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.loss.TargetBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Evaluations of random predictions against counting by hand. */
class EvaluationTest {

    private static final int EXAMPLES = 120;
    private static final int CLASSES = 7;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g");

    private final ImageData bare = ImageData.of("made", new Images(new byte[EXAMPLES], EXAMPLES, 1, 1, 1));

    private static float[][] scores(Random random) {
        float[][] scores = new float[EXAMPLES][CLASSES];
        for (float[] row : scores) {
            for (int k = 0; k < CLASSES; k++) {
                row[k] = random.nextFloat();
            }
        }
        return scores;
    }

    /** Leaves the last class without an example. */
    private static int[] labels(Random random) {
        return IntStream.range(0, EXAMPLES)
                .map(i -> random.nextInt(CLASSES - 1))
                .toArray();
    }

    /** Returns the classes by falling score. */
    private static int[] ranking(float[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .mapToInt(k -> k)
                .toArray();
    }

    private static Evaluation classification(ImageData examples, float[][] scores) {
        return new Evaluation(examples, new Predictions(scores, scores, null), null, null);
    }

    @RepeatedTest(5)
    void ranksAndTopKAreThoseOfSorting(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] scores = scores(random);
        int[] labels = labels(random);
        Evaluation evaluation = classification(bare.withLabels(labels, NAMES), scores);
        int[] within = new int[CLASSES];
        for (int i = 0; i < EXAMPLES; i++) {
            int[] ranking = ranking(scores[i]);
            assertEquals(ranking[0], evaluation.predictions().predictedClass(i));
            for (int rank = 0; rank < CLASSES; rank++) {
                assertEquals(rank, evaluation.predictions().rank(i, ranking[rank]));
                if (ranking[rank] == labels[i]) {
                    for (int k = rank; k < CLASSES; k++) {
                        within[k]++;
                    }
                }
            }
        }
        for (int k = 1; k <= CLASSES; k++) {
            assertEquals((double) within[k - 1] / EXAMPLES, evaluation.topK(k), 1e-12, "top-" + k);
        }
        assertEquals(evaluation.topK(1), evaluation.accuracy());
        assertEquals(1, evaluation.topK(CLASSES));
    }

    @RepeatedTest(5)
    void confusionCountsEveryExampleOnce(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] scores = scores(random);
        int[] labels = labels(random);
        Evaluation evaluation = classification(bare.withLabels(labels, NAMES), scores);
        Table confusion = evaluation.confusion();
        int[][] counted = new int[CLASSES][CLASSES];
        for (int i = 0; i < EXAMPLES; i++) {
            counted[labels[i]][ranking(scores[i])[0]]++;
        }
        assertEquals(NAMES, confusion.stringColumn(0).asList());
        assertEquals(NAMES, confusion.columnNames().subList(1, CLASSES + 1));
        int total = 0;
        int diagonal = 0;
        for (int truth = 0; truth < CLASSES; truth++) {
            for (int predicted = 0; predicted < CLASSES; predicted++) {
                int count = confusion.intColumn(1 + predicted).get(truth);
                assertEquals(counted[truth][predicted], count);
                total += count;
                diagonal += truth == predicted ? count : 0;
            }
        }
        assertEquals(EXAMPLES, total);
        assertEquals(evaluation.accuracy(), (double) diagonal / EXAMPLES, 1e-12);
    }

    /** Tables tell columns apart without case; EMNIST has the classes "a" and "A". */
    @Test
    void classesThatDifferInCaseOnlyHaveColumnsOfTheirOwn() {
        Random random = new Random(5);
        List<String> names = new ArrayList<>(NAMES);
        names.set(1, names.get(0).toUpperCase(Locale.ROOT));
        names.set(2, "TRUE \\ predicted");
        Evaluation evaluation = classification(bare.withLabels(labels(random), names), scores(random));
        Table confusion = evaluation.confusion();
        assertEquals(names, confusion.stringColumn(0).asList());
        assertEquals(CLASSES + 1, confusion.columnCount());
        assertEquals(names.get(0), confusion.column(1).name());
        assertTrue(
                confusion.column(2).name().startsWith(names.get(1)),
                confusion.columnNames().toString());
    }

    @Test
    void topOfNoneIsRefused() {
        Evaluation evaluation = classification(bare.withLabels(labels(new Random(1)), NAMES), scores(new Random(1)));
        assertThrows(IllegalArgumentException.class, () -> evaluation.topK(0));
        assertThrows(IllegalArgumentException.class, () -> evaluation.topK(-3));
        assertEquals(1, evaluation.topK(CLASSES + 5));
    }

    private static String parity(String name) {
        return NAMES.indexOf(name) % 2 == 0 ? "even" : "odd";
    }

    @Test
    void aClassWithoutAGroupIsNamed() {
        Random random = new Random(14);
        Evaluation evaluation = classification(bare.withLabels(labels(random), NAMES), scores(random));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> evaluation.confusion(List.of("even"), EvaluationTest::parity));
        assertTrue(e.getMessage().contains("\"b\"") && e.getMessage().contains("\"odd\""), e.getMessage());
    }

    @RepeatedTest(3)
    void confusionOfGroupsIsTheSumOverTheirClasses(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Evaluation evaluation = classification(bare.withLabels(labels(random), NAMES), scores(random));
        Table classes = evaluation.confusion();
        Table groups = evaluation.confusion(List.of("even", "odd"), EvaluationTest::parity);
        int[][] summed = new int[2][2];
        for (int truth = 0; truth < CLASSES; truth++) {
            for (int predicted = 0; predicted < CLASSES; predicted++) {
                summed[truth % 2][predicted % 2] +=
                        classes.intColumn(1 + predicted).get(truth);
            }
        }
        for (int truth = 0; truth < 2; truth++) {
            for (int predicted = 0; predicted < 2; predicted++) {
                assertEquals(
                        summed[truth][predicted],
                        groups.intColumn(1 + predicted).get(truth));
            }
        }
    }

    @RepeatedTest(3)
    void answersAreRightWhereTheOwnScoreIsAboveAllOthers(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[][] scores = scores(random);
        int[] labels = labels(random);
        Evaluation evaluation = classification(bare.withLabels(labels, NAMES), scores);
        Table answers = evaluation.scoresByExample();
        assertEquals(List.of("example", "class", "predicted", "own", "other"), answers.columnNames());
        int right = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            double own = answers.doubleColumn("own").get(i);
            double other = answers.doubleColumn("other").get(i);
            boolean correct = answers.getString(i, "class").equals(answers.getString(i, "predicted"));
            assertEquals(correct, own > other);
            assertEquals(scores[i][labels[i]], own);
            assertEquals(scores[i][ranking(scores[i])[correct ? 1 : 0]], other);
            right += correct ? 1 : 0;
        }
        assertEquals(evaluation.accuracy(), (double) right / EXAMPLES, 1e-12);
    }

    @Test
    void theOnlyClassHasNoOther() {
        Evaluation evaluation =
                classification(bare.withLabels(new int[EXAMPLES], List.of("only")), new float[EXAMPLES][1]);
        assertEquals(
                EXAMPLES, evaluation.scoresByExample().doubleColumn("other").countMissing());
    }

    @Test
    void classesTogetherMakeTheAccuracy() {
        Random random = new Random(11);
        Evaluation evaluation = classification(bare.withLabels(labels(random), NAMES), scores(random));
        Table classes = evaluation.byClass();
        assertEquals(List.of("class", "examples", "correct", "accuracy"), classes.columnNames());
        assertEquals(NAMES, classes.stringColumn("class").asList());
        assertEquals(EXAMPLES, classes.intColumn("examples").sum());
        assertEquals(evaluation.accuracy(), classes.intColumn("correct").sum() / EXAMPLES, 1e-12);
        for (int k = 0; k < CLASSES - 1; k++) {
            double examples = classes.intColumn("examples").get(k);
            double correct = classes.intColumn("correct").get(k);
            assertEquals(correct / examples, classes.doubleColumn("accuracy").get(k), 1e-12);
        }
        assertTrue(classes.doubleColumn("accuracy").isMissing(CLASSES - 1), "no accuracy without an example");
    }

    @Test
    void targetsErrorsAndBoundsAreCounted() {
        Random random = new Random(12);
        float[] truth = new float[EXAMPLES];
        float[] predicted = new float[EXAMPLES];
        double error = 0;
        int outside = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            truth[i] = random.nextFloat(-20, 120);
            predicted[i] = random.nextFloat(0, 100);
            error += Math.abs((double) predicted[i] - truth[i]);
            outside += truth[i] < 0 || truth[i] > 100 ? 1 : 0;
        }
        Predictions predictions = new Predictions(new float[EXAMPLES][2], null, predicted);
        Evaluation evaluation = new Evaluation(bare.withTargets(truth), predictions, truth, new TargetBounds(0, 100));
        assertEquals(error / EXAMPLES, evaluation.meanAbsoluteError(), 1e-4);
        assertEquals(outside, evaluation.outsideBounds());
        assertTrue(outside > 0);
        Table targets = evaluation.targets();
        assertEquals(List.of("target", "predicted", "error"), targets.columnNames());
        assertEquals(EXAMPLES, targets.rowCount());
        for (int i = 0; i < EXAMPLES; i++) {
            assertEquals(truth[i], targets.doubleColumn("target").get(i));
            assertEquals(predicted[i], targets.doubleColumn("predicted").get(i));
            assertEquals(predicted[i] - truth[i], targets.doubleColumn("error").get(i), 1e-4);
        }
        assertTrue(evaluation.toString().contains(outside + " targets outside the bounds"), evaluation.toString());
        assertEquals(0, new Evaluation(bare, predictions, truth, null).outsideBounds(), "no bounds, nothing outside");
    }

    @Test
    void errorsAreGroupedByClassAndByTarget() {
        ImageData four = ImageData.of("four", Images.wrap(new byte[4], 4, 1, 1, 1))
                .withLabels(new int[] {0, 0, 2, 2}, List.of("a", "b", "c"))
                .withTargets(new float[] {-5, 0, 9, 10})
                .withUnit("years");
        float[] truth = {-5, 0, 9, 10};
        float[] predicted = {-3, -3, 10, 14};
        Evaluation evaluation = new Evaluation(
                four, new Predictions(new float[4][2], null, predicted), truth, new TargetBounds(-5, 20));
        Table classes = evaluation.errorsByClass();
        assertEquals("Errors on four by class, in years", classes.name());
        assertEquals(List.of("class", "examples", "mean error", "mean absolute error"), classes.columnNames());
        assertEquals(List.of(2, 0, 2), classes.intColumn("examples").asList());
        assertEquals(
                List.of(-0.5, 2.5),
                classes.doubleColumn("mean error").removeMissing().asList());
        assertEquals(2.5, classes.doubleColumn("mean absolute error").get(0));
        assertTrue(classes.column("mean error").isMissing(1), "no examples, no error");
        Table targets = evaluation.errorsByTarget(10);
        assertEquals("Errors on four by target, in years", targets.name());
        assertEquals(
                List.of(-10.0, 0.0, 10.0), targets.doubleColumn("target from").asList());
        assertEquals(List.of(1, 2, 1), targets.intColumn("examples").asList());
        assertEquals(List.of(2.0, -1.0, 4.0), targets.doubleColumn("mean error").asList());
        assertEquals(
                List.of(2.0, 2.0, 4.0),
                targets.doubleColumn("mean absolute error").asList());
        float[] tenths = {0.1f, 0.3f, 0.65f, 0.7f};
        Evaluation small =
                new Evaluation(four, new Predictions(new float[4][2], null, tenths), tenths, new TargetBounds(0, 1));
        assertEquals(
                List.of(1, 1, 1, 1),
                small.errorsByTarget(0.1).intColumn("examples").asList());
        float[] almost = {-5.001f, 0, 9, 10};
        Evaluation near =
                new Evaluation(four, new Predictions(new float[4][2], null, almost), truth, new TargetBounds(-5, 20));
        assertFalse(
                near.errorsByClass().print().contains("-0.00"),
                () -> near.errorsByClass().print());
        for (double width : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> evaluation.errorsByTarget(width));
        }
        Evaluation unlabelled = new Evaluation(
                bare, new Predictions(new float[EXAMPLES][2], null, new float[EXAMPLES]), new float[EXAMPLES], null);
        assertThrows(IllegalStateException.class, unlabelled::errorsByClass);
    }

    @Test
    void boundsThemselvesAreInside() {
        float[] truth = new float[EXAMPLES];
        truth[0] = 100;
        truth[1] = Math.nextUp(100f);
        truth[2] = -Float.MIN_VALUE;
        Predictions predictions = new Predictions(new float[EXAMPLES][2], null, truth);
        assertEquals(2, new Evaluation(bare, predictions, truth, new TargetBounds(0, 100)).outsideBounds());
        float[] float32 = new float[EXAMPLES];
        Arrays.fill(float32, 0.3f);
        float32[1] = 0.7f;
        Predictions same = new Predictions(new float[EXAMPLES][2], null, float32);
        assertEquals(0, new Evaluation(bare, same, float32, new TargetBounds(0.3, 0.7)).outsideBounds());
    }

    @Test
    void whatATaskDoesNotHaveIsSaid() {
        Random random = new Random(13);
        Evaluation classes = classification(bare.withLabels(labels(random), NAMES), scores(random));
        for (Runnable question : List.<Runnable>of(
                classes::meanAbsoluteError,
                classes::targets,
                classes::errorsByClass,
                () -> classes.errorsByTarget(1),
                classes::outsideBounds,
                () -> classes.target(0))) {
            assertMentions("classification", question);
        }
        Evaluation targets = new Evaluation(
                bare.withLabels(labels(random), NAMES),
                new Predictions(new float[EXAMPLES][2], null, new float[EXAMPLES]),
                new float[EXAMPLES],
                new TargetBounds(0, 1));
        for (Runnable question :
                List.<Runnable>of(targets::accuracy, targets::confusion, targets::byClass, targets::scoresByExample)) {
            assertMentions("regression", question);
        }
    }

    @Test
    void predictionsOfOtherExamplesAreRefused() {
        Random random = new Random(17);
        ImageData examples = bare.withLabels(labels(random), NAMES);
        float[][] scores = scores(random);
        float[] targets = new float[EXAMPLES];
        assertRefused("predictions has 119", () -> classification(examples, Arrays.copyOf(scores, EXAMPLES - 1)));
        assertRefused(
                "scores of 7 classes, but made has 8",
                () -> classification(
                        bare.withLabels(labels(random), List.of("a", "b", "c", "d", "e", "f", "g", "h")), scores));
        assertRefused(
                "targets has 3",
                () -> new Evaluation(bare, new Predictions(scores, null, targets), new float[3], null));
    }

    private static void assertRefused(String words, Runnable making) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, making::run);
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    private static void assertMentions(String word, Runnable question) {
        IllegalStateException e = assertThrows(IllegalStateException.class, question::run);
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }
}
