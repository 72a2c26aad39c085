package io.github.tammes.sphere.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Starts in three dimensions that have the rotations of a regular polyhedron. Some of the best known placements are so
 * symmetric, and a start without the symmetry hardly ever falls into their narrow valleys (R. H. Hardin, N. J. A. Sloane
 * and W. D. Smith found theirs this way too).
 */
public final class SymmetricStart {

    private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

    private static final double[] CORNER = {1, 1, 1};
    private static final double[] OPPOSITE_CORNER = {-1, -1, -1};
    private static final double[] Z = {0, 0, 1};

    private static final SymmetricStart ICOSAHEDRAL =
            new SymmetricStart(new double[] {0, 1, GOLDEN}, 5, new double[] {0, 1, GOLDEN}, CORNER, Z);
    private static final SymmetricStart TETRAHEDRAL = new SymmetricStart(Z, 2, CORNER, OPPOSITE_CORNER, Z);
    private static final SymmetricStart OCTAHEDRAL = new SymmetricStart(Z, 4, Z, CORNER, new double[] {1, 1, 0});

    /** The group that the narrowest valleys have twice as often. */
    private static final List<SymmetricStart> GROUPS = List.of(ICOSAHEDRAL, TETRAHEDRAL, ICOSAHEDRAL, OCTAHEDRAL);

    private final List<double[]> rotations;

    /** Points on axes of rotation, whose orbits are smaller than the group. */
    private final double[][] special;

    /** Makes the group of the turns by a third around the corner (1, 1, 1) and those by a fold around another axis. */
    private SymmetricStart(double[] axis, int fold, double[]... special) {
        this.special = special;
        List<double[]> generators = List.of(rotation(CORNER, 3), rotation(axis, fold), rotation(Z, 2));
        rotations = new ArrayList<>(generators);
        for (int i = 0; i < rotations.size(); i++) {
            for (double[] generator : generators) {
                addIfNew(rotations, product(rotations.get(i), generator));
            }
        }
    }

    /**
     * Draws a start: some of the small orbits (half of the time those that fit best), as many large ones as come nearest
     * to the number of points, and then points are added or left out at random until the number is right.
     *
     * @param points how many points
     * @param number which of the groups, in turn
     * @return unit rows, {@code (points, 3)}
     */
    public static double[] draw(int points, int number, SplittableRandom random) {
        return GROUPS.get(number % GROUPS.size()).draw(points, random);
    }

    private double[] draw(int points, SplittableRandom random) {
        List<List<double[]>> small = Arrays.stream(special).map(this::orbit).toList();
        int subset = random.nextBoolean() ? bestFit(points, small) : random.nextInt(1 << small.size());
        List<double[]> chosen = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            chosen.addAll((subset >> i & 1) == 1 ? small.get(i) : List.of());
        }
        for (long orbit = large(points - chosen.size()); orbit > 0; orbit--) {
            chosen.addAll(orbit(UnitRows.random(1, 3, random)));
        }
        Collections.shuffle(chosen, new Random(random.nextLong()));
        while (chosen.size() < points) {
            chosen.add(UnitRows.random(1, 3, random));
        }
        double[] rows = new double[3 * points];
        for (int i = 0; i < points; i++) {
            System.arraycopy(chosen.get(i), 0, rows, 3 * i, 3);
        }
        UnitRows.normalise(rows, 3);
        return rows;
    }

    /** The subset of the small orbits with which the fewest points have to be added or left out. */
    private int bestFit(int points, List<List<double[]>> small) {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int subset = 0; subset < 1 << small.size(); subset++) {
            int rest = points;
            for (int i = 0; i < small.size(); i++) {
                rest -= (subset >> i & 1) * small.get(i).size();
            }
            long wrong = Math.abs(rest - large(rest) * rotations.size());
            if (wrong < fewest) {
                fewest = wrong;
                best = subset;
            }
        }
        return best;
    }

    /** How many orbits as large as the group come nearest to a number of points. */
    private long large(int points) {
        return Math.max(0, Math.round(points / (double) rotations.size()));
    }

    private List<double[]> orbit(double[] point) {
        List<double[]> orbit = new ArrayList<>();
        for (double[] rotation : rotations) {
            double[] image = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    image[row] += rotation[3 * row + column] * point[column];
                }
            }
            addIfNew(orbit, image);
        }
        return orbit;
    }

    private static void addIfNew(List<double[]> known, double[] candidate) {
        for (double[] other : known) {
            double difference = 0;
            for (int i = 0; i < other.length; i++) {
                difference = Math.max(difference, Math.abs(other[i] - candidate[i]));
            }
            if (difference < 1e-9) {
                return;
            }
        }
        known.add(candidate);
    }

    /** Rodrigues' formula. */
    private static double[] rotation(double[] axis, int fold) {
        double[] u = axis.clone();
        UnitRows.normalise(u, 3);
        double cosine = StrictMath.cos(2 * Math.PI / fold);
        double sine = StrictMath.sin(2 * Math.PI / fold);
        double[] matrix = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                matrix[3 * i + j] = u[i] * u[j] * (1 - cosine) + (i == j ? cosine : 0);
            }
            int next = (i + 1) % 3;
            int last = (i + 2) % 3;
            matrix[3 * i + next] -= sine * u[last];
            matrix[3 * i + last] += sine * u[next];
        }
        return matrix;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * i + j] += a[3 * i + k] * b[3 * k + j];
                }
            }
        }
        return product;
    }
}
