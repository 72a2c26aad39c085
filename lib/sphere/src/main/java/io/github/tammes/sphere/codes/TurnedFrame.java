package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 604 points in eleven dimensions no two of which are nearer than 60° (F. Bianchi, Y. Kwon, A. Pappu and J. Zou, 2026, arXiv 2606.10402;
 * the coordinates are read from theirs).
 *
 * <p>Eight dimensions and three. Vectors of all signs lie on thirty blocks of four axes, no two of which share more than two and none
 * of which has two of the last three axes; with those along the first eight axes that is a part of a construction A. What lies
 * along the last three axes elsewhere is put into a frame of three that is turned against them, where there is more room:
 * √2 along one of it beside two of the first eight axes, or √2 along two of it.
 */
final class TurnedFrame {

    /** Blocks within the first eight axes; then those of three that the ninth axis joins, the tenth and the eleventh. */
    private static final List<List<String>> BLOCKS = List.of(
            List.of("0146", "0256", "0367", "1245", "1347", "2357"),
            List.of("012", "035", "047", "136", "157", "234", "267", "456"),
            List.of("015", "027", "034", "123", "167", "246", "356", "457"),
            List.of("017", "023", "045", "126", "135", "247", "346", "567"));

    private static final int[][] PAIRS = {{0, 6}, {1, 4}, {2, 5}, {3, 7}};

    /** In thirds: orthogonal, and with no coordinate greater than two thirds. */
    private static final int[][] FRAME = {{2, 1, 2}, {2, -2, -1}, {1, 2, -2}};

    private TurnedFrame() {}

    static double[] rows(int first) {
        List<double[]> rows = new ArrayList<>();
        for (int axis = 0; axis < 8; axis++) {
            addSigned(rows, axis(axis, 1));
        }
        for (int last = 0; last < BLOCKS.size(); last++) {
            for (String block : BLOCKS.get(last)) {
                List<double[]> parts = new ArrayList<>();
                block.chars().forEach(digit -> parts.add(axis(digit - '0', 0.5)));
                if (last > 0) {
                    parts.add(axis(7 + last, 0.5));
                }
                addSigned(rows, parts.toArray(double[][]::new));
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int[] pair : PAIRS) {
                addSigned(rows, axis(pair[0], 0.5), axis(pair[1], 0.5), frame(i));
            }
            for (int j = 0; j < i; j++) {
                addSigned(rows, frame(i), frame(j));
            }
        }
        return rows.stream().limit(first).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] axis(int at, double length) {
        double[] row = new double[11];
        row[at] = length;
        return row;
    }

    /** √½ along an axis of the turned frame. */
    private static double[] frame(int at) {
        double[] row = new double[11];
        for (int i = 0; i < 3; i++) {
            row[8 + i] = Math.sqrt(0.5) * FRAME[at][i] / 3;
        }
        return row;
    }

    /** Adds the sums of the parts with all signs. */
    private static void addSigned(List<double[]> rows, double[]... parts) {
        for (int signs = 0; signs < 1 << parts.length; signs++) {
            double[] row = new double[11];
            for (int part = 0; part < parts.length; part++) {
                for (int i = 0; i < row.length; i++) {
                    row[i] += (signs >> part & 1) == 0 ? parts[part][i] : -parts[part][i];
                }
            }
            rows.add(row);
        }
    }
}
