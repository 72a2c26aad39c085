package io.github.tammes.plot;

import java.util.Map;

/** Checks the named values a chart is drawn of. */
final class Named {

    private Named() {}

    /**
     * Refuses what cannot be drawn.
     *
     * @throws IllegalArgumentException if there is no series, one is empty or has a value that is not finite, or one of more
     *     than 18 digits
     */
    static void requireValues(Map<String, double[]> series) {
        requireSeries(series);
        series.forEach((name, values) -> {
            for (double value : values) {
                requireValue(name, value);
            }
        });
    }

    /**
     * Refuses a value that is no place on an axis.
     *
     * @throws IllegalArgumentException if it is not finite or of more than 18 digits
     */
    static void requireValue(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" has the value " + value + "; leave it out or replace it");
        }
        if (Math.abs(value) > PredictionPlot.LARGEST) {
            throw new IllegalArgumentException("\"" + name + "\" has the value " + value
                    + ", and an axis has room for 18 digits; leave it out or use a larger unit");
        }
    }

    /**
     * Refuses a chart without anything in it.
     *
     * @throws IllegalArgumentException if there is no series or one is empty
     */
    static void requireSeries(Map<String, double[]> series) {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("there is no series; give at least one to draw");
        }
        series.forEach((name, values) -> {
            if (values.length == 0) {
                throw new IllegalArgumentException("\"" + name + "\" has no values; leave it out");
            }
        });
    }
}
