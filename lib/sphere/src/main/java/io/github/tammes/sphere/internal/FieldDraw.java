package io.github.tammes.sphere.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws orbits of the maps x → ax + b of the field of q = 2ᵏ elements, for a search that moves one point of each. The maps act
 * on blocks of q − 1 coordinates: multiplications turn a block by places, and translations change the signs of its coordinates
 * by a maximal sequence, whose turns form a group together with the sequence of zeros (S. W. Golomb, Shift Register Sequences,
 * 1967). A coordinate may be left over, which nothing moves.
 */
final class FieldDraw {

    /** The recurrence s(n + k) = s(n + 1) + s(n) gives a maximal sequence for these k. */
    private static final int[] DEGREES = {3, 4};

    private static final int MOST_AXES = 2;

    private static final int MOST_POLES = 2;

    private final int points;
    private final int dimensions;
    private final int mostGenerators;
    private final SplittableRandom random;

    /**
     * Prepares a draw.
     *
     * @param mostGenerators most orbits
     */
    FieldDraw(int points, int dimensions, int mostGenerators, SplittableRandom random) {
        this.points = points;
        this.dimensions = dimensions;
        this.mostGenerators = mostGenerators;
        this.random = random;
    }

    /** Tells whether blocks of a field fill D coordinates but one at most, and its orbits can have K points together. */
    static boolean fits(int points, int dimensions) {
        for (int degree : DEGREES) {
            if (fits(points, dimensions, 1 << degree)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(int points, int dimensions, int q) {
        if (dimensions < q - 1 || dimensions % (q - 1) > 1) {
            return false;
        }
        for (int axes = 0; axes <= MOST_AXES; axes++) {
            for (int poles = 0; poles <= mostPoles(dimensions, q); poles++) {
                int rest = points - axes * 2 * (q - 1) - poles;
                if (rest >= 0 && rest % q == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int mostPoles(int dimensions, int q) {
        return dimensions % (q - 1) == 0 ? 0 : MOST_POLES;
    }

    /** Returns orbits that together have K points, or none if the numbers drawn do not fit. */
    Orbits draw() {
        for (int attempt = 0; attempt < 50; attempt++) {
            int degree = DEGREES[random.nextInt(DEGREES.length)];
            int q = 1 << degree;
            if (!fits(points, dimensions, q)) {
                continue;
            }
            int axes = random.nextInt(MOST_AXES + 1);
            int poles = random.nextInt(mostPoles(dimensions, q) + 1);
            int rest = points - axes * 2 * (q - 1) - poles;
            if (rest < 0 || rest % q != 0) {
                continue;
            }
            int units = rest / q;
            int large = Math.max(0, units / (q - 1) - random.nextInt(3));
            int small = units - large * (q - 1);
            if (large + small + axes + poles <= mostGenerators) {
                return orbits(degree, large, small, axes, poles);
            }
        }
        return null;
    }

    private Orbits orbits(int degree, int large, int small, int axes, int poles) {
        int[] sequence = sequence(degree);
        List<BlockRotation> multiplications = turn(sequence.length).powers(sequence.length);
        List<BlockRotation> translations = new ArrayList<>(List.of(BlockRotation.identity(dimensions)));
        // Those that leave the first coordinate of a block, and one that does not.
        List<BlockRotation> leaving = new ArrayList<>(List.of(BlockRotation.identity(dimensions)));
        BlockRotation changing = null;
        for (int i = 0; i < sequence.length; i++) {
            BlockRotation signs = signs(sequence, i);
            translations.add(signs);
            if (sequence[i] == 0) {
                leaving.add(signs);
            } else {
                changing = signs;
            }
        }
        List<BlockRotation> group = BlockRotation.products(multiplications, translations);
        List<BlockRotation> ofAxis =
                BlockRotation.products(multiplications, List.of(BlockRotation.identity(dimensions), changing));
        List<Orbits.Orbit> orbits = new ArrayList<>();
        orbits.addAll(Collections.nCopies(large, new Orbits.Orbit(group, List.of())));
        orbits.addAll(Collections.nCopies(small, new Orbits.Orbit(translations, multiplications)));
        orbits.addAll(Collections.nCopies(axes, new Orbits.Orbit(ofAxis, leaving)));
        orbits.addAll(Collections.nCopies(poles, new Orbits.Orbit(List.of(BlockRotation.identity(dimensions)), group)));
        return new Orbits(dimensions, orbits);
    }

    private static int[] sequence(int degree) {
        int[] sequence = new int[(1 << degree) - 1];
        sequence[degree - 1] = 1;
        for (int i = degree; i < sequence.length; i++) {
            sequence[i] = sequence[i - degree + 1] ^ sequence[i - degree];
        }
        return sequence;
    }

    private BlockRotation turn(int block) {
        BlockRotation turn = BlockRotation.identity(dimensions);
        for (int d = 0; d + block <= dimensions; d += block) {
            for (int i = 0; i < block; i++) {
                turn.set(d + i, d + (i + 1) % block, 1);
            }
        }
        return turn;
    }

    private BlockRotation signs(int[] sequence, int from) {
        BlockRotation signs = BlockRotation.identity(dimensions);
        int block = sequence.length;
        for (int d = 0; d < dimensions - dimensions % block; d++) {
            signs.set(d, d, sequence[(from + d) % block] == 1 ? -1 : 1);
        }
        return signs;
    }
}
