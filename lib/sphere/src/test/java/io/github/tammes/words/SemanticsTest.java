package io.github.tammes.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Neighbours;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class SemanticsTest {

    private static final int CLASSES = 24;

    private final WordVectors words = MadeWords.random(CLASSES, 8, 4);
    private final Semantics semantics = Semantics.of(words);

    @Test
    void theWordVectorsThemselvesAgreeCompletely() {
        assertEquals(1, semantics.agreement(Prototypes.normalised(words.toArray())));
    }

    @Test
    void oppositeSimilaritiesAgreeInNothing() {
        Prototypes same = Prototypes.normalised(words.toArray());
        double[] opposite = PairwiseCosineObjective.cosines(same.toFlatArray(), same.dimensions());
        Arrays.setAll(opposite, at -> -opposite[at]);

        assertEquals(0, SimilarityOrder.of(words).agreement(opposite));
    }

    @Test
    void agreementIsTheFractionOfTripletsInOrder() {
        // From a, b is before c; from b, a before c; from c, b before a.
        Semantics three = Semantics.of(WordVectors.of(List.of("a", "b", "c"), onCircle(0, 0.5, 1.5)));

        assertEquals(1, three.agreement(Prototypes.of(onCircle(0, 1, 2.1))));
        assertEquals(1 / 3.0, three.agreement(Prototypes.of(onCircle(0, 3, 2))));
        assertEquals(0, three.agreement(Prototypes.of(onCircle(0, 3, -1))));
    }

    /** Only directions count: the last digit of a cosine, which the length of a vector decides, is no order. */
    @Test
    void vectorsThatDifferInLengthOnlyAreEquallyLikeAnother() {
        double[][] vectors = new double[20][];
        double[] angles = new double[20];
        for (int i = 0; i < 19; i++) {
            vectors[i] = new double[] {i + 1, i + 1, i + 1};
            angles[i] = 0.01 * i;
        }
        vectors[19] = new double[] {1, 2, 0};
        angles[19] = 3;
        List<String> names = IntStream.range(0, 20).mapToObj(i -> "class " + i).toList();

        assertEquals(1, Semantics.of(WordVectors.of(names, vectors)).agreement(Prototypes.of(onCircle(angles))));
    }

    private static double[][] onCircle(double... angles) {
        return Arrays.stream(angles)
                .mapToObj(angle -> new double[] {Math.cos(angle), Math.sin(angle)})
                .toArray(double[][]::new);
    }

    @Test
    void aSimplexIsInNoOrder() {
        assertEquals(0.5, semantics.agreement(Prototypes.place(CLASSES, CLASSES)), 1e-12);
    }

    @Test
    void agreementDoesNotChangeUnderRotation() {
        Prototypes prototypes = Prototypes.place(CLASSES, 3, PlacementOptions.of(PlacementMethod.RANDOM));
        double[][] turned = prototypes.toArray();
        for (double[] row : turned) {
            double x = row[0];
            row[0] = Math.cos(1) * x - Math.sin(1) * row[1];
            row[1] = Math.sin(1) * x + Math.cos(1) * row[1];
        }

        assertEquals(semantics.agreement(prototypes), semantics.agreement(Prototypes.of(turned)), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 23})
    void aligningMovesNoPointAndGainsAgreement(int dimensions) {
        Prototypes uniform = Prototypes.place(
                CLASSES, dimensions, PlacementOptions.defaults().withEffort(1));

        Prototypes aligned = semantics.align(uniform, 1);

        assertArrayEquals(sorted(uniform), sorted(aligned));
        assertEquals(uniform.certificate().maxCosine(), aligned.certificate().maxCosine());
        assertTrue(semantics.agreement(aligned) >= semantics.agreement(uniform) - 1e-9);
        assertEquals(words.words(), aligned.classNames());
        if (dimensions < 23) {
            assertTrue(semantics.agreement(aligned) > 0.6, () -> "agreement " + semantics.agreement(aligned));
        }
    }

    @Test
    void aligningFindsAHiddenAssignment() {
        Prototypes truth = Prototypes.normalised(words.toArray());
        int[] hidden = shuffled(CLASSES);

        Prototypes aligned = semantics.align(truth.select(hidden), 3);

        assertTrue(semantics.agreement(truth.select(hidden)) < 0.6);
        assertTrue(semantics.agreement(aligned) > 0.99, () -> "agreement " + semantics.agreement(aligned));
    }

    @ParameterizedTest
    @CsvSource({"2, 0.98", "3, 0.8", "3, 0.95", "8, 0.2", "8, 0.5", "30, 0.1"})
    void aCeilingIsKept(int dimensions, double ceiling) {
        Prototypes placed =
                semantics.place(dimensions, SemanticPlacement.below(ceiling).withRestarts(1));

        assertTrue(placed.certificate().maxCosine() <= ceiling, placed::toString);
        assertTrue(semantics.agreement(placed) > 0.6, () -> placed + ": " + semantics.agreement(placed));
        assertEquals(words.words(), placed.classNames());
    }

    @Test
    void theLeastRoomIsUsedToo() {
        Prototypes tight = semantics.place(4, SemanticPlacement.withSlack(0.02));
        Prototypes none = semantics.place(4, SemanticPlacement.withSlack(0));

        assertTrue(semantics.agreement(tight) > semantics.agreement(none), () -> tight + " and " + none);
        double lowest = none.certificate().maxCosine();
        assertTrue(tight.certificate().maxCosine() <= lowest + 0.02 * (1 - lowest), tight::toString);
    }

    @Test
    void moreSlackGivesMoreAgreement() {
        SemanticPlacement options = SemanticPlacement.defaults().withRestarts(2);

        Table curve = semantics.tradeOff(4, options, 0, 0.05, 0.2, 0.5);

        double[] agreement = curve.doubleColumn("agreement").asDoubleArray();
        double[] maxCosine = curve.doubleColumn("max cosine").asDoubleArray();
        for (int i = 1; i < agreement.length; i++) {
            assertTrue(agreement[i] > agreement[i - 1], () -> Arrays.toString(agreement));
            assertTrue(maxCosine[i] > maxCosine[i - 1], () -> Arrays.toString(maxCosine));
        }
    }

    @Test
    void theWeightTradesSeparationForAgreement() {
        Prototypes apart = semantics.place(4, SemanticPlacement.weighted(0).withRestarts(2));
        Prototypes between = semantics.place(4, SemanticPlacement.weighted(0.7).withRestarts(2));
        Prototypes alike = semantics.place(4, SemanticPlacement.weighted(1).withRestarts(2));

        double uniform = Prototypes.place(CLASSES, 4).certificate().maxCosine();
        assertEquals(uniform, apart.certificate().maxCosine(), 0.05);
        assertTrue(between.certificate().maxCosine() < alike.certificate().maxCosine());
        assertTrue(semantics.agreement(apart) < semantics.agreement(between));
        assertTrue(semantics.agreement(between) < semantics.agreement(alike));
    }

    @Test
    void nearestPrototypesAreOftenThoseOfTheMostSimilarClass() {
        Prototypes placed = semantics.place(6, SemanticPlacement.withSlack(0.1).withRestarts(1));
        SimilarityOrder order = SimilarityOrder.of(words);

        long amongThree = IntStream.range(0, CLASSES)
                .filter(i -> {
                    String nearest = Neighbours.of(placed)
                            .nearest(words.words().get(i), 1)
                            .get(0);
                    return order.rank(i, words.words().indexOf(nearest)) < 3;
                })
                .count();

        assertTrue(amongThree > CLASSES / 2, "only " + amongThree); // 3 of 23 by chance
    }

    @Test
    void theSeedDecidesEverything() {
        SemanticPlacement options = SemanticPlacement.defaults().withRestarts(1).withComparisons(5);

        assertEquals(semantics.place(3, options), semantics.place(3, options));
        assertNotEquals(semantics.place(3, options), semantics.place(3, options.withSeed(1)));
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertMessage("dimensions is 1", () -> semantics.place(1));
        assertMessage("has 5 classes and not the 24", () -> semantics.agreement(Prototypes.place(5, 3)));
        assertMessage("has 5 classes and not the 24", () -> semantics.align(Prototypes.place(5, 3), 0));
        assertMessage(
                "uniform placement of 24 classes in 3 dimensions has 0.72",
                () -> semantics.place(3, SemanticPlacement.below(0.5)));
        assertMessage("has 2 classes", () -> Semantics.of(MadeWords.random(2, 3, 0)));
        assertMessage(
                "\"b\" is zero",
                () -> Semantics.of(WordVectors.of(List.of("a", "b", "c"), new double[][] {{1}, {0}, {2}})));
        assertMessage("maxCosine is 1.0", () -> SemanticPlacement.below(1));
        assertMessage("slack is -0.1", () -> SemanticPlacement.withSlack(-0.1));
        assertMessage("weight is NaN", () -> SemanticPlacement.weighted(Double.NaN));
        assertMessage("sharpness is 0", () -> SemanticPlacement.defaults().withSharpness(0));
        assertMessage("restarts is -1", () -> SemanticPlacement.defaults().withRestarts(-1));
        assertMessage("comparisons is -1", () -> SemanticPlacement.defaults().withComparisons(-1));
    }

    @Test
    void anInterruptStopsThePlacement() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> semantics.place(3));
            assertThrows(CancellationException.class, () -> semantics.place(3, SemanticPlacement.weighted(0.5)));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    /** The search for the uniform placement ends with its best so far, which would be another placement under the same name. */
    @Test
    void anInterruptAtAnyMomentNeverGivesAnotherPlacement() throws InterruptedException {
        Semantics thirty = Semantics.of(WordVectors.of(
                WordVectors.cifar100().words().subList(0, 30),
                Arrays.copyOf(WordVectors.cifar100().toArray(), 30)));
        SemanticPlacement tight = SemanticPlacement.defaults().withTradeOff(new SeparationTradeOff.Slack(0));
        Prototypes whole = thirty.place(5, tight);
        for (int milliseconds : new int[] {50, 200, 400, 800, 1600}) {
            List<Prototypes> placed = new ArrayList<>();
            List<Boolean> marked = new ArrayList<>();
            Thread placing = new Thread(() -> {
                try {
                    placed.add(thirty.place(5, tight));
                } catch (CancellationException e) {
                    marked.add(Thread.currentThread().isInterrupted());
                }
            });
            placing.start();
            Thread.sleep(milliseconds);
            placing.interrupt();
            placing.join();
            assertEquals(1, placed.size() + marked.size(), "it ended in neither way");
            placed.forEach(one -> assertEquals(whole, one, "after " + milliseconds + " ms"));
            marked.forEach(still -> assertTrue(still, "whoever called is to know, after " + milliseconds + " ms"));
        }
    }

    private static double[][] sorted(Prototypes prototypes) {
        double[][] rows = prototypes.toArray();
        Arrays.sort(rows, Arrays::compare);
        return rows;
    }

    private static int[] shuffled(int count) {
        SplittableRandom random = new SplittableRandom(9);
        int[] indices = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = indices[i];
            indices[i] = indices[j];
            indices[j] = swap;
        }
        return indices;
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void wordsWithoutAnOrderAreRefused() {
        WordVectors words = WordVectors.of(List.of("a", "b", "c"), new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Semantics.of(words));
        assertTrue(e.getMessage().contains("equally alike"), e.getMessage());
    }
}
