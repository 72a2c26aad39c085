package io.github.tammes.data;

import java.util.stream.IntStream;

/** Brings each feature of a table to mean 0 and deviation 1, as measured on the training rows only. */
final class Standardization {

    private final double[] mean;
    private final double[] std;

    private Standardization(double[] mean, double[] std) {
        this.mean = mean;
        this.std = std;
    }

    /** Measures the features of some rows; a feature that never changes is only shifted. */
    static Standardization of(TableData rows) {
        int width = rows.featureNames().size();
        double[] mean = new double[width];
        double[] std = new double[width];
        for (int j = 0; j < width; j++) {
            int feature = j;
            mean[j] = IntStream.range(0, rows.size())
                    .mapToDouble(i -> rows.feature(i, feature))
                    .average()
                    .orElseThrow(() -> new IllegalArgumentException("There are no rows to measure features on."));
            double variance = IntStream.range(0, rows.size())
                    .mapToDouble(i -> Math.pow(rows.feature(i, feature) - mean[feature], 2))
                    .average()
                    .orElse(0);
            std[j] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return new Standardization(mean, std);
    }

    TableData apply(TableData rows) {
        return rows.mapFeatures((value, feature) -> (float) ((value - mean[feature]) / std[feature]));
    }
}
