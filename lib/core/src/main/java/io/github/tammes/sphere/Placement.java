package io.github.tammes.sphere;

import java.util.Objects;

/**
 * Options of {@link Prototypes#place(int, int, Placement)}.
 *
 * @param method how the prototypes are placed; {@link PlacementMethod#BEST} by default
 * @param seed the seed of every random number; the same seed gives the same prototypes; 0 by default
 * @param restarts random starts, of which the best is kept; 0, the default, chooses by the size of the problem; more
 *     restarts with the same seed are never worse
 * @param steps most gradient steps of one start; 0, the default, is 10,000 for {@link PlacementMethod#PAPER} and as many
 *     as it takes to converge otherwise
 * @param learningRate step size of {@link PlacementMethod#PAPER}, positive; 0.1 by default, as in the paper
 * @param arithmetic what computes the cosines; {@link Arithmetic#AUTOMATIC} by default
 */
public record Placement(
        PlacementMethod method, long seed, int restarts, int steps, double learningRate, Arithmetic arithmetic) {

    private static final Placement DEFAULTS = new Placement(PlacementMethod.BEST, 0, 0, 0, 0.1, Arithmetic.AUTOMATIC);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public Placement {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(arithmetic, "arithmetic");
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
    public static Placement defaults() {
        return DEFAULTS;
    }

    /** Returns the default options with another method. */
    public static Placement of(PlacementMethod method) {
        return DEFAULTS.withMethod(method);
    }

    /** Returns these options with another method. */
    public Placement withMethod(PlacementMethod newMethod) {
        return new Placement(newMethod, seed, restarts, steps, learningRate, arithmetic);
    }

    /** Returns these options with another seed. */
    public Placement withSeed(long newSeed) {
        return new Placement(method, newSeed, restarts, steps, learningRate, arithmetic);
    }

    /** Returns these options with another number of random starts; 0 chooses by size. */
    public Placement withRestarts(int newRestarts) {
        return new Placement(method, seed, newRestarts, steps, learningRate, arithmetic);
    }

    /** Returns these options with another limit of gradient steps for one start; 0 for the method's own. */
    public Placement withSteps(int newSteps) {
        return new Placement(method, seed, restarts, newSteps, learningRate, arithmetic);
    }

    /** Returns these options with another learning rate for the paper's optimiser. */
    public Placement withLearningRate(double newLearningRate) {
        return new Placement(method, seed, restarts, steps, newLearningRate, arithmetic);
    }

    /** Returns these options with another arithmetic. */
    public Placement withArithmetic(Arithmetic newArithmetic) {
        return new Placement(method, seed, restarts, steps, learningRate, newArithmetic);
    }
}
