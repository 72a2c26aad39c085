package io.github.tammes.words;

import io.github.tammes.sphere.internal.Lbfgs;
import io.github.tammes.sphere.internal.NormalizedObjective;
import io.github.tammes.sphere.internal.UnitRows;

/**
 * Minimises the {@link RankLoss} while all cosines stay under a ceiling, by an augmented Lagrangian (Hestenes, Powell,
 * 1969).
 *
 * <p>Points that may not come near each other cannot pass each other either, so the ceiling starts high and comes down
 * as the points find their places. Under a low ceiling most neighbours end up just below it, all at one distance; the
 * ceiling therefore lies a little lower for pairs less alike, which puts them in order at no cost.
 */
final class CeilingSearch {

    /** How much lower the ceiling of the least alike pair is, as a share of what is between the ceiling and 1. */
    private static final double FALL = 0.02;

    /** What the search aims below the ceiling and may then miss. */
    private static final double MARGIN = 2e-4;

    /** Of the penalty, from round to round. */
    private static final double GROWTH = 1.7;

    private static final double SOFT = 10;
    private static final int DESCENTS = 20;
    private static final int STEPS_OF_DESCENT = 40;
    private static final int ROUNDS = 30;
    private static final int STEPS_OF_ROUND = 100;
    private static final double TOLERANCE = 1e-8;

    private final SimilarityOrder order;
    private final RankLoss loss;
    private final int classes;
    private final int dimensions;
    private final double ceiling;
    private final double sharpness;
    private final double room;
    private final double[] limits;
    private final double[] multipliers;
    private final Lbfgs lbfgs;
    private double penalty;

    /**
     * Prepares a search.
     *
     * @param ceiling over all cosines
     * @param lowest the greatest cosine of a placement that is known to be possible, under the ceiling
     * @param sharpness of the ranking loss in the end
     */
    CeilingSearch(
            SimilarityOrder order, RankLoss loss, int dimensions, double ceiling, double lowest, double sharpness) {
        this.order = order;
        this.loss = loss;
        this.classes = order.classes();
        this.dimensions = dimensions;
        this.ceiling = ceiling;
        this.room = ceiling - lowest;
        this.sharpness = sharpness;
        this.limits = new double[classes * classes];
        this.multipliers = new double[classes * classes];
        this.lbfgs = new Lbfgs(classes * dimensions, 10);
        // The slope of the loss along one cosine is about 1 / K²; this lets a pair stick out by some thousandths at
        // first.
        this.penalty = 3000.0 / (classes * classes);
    }

    /**
     * Places rows.
     *
     * @param rows unit rows, moved in place
     * @return whether all cosines are under the ceiling now
     */
    boolean place(double[] rows) {
        descend(rows);
        return settle(rows);
    }

    private void descend(double[] rows) {
        double soft = Math.min(SOFT, sharpness);
        double lowest = Math.acos(ceiling);
        for (int descent = 0; descent < DESCENTS; descent++) {
            setLimits(Math.cos(lowest * descent / DESCENTS));
            minimise(rows, soft, descent == 0 ? 2 * STEPS_OF_DESCENT : STEPS_OF_DESCENT);
            raiseMultipliers(rows);
        }
    }

    /**
     * Improves rows that are under the ceiling already, or nearly so.
     *
     * @param rows unit rows, moved in place
     * @return whether all cosines are under the ceiling now
     */
    boolean settle(double[] rows) {
        double soft = Math.min(SOFT, sharpness);
        setLimits(ceiling);
        for (int round = 0; round < ROUNDS; round++) {
            minimise(rows, round < 2 ? soft : sharpness, STEPS_OF_ROUND);
            double excess = raiseMultipliers(rows);
            if (round > 3 && excess < MARGIN) {
                return true;
            }
            penalty *= GROWTH;
        }
        return false;
    }

    private void setLimits(double highest) {
        double aim = highest - MARGIN;
        // Not so low that what is known to be possible no longer is.
        double fall = Math.min(FALL * (1 - aim), room / 2);
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < i; j++) {
                limits[i * classes + j] = aim - fall * order.meanRank(i, j);
            }
        }
    }

    private void minimise(double[] rows, double s, int steps) {
        PairwiseCosineObjective objective = new PairwiseCosineObjective(classes, dimensions, (cosines, derivatives) -> {
            double value = loss.evaluate(cosines, s, derivatives);
            return value + penalise(cosines, derivatives);
        });
        lbfgs.minimise(rows, new NormalizedObjective(dimensions, objective), 0.1, TOLERANCE, steps, (x, value) -> true);
        UnitRows.normalise(rows, dimensions);
    }

    private double penalise(double[] cosines, double[] derivatives) {
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < i; j++) {
                int pair = i * classes + j;
                double force = multipliers[pair] + penalty * (cosines[pair] - limits[pair]);
                if (force > 0) {
                    derivatives[pair] += force;
                    sum += force * force;
                }
                sum -= multipliers[pair] * multipliers[pair];
            }
        }
        return sum / (2 * penalty);
    }

    /** Takes the forces that held the pairs under their limits as given, and returns by how much one was still above. */
    private double raiseMultipliers(double[] rows) {
        double[] cosines = PairwiseCosineObjective.cosines(rows, dimensions);
        double excess = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < i; j++) {
                int pair = i * classes + j;
                double above = cosines[pair] - limits[pair];
                excess = Math.max(excess, above);
                multipliers[pair] = Math.max(0, multipliers[pair] + penalty * above);
            }
        }
        return excess;
    }
}
