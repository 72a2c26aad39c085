package io.github.tammes.display;

/**
 * How long something will still take, told so that a person can trust it: it counts down with the clock, and is corrected only
 * when the measured speed says something clearly different.
 */
final class TimeLeft {

    /** The first steps of anything are slower than the rest, and tell nothing. */
    private static final double SECONDS_TO_KNOW = 1;

    /** A correction below this share of what is left, or below a second, is not worth a person's attention. */
    private static final double WORTH_SAYING = 0.15;

    private final double start;
    private final double first;
    private double end = Double.NaN;

    /**
     * Begins to measure.
     *
     * @param now seconds by any clock
     * @param fraction what was done before, 0 … 1
     */
    TimeLeft(double now, double fraction) {
        this.start = now;
        this.first = fraction;
    }

    /**
     * Tells the seconds that are left.
     *
     * @param now seconds by the same clock
     * @param fraction what is done, 0 … 1
     * @return seconds, not negative; NaN as long as nobody can know
     */
    double at(double now, double fraction) {
        double elapsed = now - start;
        if (elapsed < SECONDS_TO_KNOW || fraction <= first) {
            return Double.NaN;
        }
        double measured = elapsed * (1 - fraction) / (fraction - first);
        double said = end - now;
        if (!(Math.abs(measured - said) <= Math.max(1, WORTH_SAYING * Math.max(measured, said)))) {
            end = now + measured;
        }
        return Math.max(0, end - now);
    }
}
