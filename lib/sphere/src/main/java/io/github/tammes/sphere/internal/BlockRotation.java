package io.github.tammes.sphere.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An orthogonal map that mixes at most two coordinates into each new one: rotations and reflections of coordinate planes,
 * permutations and signs of coordinates, and their products as long as planes go to planes.
 */
final class BlockRotation {

    private final int[] first;
    private final int[] second;
    private final double[] byFirst;
    private final double[] bySecond;

    private BlockRotation(int dimensions) {
        first = new int[dimensions];
        second = new int[dimensions];
        byFirst = new double[dimensions];
        bySecond = new double[dimensions];
    }

    /** Returns the map that leaves everything where it is. */
    static BlockRotation identity(int dimensions) {
        BlockRotation identity = new BlockRotation(dimensions);
        for (int d = 0; d < dimensions; d++) {
            identity.set(d, d, 1);
        }
        return identity;
    }

    /** Makes new coordinate {@code to} the old one {@code from}, times a factor. */
    void set(int to, int from, double factor) {
        first[to] = from;
        second[to] = from;
        byFirst[to] = factor;
        bySecond[to] = 0;
    }

    /** Turns the plane of the coordinates {@code at} and {@code at + 1} by an angle in radians. */
    void turn(int at, double angle) {
        first[at] = at;
        second[at] = at + 1;
        byFirst[at] = StrictMath.cos(angle);
        bySecond[at] = -StrictMath.sin(angle);
        first[at + 1] = at;
        second[at + 1] = at + 1;
        byFirst[at + 1] = StrictMath.sin(angle);
        bySecond[at + 1] = StrictMath.cos(angle);
    }

    /** Writes the image of one row. */
    void apply(double[] rows, int row, double[] images, int image) {
        for (int d = 0; d < first.length; d++) {
            images[image + d] = byFirst[d] * rows[row + first[d]] + bySecond[d] * rows[row + second[d]];
        }
    }

    /** Adds the image of one row under the inverse map. */
    void addInverse(double[] rows, int row, double[] images, int image) {
        for (int d = 0; d < first.length; d++) {
            images[image + first[d]] += byFirst[d] * rows[row + d];
            images[image + second[d]] += bySecond[d] * rows[row + d];
        }
    }

    /** Returns this map after another one. */
    BlockRotation after(BlockRotation other) {
        int dimensions = first.length;
        BlockRotation product = new BlockRotation(dimensions);
        double[] row = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            Arrays.fill(row, 0);
            row[other.first[first[d]]] += byFirst[d] * other.byFirst[first[d]];
            row[other.second[first[d]]] += byFirst[d] * other.bySecond[first[d]];
            row[other.first[second[d]]] += bySecond[d] * other.byFirst[second[d]];
            row[other.second[second[d]]] += bySecond[d] * other.bySecond[second[d]];
            product.take(d, row);
        }
        return product;
    }

    /** Returns the powers of this map from the zeroth on, as many as its order. */
    List<BlockRotation> powers(int order) {
        List<BlockRotation> powers = new ArrayList<>();
        powers.add(identity(first.length));
        for (int i = 1; i < order; i++) {
            powers.add(after(powers.get(i - 1)));
        }
        return powers;
    }

    /** Returns each of some maps after each of others. */
    static List<BlockRotation> products(List<BlockRotation> last, List<BlockRotation> first) {
        if (first.size() == 1) {
            return last;
        }
        List<BlockRotation> products = new ArrayList<>();
        for (BlockRotation b : first) {
            for (BlockRotation a : last) {
                products.add(a.after(b));
            }
        }
        return products;
    }

    private void take(int d, double[] row) {
        int found = 0;
        set(d, 0, 0);
        for (int from = 0; from < row.length; from++) {
            if (Math.abs(row[from]) > 1e-12) {
                if (found++ == 0) {
                    set(d, from, row[from]);
                } else if (found == 2) {
                    second[d] = from;
                    bySecond[d] = row[from];
                } else {
                    throw new IllegalStateException("the product mixes more than two coordinates");
                }
            }
        }
    }
}
