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
}
