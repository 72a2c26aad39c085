package io.github.tammes.sphere.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Points that a group of symmetries makes of a few: each generator is moved by some maps of the group, and may first be
 * brought into the subspace that some of them leave alone, so that its orbit is smaller than the group.
 */
final class Orbits {

    /**
     * One generator's orbit.
     *
     * @param maps the maps that make its points; the first leaves it where it is
     * @param fixedBy a subgroup that is to leave the generator alone; empty for none
     */
    record Orbit(List<BlockRotation> maps, List<BlockRotation> fixedBy) {}

    /** A mean of unit vectors this short is that of vectors which add up to nothing. */
    private static final double NOTHING = 1e-9;

    private final int dimensions;
    private final List<Orbit> orbits;

    /** Where each orbit begins among the points; one more entry than orbits, the last is the number of points. */
    private final int[] begin;

    Orbits(int dimensions, List<Orbit> orbits) {
        this.dimensions = dimensions;
        this.orbits = List.copyOf(orbits);
        this.begin = new int[orbits.size() + 1];
        for (int i = 0; i < orbits.size(); i++) {
            begin[i + 1] = begin[i] + orbits.get(i).maps().size();
        }
    }

    /** Returns points without any symmetry. */
    static Orbits free(int points, int dimensions) {
        Orbit alone = new Orbit(List.of(BlockRotation.identity(dimensions)), List.of());
        return new Orbits(dimensions, Collections.nCopies(points, alone));
    }

    int generators() {
        return orbits.size();
    }

    int points() {
        return begin[orbits.size()];
    }

    int dimensions() {
        return dimensions;
    }

    /** Returns the first point of an orbit, which is its generator. */
    int first(int orbit) {
        return begin[orbit];
    }

    /** Brings free vectors into the subspaces of their orbits and to unit length. */
    void project(double[] free, double[] unit) {
        for (int i = 0; i < orbits.size(); i++) {
            int at = i * dimensions;
            List<BlockRotation> fixedBy = orbits.get(i).fixedBy();
            if (fixedBy.isEmpty()) {
                System.arraycopy(free, at, unit, at, dimensions);
            } else {
                average(free, at, unit, fixedBy);
                if (UnitRows.length(unit, at, dimensions) < NOTHING) {
                    Arrays.fill(unit, at, at + dimensions, 0); // rounding errors are no direction that stays
                }
            }
        }
        UnitRows.normalise(unit, dimensions);
    }

    private void average(double[] free, int at, double[] mean, List<BlockRotation> maps) {
        Arrays.fill(mean, at, at + dimensions, 0);
        double[] image = new double[dimensions];
        for (BlockRotation map : maps) {
            map.apply(free, at, image, 0);
            for (int d = 0; d < dimensions; d++) {
                mean[at + d] += image[d] / maps.size();
            }
        }
    }

    /** Makes all points of unit generators. */
    void spread(double[] generators, double[] points) {
        for (int i = 0; i < orbits.size(); i++) {
            List<BlockRotation> maps = orbits.get(i).maps();
            System.arraycopy(generators, i * dimensions, points, begin[i] * dimensions, dimensions);
            for (int g = 1; g < maps.size(); g++) {
                maps.get(g).apply(generators, i * dimensions, points, (begin[i] + g) * dimensions);
            }
        }
    }

    /** Gathers the derivatives for all points into those for the generators, inside their subspaces. */
    void gather(double[] ofPoints, double[] ofGenerators) {
        double[] sum = new double[dimensions];
        for (int i = 0; i < orbits.size(); i++) {
            List<BlockRotation> maps = orbits.get(i).maps();
            int at = i * dimensions;
            System.arraycopy(ofPoints, begin[i] * dimensions, ofGenerators, at, dimensions);
            for (int g = 1; g < maps.size(); g++) {
                maps.get(g).addInverse(ofPoints, (begin[i] + g) * dimensions, ofGenerators, at);
            }
            if (!orbits.get(i).fixedBy().isEmpty()) {
                System.arraycopy(ofGenerators, at, sum, 0, dimensions);
                double[] mean = new double[dimensions];
                average(sum, 0, mean, orbits.get(i).fixedBy());
                System.arraycopy(mean, 0, ofGenerators, at, dimensions);
            }
        }
    }
}
