package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * 510 points in ten dimensions no two of which are nearer than 60°: as many as M. Ganzhinov has found, and of the same group of
 * symmetries, PSU(4, 2) (Highly symmetric lines, Linear Algebra and its Applications, 2025, arXiv 2207.08266).
 *
 * <p>Ten real dimensions are five complex ones. Of each of 85 complex lines the six multiples by ±1, ±ω and ±ω² are taken, where
 * ω = exp(2πi/3). 45 of these lines are the mirrors' roots of the reflection group G33, any two of which have a product of size 0
 * or 1/2; the 40 others have products of size 0, 1/3 or 1/√3 with each other and with the 45, and 1/√3 only at 30° to the real
 * axis, which leaves a cosine of 1/2.
 */
final class EisensteinLines {

    /** The coordinates of a vector are (√2 x₀, x₁, x₂, x₃, x₄), and its square length is this. */
    private static final double SQUARE = 18;

    /** √−3. A number a + bω is (a, b). */
    private static final int[] THETA = {1, 2};

    /** 1, ω and ω². */
    private static final int[][] ROOTS = {{1, 0}, {0, 1}, {-1, -1}};

    private EisensteinLines() {}

    static double[] rows(int first) {
        return lines().stream()
                .flatMap(line -> Arrays.stream(ROOTS)
                        .flatMap(root -> Stream.of(times(root, line), times(times(-1, root), line))))
                .limit(first)
                .flatMapToDouble(vector -> Arrays.stream(row(vector)))
                .toArray();
    }

    private static double[] row(int[][] vector) {
        double[] row = new double[10];
        for (int i = 0; i < 5; i++) {
            double scale = Math.sqrt((i == 0 ? 2 : 1) / SQUARE);
            row[2 * i] = scale * (vector[i][0] - vector[i][1] / 2.0);
            row[2 * i + 1] = scale * vector[i][1] * Math.sqrt(3) / 2;
        }
        return row;
    }

    /** One vector of each line: five numbers. */
    private static List<int[][]> lines() {
        List<int[][]> lines = new ArrayList<>();
        lines.add(with(times(3, ROOTS[0])));
        for (int at = 1; at < 5; at++) {
            for (int[] root : ROOTS) {
                int[][] line = with(THETA);
                line[at] = times(2, times(root, THETA));
                lines.add(line);
            }
            for (int other = at + 1; other < 5; other++) {
                for (int[] root : ROOTS) {
                    int[][] line = with(new int[2]);
                    line[at] = times(3, ROOTS[0]);
                    line[other] = times(-3, root);
                    lines.add(line);
                }
            }
        }
        // The 27 words of four digits whose sum is divisible by three.
        for (int word = 0; word < 27; word++) {
            int[] digits = {word % 3, word / 3 % 3, word / 9, 0};
            digits[3] = (6 - digits[0] - digits[1] - digits[2]) % 3;
            int[][] state = with(ROOTS[0]);
            int[][] root = with(times(-1, THETA));
            for (int i = 0; i < 4; i++) {
                state[i + 1] = times(2, ROOTS[digits[i]]);
                root[i + 1] = times(THETA, ROOTS[digits[i]]);
            }
            lines.add(state);
            lines.add(root);
        }
        return lines;
    }

    /** A vector that is zero after its first number. */
    private static int[][] with(int[] first) {
        int[][] vector = new int[5][2];
        vector[0] = first;
        return vector;
    }

    private static int[][] times(int[] number, int[][] vector) {
        return Arrays.stream(vector).map(other -> times(number, other)).toArray(int[][]::new);
    }

    private static int[] times(int whole, int[] number) {
        return new int[] {whole * number[0], whole * number[1]};
    }

    /** By ω² = −1 − ω. */
    private static int[] times(int[] x, int[] y) {
        int both = x[1] * y[1];
        return new int[] {x[0] * y[0] - both, x[0] * y[1] + x[1] * y[0] - both};
    }
}
