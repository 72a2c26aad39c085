package io.github.tammes.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.internal.Lbfgs;
import io.github.tammes.sphere.internal.NormalizedObjective;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankLossTest {

    private static final int CLASSES = 9;
    private static final int DIMENSIONS = 4;

    private final SplittableRandom random = new SplittableRandom(5);
    private final SimilarityOrder order = SimilarityOrder.of(MadeWords.random(CLASSES, 6, 1));

    @ParameterizedTest
    @CsvSource({"1, 0", "20, 0", "300, 0", "20, 3"})
    void derivativesAreThoseOfDifferences(double sharpness, int comparisons) {
        RankLoss loss = new RankLoss(order, comparisons, 2);
        Lbfgs.Objective objective = new NormalizedObjective(
                DIMENSIONS,
                new PairwiseCosineObjective(CLASSES, DIMENSIONS, (cosines, d) -> loss.evaluate(cosines, sharpness, d)));
        double[] x = UnitRows.random(CLASSES, DIMENSIONS, random);
        x[3] *= 2; // rows need not be of unit length
        double[] gradient = new double[x.length];
        objective.evaluate(x, gradient);

        double step = 1e-6;
        for (int i = 0; i < x.length; i++) {
            double[] ahead = x.clone();
            double[] behind = x.clone();
            ahead[i] += step;
            behind[i] -= step;
            double difference =
                    objective.evaluate(ahead, new double[x.length]) - objective.evaluate(behind, new double[x.length]);
            assertEquals(difference / (2 * step), gradient[i], 1e-6, "coordinate " + i);
        }
    }

    @Test
    void withSharpnessOneItIsTheMeanRankNetLossOfThePaper() {
        double[] cosines = PairwiseCosineObjective.cosines(UnitRows.random(CLASSES, DIMENSIONS, random), DIMENSIONS);
        double sum = 0;
        int triplets = 0;
        for (int i = 0; i < CLASSES; i++) {
            for (int j = 0; j < CLASSES; j++) {
                for (int k = 0; k < CLASSES; k++) {
                    if (i != j && i != k && j != k && order.rank(i, j) < order.rank(i, k)) {
                        double o = cosines[i * CLASSES + j] - cosines[i * CLASSES + k];
                        sum -= Math.log(Math.exp(o) / (1 + Math.exp(o)));
                        triplets++;
                    }
                }
            }
        }

        double loss = new RankLoss(order, 0, 0).evaluate(cosines, 1, new double[cosines.length]);

        assertEquals(CLASSES * (CLASSES - 1) * (CLASSES - 2) / 2, triplets);
        assertEquals(sum / triplets, loss, 1e-12);
    }

    @Test
    void comparingEachPairWithAllOthersIsTakingAllTriplets() {
        double[] cosines = PairwiseCosineObjective.cosines(UnitRows.random(CLASSES, DIMENSIONS, random), DIMENSIONS);

        double all = new RankLoss(order, 0, 0).evaluate(cosines, 10, new double[cosines.length]);
        double every = new RankLoss(order, CLASSES - 2, 0).evaluate(cosines, 10, new double[cosines.length]);

        assertEquals(all, every, 1e-12);
    }

    @Test
    void sampledTripletsEstimateAll() {
        int classes = 60;
        SimilarityOrder larger = SimilarityOrder.of(MadeWords.random(classes, 6, 3));
        double[] cosines = PairwiseCosineObjective.cosines(UnitRows.random(classes, DIMENSIONS, random), DIMENSIONS);

        double all = new RankLoss(larger, 0, 0).evaluate(cosines, 10, new double[cosines.length]);
        double sampled = new RankLoss(larger, 10, 7).evaluate(cosines, 10, new double[cosines.length]);

        assertEquals(all, sampled, 0.05 * all);
        assertTrue(all != sampled);
    }

    @Test
    void theSharpestLossOfTheWorstOrderIsStillANumber() {
        double[] cosines = new double[CLASSES * CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            for (int j = 0; j < CLASSES; j++) {
                cosines[i * CLASSES + j] = i == j ? 1 : order.rank(i, j) < 4 ? -1 : 1;
            }
        }
        double[] derivatives = new double[cosines.length];

        double loss = new RankLoss(order, 0, 0).evaluate(cosines, RankLoss.SHARPEST, derivatives);

        assertTrue(loss > 0.5 && Double.isFinite(loss), "loss " + loss);
        for (double derivative : derivatives) {
            assertTrue(Double.isFinite(derivative));
        }
    }

    @Test
    void classesAlikeExactlyAreInNoOrder() {
        double[][] vectors = {{1, 0}, {0, 1}, {0, 2}};
        SimilarityOrder tied = SimilarityOrder.of(WordVectors.of(java.util.List.of("a", "b", "c"), vectors));
        double[] derivatives = new double[9];

        // Only a is a tie between the two others; b and c have one triplet each.
        new RankLoss(tied, 0, 0).evaluate(new double[] {1, .3, .1, .3, 1, .2, .1, .2, 1}, 10, derivatives);

        assertEquals(0, derivatives[1]);
        assertEquals(0, derivatives[2]);
        assertTrue(derivatives[3] > 0 && derivatives[5] < 0);
    }
}
