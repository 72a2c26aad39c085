package io.github.tammes.words;

import io.github.tammes.sphere.Prototypes;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** One semantic placement: its starts, of which the one with the best triplet agreement is kept. */
final class SemanticPlacer {

    private static final int ALL_COMPARISONS_UP_TO = 200;
    private static final int SAMPLED_COMPARISONS = 100;

    private final SimilarityOrder order;
    private final int dimensions;
    private final SemanticPlacement options;
    private final RankLoss loss;

    SemanticPlacer(SimilarityOrder order, int dimensions, SemanticPlacement options) {
        this.order = order;
        this.dimensions = dimensions;
        this.options = options;
        this.loss = new RankLoss(order, comparisons(), options.seed());
    }

    private int comparisons() {
        if (options.comparisons() > 0) {
            return options.comparisons();
        }
        return order.classes() <= ALL_COMPARISONS_UP_TO ? 0 : SAMPLED_COMPARISONS;
    }

    /** One start of few classes takes little time and finds little: more of them. */
    private int restarts() {
        return options.restarts() > 0 ? options.restarts() : Math.max(2, Math.min(16, 200 / order.classes()));
    }

    /** Places freely but for the weight of separation. */
    Prototypes weighted(double weight) {
        double[] best = null;
        double most = -1;
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int start = 0; start < restarts(); start++) {
            double[] rows = UnitRows.random(order.classes(), dimensions, random.split());
            new WeightedSearch(loss, order.classes(), dimensions, weight, options.sharpness()).place(rows);
            double agreement = agreement(rows);
            if (agreement > most) {
                most = agreement;
                best = rows;
            }
        }
        return made(best, "semantic, weight " + weight);
    }

    /**
     * Places under a ceiling.
     *
     * @param aligned a placement that is under the ceiling already, kept if nothing better is found
     */
    Prototypes under(double ceiling, Prototypes aligned) {
        double[] best = null;
        double most = agreement(aligned.toFlatArray());
        double lowest = aligned.certificate().maxCosine();
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int start = 0; start < restarts(); start++) {
            double[] rows = UnitRows.random(order.classes(), dimensions, random.split());
            CeilingSearch search = new CeilingSearch(order, loss, dimensions, ceiling, lowest, options.sharpness());
            if (search.place(rows)) {
                double agreement = agreement(rows);
                if (agreement > most) {
                    most = agreement;
                    best = rows;
                }
            }
        }
        if (best == null) {
            // Little room: only from a placement that has no less is there a way.
            double[] rows = aligned.toFlatArray();
            CeilingSearch search = new CeilingSearch(order, loss, dimensions, ceiling, lowest, options.sharpness());
            if (search.settle(rows) && agreement(rows) > most) {
                best = rows;
            }
        }
        return best == null ? aligned : made(best, String.format(Locale.ROOT, "semantic, cosines under %.4f", ceiling));
    }

    private double agreement(double[] rows) {
        return order.agreement(PairwiseCosineObjective.cosines(rows, dimensions));
    }

    private Prototypes made(double[] rows, String method) {
        return Prototypes.of(rows, dimensions, method, OptionalLong.of(options.seed()));
    }
}
