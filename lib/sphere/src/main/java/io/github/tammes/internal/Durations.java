package io.github.tammes.internal;

import java.util.Locale;

/** How lengths of time are written for people. */
public final class Durations {

    private Durations() {}

    /** Writes a duration: "0.4 s", "45 s", "3 min 05 s", "2 h 10 min". */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 0.95 && seconds > 0) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** Writes a duration that is only estimated, in steps that grow with it. */
    public static String about(double seconds) {
        if (seconds < 1) {
            return "a moment";
        }
        double step = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 15 : 60;
        return of(step * Math.max(1, Math.round(seconds / step)));
    }

    /**
     * Says how long the rest of some work takes if it goes on as it went: ", about 3 min 15 s left".
     *
     * @param seconds so far
     * @param done how many parts, all alike
     * @param all how many there are
     * @return empty before the first is done, and when all are
     */
    public static String left(double seconds, int done, int all) {
        return done == 0 || done == all ? "" : ", about " + about(seconds * (all - done) / done) + " left";
    }
}
