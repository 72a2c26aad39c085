package io.github.tammes.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a feature of a table becomes the number that a network sees: {@code (value - mean) / std}, by feature.
 *
 * @param mean what each feature is shifted by
 * @param std what it is divided by after that, above 0
 */
public record Standardization(List<Double> mean, List<Double> std) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if there are not as many deviations as means, or a deviation is not above 0
     */
    public Standardization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException("mean is for " + mean.size() + " features and std for " + std.size()
                    + "; give one of each for every feature.");
        }
        for (int j = 0; j < mean.size(); j++) {
            if (!Double.isFinite(mean.get(j)) || !Double.isFinite(std.get(j)) || std.get(j) <= 0) {
                throw new IllegalArgumentException("Feature " + j + " has mean " + mean.get(j) + " and std "
                        + std.get(j) + "; they must be finite, and std above 0.");
            }
        }
    }

    /** Returns the standardization that leaves every feature as it is. */
    static Standardization none(int features) {
        return new Standardization(Collections.nCopies(features, 0.0), Collections.nCopies(features, 1.0));
    }

    /** Measures the features of some rows; a feature that never changes is only shifted. */
    static Standardization of(TableData rows) {
        List<Double> mean = new ArrayList<>();
        List<Double> std = new ArrayList<>();
        for (int j = 0; j < rows.featureNames().size(); j++) {
            int feature = j;
            double middle = IntStream.range(0, rows.size())
                    .mapToDouble(i -> rows.standardization().undo(rows.feature(i, feature), feature))
                    .average()
                    .orElseThrow(() -> new IllegalArgumentException("There are no rows to measure features on."));
            double variance = IntStream.range(0, rows.size())
                    .mapToDouble(i ->
                            Math.pow(rows.standardization().undo(rows.feature(i, feature), feature) - middle, 2))
                    .average()
                    .orElse(0);
            // By the numbers themselves: the mean of equal ones may be a rounding off, and leave a variance of nothing.
            boolean changes =
                    IntStream.range(1, rows.size()).anyMatch(i -> rows.feature(i, feature) != rows.feature(0, feature));
            mean.add(changes ? middle : rows.standardization().undo(rows.feature(0, feature), feature));
            std.add(changes && variance > 0 ? Math.sqrt(variance) : 1);
        }
        return new Standardization(mean, std);
    }

    /** Returns the number that a value of a feature becomes. */
    public float apply(double value, int feature) {
        return (float) ((value - mean.get(feature)) / std.get(feature));
    }

    double undo(float value, int feature) {
        return value * std.get(feature) + mean.get(feature);
    }
}
