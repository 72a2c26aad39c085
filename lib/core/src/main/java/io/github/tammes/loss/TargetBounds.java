package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.tammes.data.Examples;

/**
 * The smallest and largest value of a regression target, which the two opposite prototypes stand for (HPN, regression).
 *
 * <p>With bounds 0 and 100, the target 75 becomes the cosine 0.5, and the cosine 0.5 is read back as 75.
 *
 * @param lower v<sub>l</sub>, the value at the lower prototype (cosine −1), in units of the target
 * @param upper v<sub>u</sub>, the value at the upper prototype (cosine 1), in units of the target
 */
public record TargetBounds(double lower, double upper) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a bound is not finite or the lower is not below the upper
     */
    public TargetBounds {
        if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException("the bounds are " + lower + " and " + upper + " but must be finite");
        }
        if (lower == upper) {
            throw new IllegalArgumentException("the lower and upper bound are both " + lower
                    + ": a constant target has nothing to learn; check that the right column or file was read");
        }
        if (lower > upper) {
            throw new IllegalArgumentException(
                    "the lower bound " + lower + " is above the upper bound " + upper + ": swap them");
        }
    }

    /**
     * Takes the bounds from training targets: their minimum and maximum.
     *
     * @param targets at least two different values
     * @return the bounds
     * @throws IllegalArgumentException if there is no target, one is not finite, or all are the same
     */
    public static TargetBounds of(float... targets) {
        if (targets.length == 0) {
            throw new IllegalArgumentException("there are no targets to take the bounds from");
        }
        float lower = Float.POSITIVE_INFINITY;
        float upper = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < targets.length; i++) {
            if (!Float.isFinite(targets[i])) {
                throw new IllegalArgumentException(
                        "target " + i + " is " + targets[i] + " but must be a finite number");
            }
            lower = Math.min(lower, targets[i]);
            upper = Math.max(upper, targets[i]);
        }
        return new TargetBounds(lower, upper);
    }

    /**
     * Takes the bounds from the targets of training examples: their minimum and maximum.
     *
     * @param train examples with targets, at least two of them different
     * @return the bounds
     * @throws IllegalArgumentException if there is no example, or all targets are the same
     * @throws IllegalStateException if the examples have no targets
     */
    public static TargetBounds of(Examples train) {
        float[] targets = new float[train.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = train.target(i);
        }
        return of(targets);
    }

    /**
     * Maps a target to the cosine that the network should reach, r = 2(y − v<sub>l</sub>)/(v<sub>u</sub> − v<sub>l</sub>) − 1
     * (HPN, the loss of regression).
     *
     * @param target y, in units of the target
     * @return −1 at the lower bound, 1 at the upper; outside −1 … 1 for a target outside the bounds
     */
    public double toCosine(double target) {
        return 2 * (target - lower) / (upper - lower) - 1;
    }

    /**
     * Maps a cosine back to a target.
     *
     * @param cosine −1 … 1
     * @return the target, within the bounds for a cosine within −1 … 1
     */
    public double toTarget(double cosine) {
        return lower + (upper - lower) * (cosine + 1) / 2;
    }

    /**
     * Maps targets to the cosines that the network should reach, as {@link #toCosine} does, but those outside the bounds to the
     * nearest.
     *
     * @param targets shape {@code (N)} or {@code (N, 1)}, any type
     * @return float32, shape {@code (N)}, −1 … 1
     */
    public NDArray toCosines(NDArray targets) {
        // Seconds since 1970 have more digits than a float; between the bounds a float is enough.
        DataType exact = targets.getDataType() == DataType.FLOAT32 ? DataType.FLOAT32 : DataType.FLOAT64;
        return targets.toType(exact, false)
                .flatten()
                .sub(lower)
                .mul(2 / (upper - lower))
                .sub(1)
                .clip(-1, 1)
                .toType(DataType.FLOAT32, false);
    }

    /**
     * Maps cosines back to targets.
     *
     * @param cosines shape {@code (N)}, −1 … 1
     * @return shape {@code (N)}, in units of the target
     */
    public NDArray toTargets(NDArray cosines) {
        return cosines.add(1).mul((upper - lower) / 2).add(lower);
    }

    /**
     * Tells whether a target lies within the bounds; one outside cannot be predicted exactly.
     *
     * @param target in units of the target
     */
    public boolean contains(double target) {
        return target >= lower && target <= upper;
    }
}
