package io.github.tammes.sphere;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a search for a placement may do. It consists of starts, each of which is the same however many there are; the
 * best is kept, so that more are never worse. Time only decides how many starts there are: the result says how many
 * ({@link Prototypes#starts}), and asking for that number gives the same result on any machine.
 *
 * @param starts how many; 0 for as many as the time allows, or, without a time, for some seconds' worth by the size of
 *     the problem
 * @param time when to end, after at least one start; zero for no such end
 */
public record Effort(int starts, Duration time) {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Effort DEFAULT = new Effort(0, Duration.ZERO);

    /**
     * Checks the effort.
     *
     * @throws IllegalArgumentException if one of them is negative, or the time is more than a hundred years
     */
    public Effort {
        Objects.requireNonNull(time, "time");
        if (starts < 0) {
            throw new IllegalArgumentException("starts is " + starts + "; use 1 or more, or 0 to choose by size");
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("time is " + time + "; use a positive duration, or zero for no limit");
        }
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "time is " + time + ", more than a hundred years; use zero for no limit");
        }
    }

    /** Returns the effort of some seconds, the same on every machine. */
    public static Effort usual() {
        return DEFAULT;
    }

    /** Returns an effort of a number of starts; 0 chooses by the size of the problem. */
    public static Effort ofStarts(int starts) {
        return new Effort(starts, Duration.ZERO);
    }

    /**
     * Returns an effort of as many starts as end in a time.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public static Effort of(Duration time) {
        if (time.isZero()) {
            throw new IllegalArgumentException("time is zero; use a positive duration, such as Duration.ofMinutes(1)");
        }
        return new Effort(0, time);
    }

    boolean timed() {
        return !time.isZero();
    }
}
