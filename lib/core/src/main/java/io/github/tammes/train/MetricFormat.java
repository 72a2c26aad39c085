package io.github.tammes.train;

import java.util.Locale;

/** How metrics are written for people. */
final class MetricFormat {

    private MetricFormat() {}

    /**
     * Writes a metric: accuracies as percent, errors and measures of one's own with three digits and the unit of what is predicted.
     *
     * @param unit of the targets; empty if there is none
     */
    static String of(String metric, double value, String unit) {
        String number = String.format(Locale.ROOT, isShare(metric) ? "%.1f" : "%.3g", value * factor(metric));
        return (number + " " + unit(metric, unit)).strip();
    }

    /** Returns by how much a metric is multiplied for people: fractions become percent. */
    static double factor(String metric) {
        return isShare(metric) ? 100 : 1;
    }

    /** Returns the unit of a metric so multiplied. */
    static String unit(String metric, String unitOfTargets) {
        return isShare(metric) ? "%" : unitOfTargets;
    }

    private static boolean isShare(String metric) {
        return metric.equals("accuracy") || metric.startsWith("top-");
    }
}
