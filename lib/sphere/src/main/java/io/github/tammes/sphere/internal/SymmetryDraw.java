package io.github.tammes.sphere.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws a finite group of symmetries of D-space and a set of orbits with K points together, for a search that moves only
 * one point of each orbit. Many of the best codes known are so symmetric, and with |G| symmetries a step costs |G| times
 * less.
 *
 * <p>The groups: cyclic ones, which turn coordinate planes at different speeds (cyclic permutations of coordinates are
 * among them, seen from another basis); products of two cyclic ones; both with a multiplier, which permutes the planes
 * (dihedral and metacyclic groups), and with the reflection in the centre. Short orbits are those of points that the
 * multiplier leaves alone, or on an axis: poles, which everything leaves alone or, in a wide draw, the multiplier may swap.
 */
final class SymmetryDraw {

    private static final int MOST_ORDER = 512;

    /** Half of wide draws have turns of at most this order, which every number of points is near a multiple of. */
    private static final int FEW = 6;

    private final int points;
    private final int dimensions;
    private final int mostGenerators;
    private final boolean wide;
    private final SplittableRandom random;

    /**
     * Prepares a draw.
     *
     * @param mostGenerators most orbits
     * @param wide whether poles may be swapped and are drawn more often, with few turns around them
     */
    SymmetryDraw(int points, int dimensions, int mostGenerators, boolean wide, SplittableRandom random) {
        this.points = points;
        this.dimensions = dimensions;
        this.mostGenerators = mostGenerators;
        this.wide = wide;
        this.random = random;
    }

    /** Returns orbits that together have K points, or none if the numbers drawn do not fit. */
    Orbits draw() {
        for (int attempt = 0; attempt < 200; attempt++) {
            Orbits orbits = attempt();
            if (orbits != null) {
                return orbits;
            }
        }
        return null;
    }

    private Orbits attempt() {
        // Poles need an axis that all maps leave alone; antipodal sets have none.
        int poles = poles();
        int rest = points - poles;
        boolean central = poles == 0 && rest % 2 == 0 && random.nextInt(3) == 0;
        int[] divisors = divisors(central ? rest / 2 : rest, wide && random.nextBoolean() ? FEW : MOST_ORDER);
        if (divisors.length == 0) {
            return null;
        }
        int small = divisors[random.nextInt(divisors.length)];
        if (rest / (central ? 2 * small : small) > (long) mostGenerators * Math.max(1, dimensions)) {
            return null; // no multiplier makes up for so small a group
        }
        // Orbits of the cyclic part may be short ones, so it is the cyclic part that has to divide the number of
        // points.
        return random.nextInt(4) == 0
                ? new Cyclic(small, second(small, central ? rest / 2 : rest), 1, 1, central).orbits(poles)
                : multiplied(small, central, poles);
    }

    private int poles() {
        if (wide) {
            return random.nextInt(3);
        }
        return random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    }

    private Orbits multiplied(int order, boolean central, int poles) {
        List<int[]> multipliers = new ArrayList<>();
        for (int a = 2; a < order; a++) {
            int k = orderOf(a, order);
            if (k > 1 && k <= dimensions && order * k <= MOST_ORDER) {
                multipliers.add(new int[] {a, k});
            }
        }
        if (multipliers.isEmpty() || random.nextInt(3) == 0) {
            return new Cyclic(order, 1, 1, 1, central).orbits(poles);
        }
        int[] chosen = multipliers.get(random.nextInt(multipliers.size()));
        return new Cyclic(order, 1, chosen[0], chosen[1], central).orbits(poles);
    }

    /** A second cyclic factor whose product with the first still divides the number of points. */
    private int second(int first, int rest) {
        int[] divisors = divisors(rest / first, MOST_ORDER);
        return divisors.length == 0 ? 1 : divisors[random.nextInt(divisors.length)];
    }

    private int[] divisors(int number, int most) {
        return IntStream.rangeClosed(2, Math.min(number, most))
                .filter(n -> number % n == 0)
                .toArray();
    }

    private static int orderOf(int a, int modulus) {
        long power = a % modulus;
        for (int k = 1; k <= modulus; k++) {
            if (power == 1) {
                return k;
            }
            power = power * a % modulus;
        }
        return 0;
    }

    /** One group Z_m × Z_n, with a multiplier and perhaps the reflection in the centre. */
    private final class Cyclic {

        private final int m;
        private final int n;
        private final int multiplier;
        private final int multiplierOrder;
        private final boolean central;

        Cyclic(int m, int n, int multiplier, int multiplierOrder, boolean central) {
            this.m = m;
            this.n = n;
            this.multiplier = multiplier;
            this.multiplierOrder = multiplierOrder;
            this.central = central;
        }

        Orbits orbits(int poles) {
            int order = m * n * multiplierOrder * (central ? 2 : 1);
            if (order > 2 * MOST_ORDER || (points - poles) / order > mostGenerators) {
                return null;
            }
            BlockRotation turn = BlockRotation.identity(dimensions);
            BlockRotation other = BlockRotation.identity(dimensions);
            BlockRotation permutation = BlockRotation.identity(dimensions);
            boolean swapped = wide && poles == 2 && multiplierOrder == 2 && random.nextBoolean();
            if (swapped) {
                permutation.set(0, 0, -1);
            }
            int at = poles > 0 ? 1 : 0;
            while (at < dimensions) {
                int w = random.nextInt(m);
                int v = random.nextInt(n);
                List<Integer> cycle = cycle(w);
                boolean plane = !(2 * w % m == 0 && 2 * v % n == 0);
                int size = plane ? 2 * cycle.size() : 1;
                if (!plane && w == 0 && v == 0 && random.nextInt(4) != 0 && at + 1 < dimensions) {
                    continue; // an axis that nothing moves is rarely of use
                }
                if (at + size > dimensions) {
                    if (at + 1 == dimensions) { // one coordinate is left over
                        boolean flip = m % 2 == 0 && random.nextBoolean();
                        turn.set(at, at, flip ? -1 : 1);
                        permutation.set(at, at, multiplierOrder % 2 == 0 && random.nextBoolean() ? -1 : 1);
                        at++;
                    }
                    if (random.nextInt(50) == 0) {
                        return null;
                    }
                    continue;
                }
                if (!plane) {
                    turn.set(at, at, w == 0 ? 1 : -1);
                    other.set(at, at, v == 0 ? 1 : -1);
                    permutation.set(at, at, multiplierOrder % 2 == 0 && random.nextBoolean() ? -1 : 1);
                } else {
                    planes(cycle, v, at, turn, other, permutation);
                }
                at += size;
            }
            return orbits(poles, swapped, turn, other, permutation);
        }

        /** The speeds that the multiplier makes of one, up to sign. */
        private List<Integer> cycle(int w) {
            List<Integer> cycle = new ArrayList<>();
            int speed = w;
            do {
                cycle.add(speed);
                speed = (int) ((long) speed * multiplier % m);
            } while (speed != w && speed != (m - w) % m && cycle.size() < multiplierOrder);
            return cycle;
        }

        private void planes(
                List<Integer> cycle,
                int v,
                int at,
                BlockRotation turn,
                BlockRotation other,
                BlockRotation permutation) {
            for (int i = 0; i < cycle.size(); i++) {
                int plane = at + 2 * i;
                turn.turn(plane, 2 * Math.PI * cycle.get(i) / m);
                other.turn(plane, 2 * Math.PI * v / n);
                if (multiplierOrder > 1) {
                    // σ takes the plane of speed a·w to that of w, so that σ r σ⁻¹ is the a-th power of r.
                    int next = at + 2 * ((i + 1) % cycle.size());
                    int w = cycle.get(i);
                    boolean last = i == cycle.size() - 1;
                    boolean mirrored = last && cycle.get(0) != (int) ((long) w * multiplier % m);
                    permutation.set(plane, next, 1);
                    permutation.set(plane + 1, next + 1, mirrored ? -1 : 1);
                }
            }
        }

        private Orbits orbits(
                int poles, boolean swapped, BlockRotation turn, BlockRotation other, BlockRotation permutation) {
            List<BlockRotation> translations = turn.powers(m);
            translations = BlockRotation.products(translations, other.powers(n));
            if (central) {
                BlockRotation minus = BlockRotation.identity(dimensions);
                for (int d = 0; d < dimensions; d++) {
                    minus.set(d, d, -1);
                }
                translations = BlockRotation.products(translations, List.of(BlockRotation.identity(dimensions), minus));
            }
            List<BlockRotation> sigma = permutation.powers(multiplierOrder);
            List<BlockRotation> group = BlockRotation.products(translations, sigma);
            int rest = points - poles;
            int small = translations.size();
            if (rest % small != 0) {
                return null;
            }
            int units = rest / small;
            int most = units / multiplierOrder;
            int large = multiplierOrder == 1 || most == 0
                    ? most
                    : Math.max(0, most - random.nextInt(Math.min(3, most + 1)));
            int shortOrbits = units - large * multiplierOrder;
            if (large + shortOrbits + poles > mostGenerators) {
                return null;
            }
            if (multiplierOrder > 1 && shortOrbits > 3 * multiplierOrder) {
                return null;
            }
            List<Orbits.Orbit> orbits = new ArrayList<>();
            for (int i = 0; i < large; i++) {
                orbits.add(new Orbits.Orbit(group, List.of()));
            }
            for (int i = 0; i < shortOrbits; i++) {
                orbits.add(new Orbits.Orbit(translations, multiplierOrder == 1 ? List.of() : sigma));
            }
            if (swapped) {
                orbits.add(new Orbits.Orbit(sigma, translations));
            } else {
                for (int i = 0; i < poles; i++) {
                    orbits.add(new Orbits.Orbit(List.of(BlockRotation.identity(dimensions)), group));
                }
            }
            return orbits.isEmpty() ? null : new Orbits(dimensions, orbits);
        }
    }
}
