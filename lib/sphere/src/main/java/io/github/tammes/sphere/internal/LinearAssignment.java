package io.github.tammes.sphere.internal;

import java.util.Arrays;

/**
 * The optimal linear assignment by shortest augmenting paths (R. Jonker and A. Volgenant, 1987): each row gets a column of
 * its own so that the sum of what they are worth is greatest. Takes at most about K³ steps.
 */
public final class LinearAssignment {

    private LinearAssignment() {}

    /**
     * Returns, for each row, its column.
     *
     * @param worth {@code (K, K)}, finite
     */
    public static int[] greatest(double[][] worth) {
        int size = worth.length;
        double[] rowPrice = new double[size];
        double[] columnPrice = new double[size + 1];
        int[] rowOf = new int[size + 1];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < size; row++) {
            augment(worth, row, rowPrice, columnPrice, rowOf);
        }
        int[] columnOf = new int[size];
        for (int column = 0; column < size; column++) {
            columnOf[rowOf[column]] = column;
        }
        return columnOf;
    }

    /** Finds the cheapest way to give one row more a column, moving others; the column {@code size} is where it begins. */
    private static void augment(double[][] worth, int row, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int size = worth.length;
        int[] before = new int[size + 1];
        double[] distance = new double[size + 1];
        boolean[] done = new boolean[size + 1];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        rowOf[size] = row;
        int column = size;
        do {
            done[column] = true;
            int at = rowOf[column];
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int other = 0; other < size; other++) {
                if (!done[other]) {
                    double reduced = -worth[at][other] - rowPrice[at] - columnPrice[other];
                    if (reduced < distance[other]) {
                        distance[other] = reduced;
                        before[other] = column;
                    }
                    if (distance[other] < least) {
                        least = distance[other];
                        nearest = other;
                    }
                }
            }
            for (int other = 0; other <= size; other++) {
                if (done[other]) {
                    rowPrice[rowOf[other]] += least;
                    columnPrice[other] -= least;
                } else {
                    distance[other] -= least;
                }
            }
            column = nearest;
        } while (rowOf[column] != -1);
        while (column != size) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }
}
