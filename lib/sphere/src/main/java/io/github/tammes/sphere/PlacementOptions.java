package io.github.tammes.sphere;

import io.github.tammes.internal.Records;
import io.github.tammes.sphere.internal.CodeSearch;
import java.time.Duration;
import java.util.Objects;

/**
 * Options of {@link Prototypes#place(int, int, PlacementOptions)}.
 *
 * @param method how the prototypes are placed; {@link PlacementMethod#BEST} by default
 * @param seed the seed of every random number; the same seed gives the same prototypes; 0 by default
 * @param effort how many starts {@link PlacementMethod#BEST} and {@link PlacementMethod#SMOOTH_MAXIMUM} make, or how long;
 *     {@link Effort#usual}, some seconds, by default; more effort with the same seed is never worse
 * @param steps most gradient steps of one start of {@link PlacementMethod#PAPER} and {@link PlacementMethod#SMOOTH_MAXIMUM}; the others
 *     have none to count. 0, the default, is 10,000 for the former and as many as it takes to converge for the latter
 * @param learningRate step size of {@link PlacementMethod#PAPER}, positive; 0.1 by default, as in the paper
 * @param backend what computes the cosines; {@link ComputeBackend#JAVA} by default
 */
public record PlacementOptions(
        PlacementMethod method, long seed, Effort effort, int steps, double learningRate, ComputeBackend backend) {

    private static final PlacementOptions DEFAULTS =
            new PlacementOptions(PlacementMethod.BEST, 0, Effort.usual(), 0, 0.1, ComputeBackend.JAVA);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public PlacementOptions {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(backend, "backend");
        if (steps < 0) {
            throw new IllegalArgumentException(
                    "steps is " + steps + "; use 1 or more, or 0 for the method's own number");
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "learningRate is " + learningRate + "; use a positive number such as 0.1");
        }
    }

    /**
     * Returns the revision of the search for K points in D dimensions at the usual effort: another one gives other prototypes
     * for the same options. Who records results by the options of a placement, and not by its prototypes, records this too. More
     * effort than usual has no revision: record its prototypes.
     *
     * @param classes K
     * @param dimensions D
     */
    public static int searchRevision(int classes, int dimensions) {
        return CodeSearch.revision(classes, dimensions);
    }

    /**
     * Tells whether the best placement of K points in D dimensions may come from a search, which a later revision can do better; of
     * no more than 2 D they are a simplex or part of a cross-polytope.
     *
     * @param classes K
     * @param dimensions D
     */
    public static boolean isSearched(int classes, int dimensions) {
        return classes > 2 * dimensions;
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

    /** Returns these options with another effort. */
    public PlacementOptions withEffort(Effort newEffort) {
        return Records.with(this, "effort", newEffort);
    }

    /**
     * Returns these options with as many starts as end in a time, at least one.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public PlacementOptions withEffort(Duration time) {
        return withEffort(Effort.of(time));
    }

    /**
     * Returns these options with a number of starts; 0 chooses by the size of the problem.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public PlacementOptions withEffort(int starts) {
        return withEffort(Effort.ofStarts(starts));
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
