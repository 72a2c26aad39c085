package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.UnitRows;
import java.util.List;

/** Checks and brings into shape what an assignment of points to classes goes by. */
final class ClassSimilarity {

    private ClassSimilarity() {}

    /**
     * Adds both directions and scales them to at most 1.
     *
     * @throws IllegalArgumentException if it is not K × K or not finite
     */
    static double[] symmetric(double[][] similarity, List<String> names) {
        int classes = names.size();
        require(similarity, "similarity", classes, classes, names);
        double[] both = new double[classes * classes];
        double greatest = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                both[i * classes + j] = i == j ? 0 : similarity[i][j] / 2 + similarity[j][i] / 2;
                greatest = Math.max(greatest, Math.abs(both[i * classes + j]));
            }
        }
        for (int i = 0; i < both.length && greatest > 0; i++) {
            both[i] /= greatest;
        }
        return both;
    }

    /**
     * Scales vectors to length 1.
     *
     * @throws IllegalArgumentException if they are not K × D, not finite, or one is zero
     */
    static double[] directions(double[][] means, int dimensions, List<String> names) {
        require(means, "means", names.size(), dimensions, names);
        double[] flat = UnitRows.flatten(means);
        UnitRows.bringIntoRange(flat, dimensions);
        for (int i = 0; i < names.size(); i++) {
            if (UnitRows.length(flat, i * dimensions, dimensions) == 0) {
                throw new IllegalArgumentException("the mean of class " + i + " (" + names.get(i)
                        + ") is zero and has no direction; is there an example of it?");
            }
        }
        UnitRows.normalise(flat, dimensions);
        return flat;
    }

    private static void require(double[][] table, String what, int rows, int columns, List<String> names) {
        if (table.length != rows) {
            throw new IllegalArgumentException(
                    what + " has " + table.length + " rows and not one for each of the " + rows + " classes");
        }
        for (int i = 0; i < rows; i++) {
            if (table[i].length != columns) {
                throw new IllegalArgumentException(what + " has " + table[i].length + " columns in row " + i + " ("
                        + names.get(i) + ") and not " + columns);
            }
            for (double value : table[i]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            what + " has " + value + " in row " + i + " (" + names.get(i) + "); use finite numbers");
                }
            }
        }
    }
}
