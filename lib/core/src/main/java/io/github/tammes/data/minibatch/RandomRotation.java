package io.github.tammes.data.minibatch;

/**
 * Turning an image about its centre by an angle drawn evenly from a range; counter-clockwise as one looks at it.
 *
 * @param minDegrees the smallest angle
 * @param maxDegrees the largest angle, above the smallest by at most 360
 * @param border what is seen where the turned image does not reach
 */
public record RandomRotation(double minDegrees, double maxDegrees, Border border) {

    /** What is seen where a turned image does not reach. */
    public enum Border {
        /** The nearest pixel of the image's edge: seamless where things lie on an even background. */
        EDGE,
        /** Black, and everything outside the inscribed circle too, so that the corners cannot give the angle away. */
        DISC
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is empty, not finite, or wider than 360 degrees
     */
    public RandomRotation {
        if (!(maxDegrees > minDegrees) || !(maxDegrees - minDegrees <= 360) || !Double.isFinite(minDegrees)) {
            throw new IllegalArgumentException("Angles from " + minDegrees + " to " + maxDegrees
                    + " degrees are no range; maxDegrees must be above minDegrees by at most 360.");
        }
    }

    /** Returns the rotation by an angle of this range whose border continues the image's edge. */
    public static RandomRotation between(double minDegrees, double maxDegrees) {
        return new RandomRotation(minDegrees, maxDegrees, Border.EDGE);
    }
}
