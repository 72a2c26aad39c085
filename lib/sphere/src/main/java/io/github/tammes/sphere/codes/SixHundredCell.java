package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The 120 corners of the regular 600-cell in four dimensions (L. Schläfli; H. S. M. Coxeter, Regular Polytopes, §8.7). */
final class SixHundredCell {

    private static final int[][] EVEN = {
        {0, 1, 2, 3}, {0, 2, 3, 1}, {0, 3, 1, 2}, {1, 0, 3, 2}, {1, 2, 0, 3}, {1, 3, 2, 0},
        {2, 0, 1, 3}, {2, 1, 3, 0}, {2, 3, 0, 1}, {3, 0, 2, 1}, {3, 1, 0, 2}, {3, 2, 1, 0}
    };

    private SixHundredCell() {}

    static double[] rows(int first) {
        List<double[]> corners = new ArrayList<>();
        for (int signs = 0; signs < 16; signs++) {
            double[] corner = new double[4];
            for (int d = 0; d < 4; d++) {
                corner[d] = (signs >> d & 1) == 0 ? 0.5 : -0.5;
            }
            corners.add(corner);
        }
        for (int at = 0; at < 8; at++) {
            double[] corner = new double[4];
            corner[at / 2] = at % 2 == 0 ? 1 : -1;
            corners.add(corner);
        }
        double golden = (1 + Math.sqrt(5)) / 2;
        double[] lengths = {golden / 2, 0.5, 1 / (2 * golden), 0};
        for (int[] permutation : EVEN) {
            for (int signs = 0; signs < 8; signs++) {
                double[] corner = new double[4];
                for (int i = 0; i < 4; i++) {
                    corner[permutation[i]] = (signs >> i & 1) == 0 ? lengths[i] : -lengths[i];
                }
                corners.add(corner);
            }
        }
        return Arrays.stream(corners.toArray(double[][]::new), 0, first)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
