package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.List;

/** Cuts a layer out of the shortest vectors of a lattice. */
final class LatticeLayer {

    private static final double NOTHING = 1e-9;

    private LatticeLayer() {}

    /**
     * Of the vectors that have given products with some fixed ones takes what is at right angles to these.
     *
     * @param vectors all of one length
     * @param beside the first fixed vector
     * @param fixed for each further one its products with those before it: the first such vector is taken
     * @param products with the fixed vectors; empty takes all vectors and fixes none
     * @param dimensions of the space that the layer lies in
     * @param first how many of the layer
     * @return unit rows, flat {@code (first, dimensions)}
     */
    static double[] cut(
            List<int[]> vectors,
            int[] beside,
            List<List<Integer>> fixed,
            List<Integer> products,
            int dimensions,
            int first) {
        List<int[]> chosen = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            List<Integer> withEarlier = i == 0 ? List.of() : fixed.get(i - 1);
            chosen.add(
                    i == 0
                            ? beside
                            : vectors.stream()
                                    .filter(v -> hasProducts(v, chosen, withEarlier))
                                    .findFirst()
                                    .orElseThrow());
        }
        List<double[]> normals = new ArrayList<>();
        for (int[] vector : chosen) {
            extend(normals, vector);
        }
        List<double[]> layer = new ArrayList<>();
        for (int[] vector : vectors) {
            if (hasProducts(vector, chosen, products)) {
                double[] rest = toDoubles(vector);
                remove(normals, rest);
                layer.add(rest);
            }
        }
        List<double[]> axes = new ArrayList<>();
        for (int i = 0; i < layer.size() && axes.size() < dimensions; i++) {
            double[] rest = layer.get(i).clone();
            remove(axes, rest);
            addUnit(axes, rest);
        }
        double[] rows = new double[first * dimensions];
        for (int i = 0; i < first; i++) {
            double[] vector = layer.get(i);
            double length = Math.sqrt(dot(vector, vector));
            for (int d = 0; d < axes.size(); d++) {
                rows[i * dimensions + d] = dot(vector, axes.get(d)) / length;
            }
        }
        return rows;
    }

    private static boolean hasProducts(int[] vector, List<int[]> with, List<Integer> products) {
        for (int i = 0; i < products.size(); i++) {
            if (LatticeVectors.product(vector, with.get(i)) != products.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static void extend(List<double[]> basis, int[] vector) {
        double[] rest = toDoubles(vector);
        remove(basis, rest);
        addUnit(basis, rest);
    }

    private static void addUnit(List<double[]> basis, double[] rest) {
        remove(basis, rest); // twice: Gram and Schmidt lose digits
        double length = Math.sqrt(dot(rest, rest));
        if (length > NOTHING) {
            for (int d = 0; d < rest.length; d++) {
                rest[d] /= length;
            }
            basis.add(rest);
        }
    }

    private static void remove(List<double[]> basis, double[] vector) {
        for (double[] axis : basis) {
            double along = dot(vector, axis);
            for (int d = 0; d < vector.length; d++) {
                vector[d] -= along * axis[d];
            }
        }
    }

    private static double[] toDoubles(int[] vector) {
        double[] doubles = new double[vector.length];
        for (int d = 0; d < vector.length; d++) {
            doubles[d] = vector[d];
        }
        return doubles;
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int d = 0; d < first.length; d++) {
            sum += first[d] * second[d];
        }
        return sum;
    }
}
