package io.github.tammes.train;

import java.util.Locale;

/** How metrics are written for people. */
final class MetricFormat {

    private MetricFormat() {}

    /** Writes a metric: fractions as percent, errors with three digits. */
    static String of(String metric, double value) {
        return metric.equals("MAE")
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    /** Writes a duration: "45 s", "3 min 05 s", "2 h 10 min". */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
