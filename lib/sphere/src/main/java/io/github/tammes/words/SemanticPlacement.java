package io.github.tammes.words;

import io.github.tammes.internal.Records;
import java.util.Objects;

/**
 * Options of {@link Semantics#place(int, SemanticPlacement)}.
 *
 * @param tradeOff how meaning is weighed against separation; a {@link SeparationTradeOff.Slack} of 0.05 by default
 * @param sharpness by how much a triplet that is wrong by little counts more than one that is wrong by far, in (0, 300];
 *     40 by default; 1 is the paper's loss
 * @param comparisons with how many other classes each pair of classes is compared, sampled once per placement; 0, the
 *     default, takes all up to 200 classes and 100 beyond; {@link Integer#MAX_VALUE} takes all
 * @param restarts random starts, of which the one with the best triplet agreement is kept; 0, the default, chooses from 16
 *     for a few classes to 2 for hundreds
 * @param seed the seed of every random number; the same seed gives the same prototypes; 0 by default
 */
public record SemanticPlacement(
        SeparationTradeOff tradeOff, double sharpness, int comparisons, int restarts, long seed) {

    private static final SemanticPlacement DEFAULTS =
            new SemanticPlacement(new SeparationTradeOff.Slack(0.05), 40, 0, 0, 0);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public SemanticPlacement {
        Objects.requireNonNull(tradeOff, "tradeOff");
        if (!(sharpness > 0 && sharpness <= RankLoss.SHARPEST)) {
            throw new IllegalArgumentException("sharpness is " + sharpness + "; use a positive number up to "
                    + (int) RankLoss.SHARPEST + ", such as 40");
        }
        if (comparisons < 0) {
            throw new IllegalArgumentException(
                    "comparisons is " + comparisons + "; use 1 or more, or 0 to choose by the number of classes");
        }
        if (restarts < 0) {
            throw new IllegalArgumentException("restarts is " + restarts + "; use 1 or more, or 0 to choose by size");
        }
    }

    /** Returns the default options. */
    public static SemanticPlacement defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the default options with a ceiling over the greatest cosine.
     *
     * @param maxCosine the ceiling, in (-1, 1)
     * @throws IllegalArgumentException if it is out of its range
     */
    public static SemanticPlacement below(double maxCosine) {
        return DEFAULTS.withTradeOff(new SeparationTradeOff.Ceiling(maxCosine));
    }

    /**
     * Returns the default options with a share of the separation given up.
     *
     * @param share in [0, 1), see {@link SeparationTradeOff.Slack}
     * @throws IllegalArgumentException if it is out of its range
     */
    public static SemanticPlacement withSlack(double share) {
        return DEFAULTS.withTradeOff(new SeparationTradeOff.Slack(share));
    }

    /**
     * Returns the default options with the losses weighted.
     *
     * @param weight of the ranking loss, in [0, 1], see {@link SeparationTradeOff.Weight}
     * @throws IllegalArgumentException if it is out of its range
     */
    public static SemanticPlacement weighted(double weight) {
        return DEFAULTS.withTradeOff(new SeparationTradeOff.Weight(weight));
    }

    /** Returns these options with another trade-off. */
    public SemanticPlacement withTradeOff(SeparationTradeOff newTradeOff) {
        return Records.with(this, "tradeOff", newTradeOff);
    }

    /** Returns these options with another sharpness of the ranking loss. */
    public SemanticPlacement withSharpness(double newSharpness) {
        return Records.with(this, "sharpness", newSharpness);
    }

    /** Returns these options with another number of comparisons for each pair of classes. */
    public SemanticPlacement withComparisons(int newComparisons) {
        return Records.with(this, "comparisons", newComparisons);
    }

    /** Returns these options with another number of random starts; 0 chooses by size. */
    public SemanticPlacement withRestarts(int newRestarts) {
        return Records.with(this, "restarts", newRestarts);
    }

    /** Returns these options with another seed. */
    public SemanticPlacement withSeed(long newSeed) {
        return Records.with(this, "seed", newSeed);
    }
}
