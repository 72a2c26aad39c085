package io.github.tammes.sphere;

import io.github.tammes.internal.Records;
import java.util.Objects;

/**
 * Options of {@link Prototypes#place(int, int, PlacementOptions)}.
 *
 * @param method how the prototypes are placed; {@link PlacementMethod#BEST} by default
 * @param seed the seed of every random number; the same seed gives the same prototypes; 0 by default
 * @param restarts random starts, of which the best is kept; 0, the default, chooses by the size of the problem; more
 *     restarts with the same seed are never worse
 * @param steps most gradient steps of one start; 0, the default, is 10,000 for {@link PlacementMethod#PAPER} and as many
 *     as it takes to converge otherwise
 * @param learningRate step size of {@link PlacementMethod#PAPER}, positive; 0.1 by default, as in the paper
 * @param backend what computes the cosines; {@link ComputeBackend#AUTOMATIC} by default
 */
public record PlacementOptions(
        PlacementMethod method, long seed, int restarts, int steps, double learningRate, ComputeBackend backend) {

    private static final PlacementOptions DEFAULTS =
            new PlacementOptions(PlacementMethod.BEST, 0, 0, 0, 0.1, ComputeBackend.AUTOMATIC);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public PlacementOptions {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(backend, "backend");
        if (restarts < 0) {
            throw new IllegalArgumentException("restarts is " + restarts + "; use 1 or more, or 0 to choose by size");
        }
        if (steps < 0) {
            throw new IllegalArgumentException(
                    "steps is " + steps + "; use 1 or more, or 0 for the method's own number");
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "learningRate is " + learningRate + "; use a positive number such as 0.1");
        }
    }

    /** Returns the default options. */
    public static PlacementOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the default options with another method. */
    public static PlacementOptions of(PlacementMethod method) {
        return DEFAULTS.withMethod(method);
    }

    /** Returns these options with another method. */
    public PlacementOptions withMethod(PlacementMethod newMethod) {
        return Records.with(this, "method", newMethod);
    }

    /** Returns these options with another seed. */
    public PlacementOptions withSeed(long newSeed) {
        return Records.with(this, "seed", newSeed);
    }

    /** Returns these options with another number of random starts; 0 chooses by size. */
    public PlacementOptions withRestarts(int newRestarts) {
        return Records.with(this, "restarts", newRestarts);
    }

    /** Returns these options with another limit of gradient steps for one start; 0 for the method's own. */
    public PlacementOptions withSteps(int newSteps) {
        return Records.with(this, "steps", newSteps);
    }

    /** Returns these options with another learning rate for the paper's optimiser. */
    public PlacementOptions withLearningRate(double newLearningRate) {
        return Records.with(this, "learningRate", newLearningRate);
    }

    /** Returns these options with another backend. */
    public PlacementOptions withBackend(ComputeBackend newBackend) {
        return Records.with(this, "backend", newBackend);
    }
}
