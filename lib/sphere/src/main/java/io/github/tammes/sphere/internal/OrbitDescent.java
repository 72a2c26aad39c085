package io.github.tammes.sphere.internal;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Minimises the greatest cosine of points with a symmetry: {@link NearPairs} by {@link Lbfgs}, ever sharper. */
final class OrbitDescent {

    /** Where a search stops that only compares: what is left is some 1e-4. */
    static final double SHARP = 1 << 14;

    /** Where the sum of exponentials is the greatest cosine to nine digits. */
    static final double SHARPEST = 1 << 30;

    private static final double GAIN = 3e-3;
    private static final int MEMORY = 8;

    private final Orbits orbits;
    private final int fixed;
    private final NearPairs pairs;
    private final Lbfgs lbfgs;
    private final double[] unit;
    private final BooleanSupplier stop;
    private final StartSequence.Watcher watcher;

    /**
     * Prepares a descent.
     *
     * @param fixed how many of the first orbits stay where they are
     * @param watcher of the steps; null for nobody
     */
    OrbitDescent(Orbits orbits, int fixed, BooleanSupplier stop, StartSequence.Watcher watcher) {
        this.orbits = orbits;
        this.fixed = fixed;
        this.pairs = new NearPairs(orbits, fixed);
        this.unit = new double[orbits.generators() * orbits.dimensions()];
        this.lbfgs = new Lbfgs(unit.length, MEMORY);
        this.stop = stop;
        this.watcher = watcher;
    }

    /**
     * Moves the generators, in place, from one sharpness to another.
     *
     * @return the greatest cosine
     */
    double minimise(double[] generators, double first, double last, double factor, int stepsOfStage) {
        for (double sharpness = first; ; sharpness = Math.min(last, sharpness * factor)) {
            double s = sharpness;
            lbfgs.minimise(
                    generators,
                    (x, gradient) -> evaluate(x, s, gradient),
                    1 / s,
                    GAIN / s,
                    stepsOfStage,
                    (x, value) -> told(x));
            orbits.project(generators, unit);
            System.arraycopy(unit, 0, generators, 0, unit.length);
            if (s >= last) {
                pairs.evaluate(generators, s, new double[generators.length]);
                return pairs.greatest();
            }
        }
    }

    private boolean told(double[] x) {
        if (watcher != null) {
            orbits.project(x, unit);
            watcher.onStep(points(unit));
        }
        return true;
    }

    private double evaluate(double[] x, double sharpness, double[] gradient) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("placing the prototypes was interrupted");
        }
        int dimensions = orbits.dimensions();
        orbits.project(x, unit);
        double value = pairs.evaluate(unit, sharpness, gradient);
        Arrays.fill(gradient, 0, fixed * dimensions, 0);
        for (int start = fixed * dimensions; start < x.length; start += dimensions) {
            UnitRows.chainThroughLength(x, unit, gradient, start, dimensions);
        }
        return value;
    }

    long work() {
        return pairs.work();
    }

    /** Returns all points of unit generators. */
    double[] points(double[] generators) {
        double[] points = new double[orbits.points() * orbits.dimensions()];
        orbits.spread(generators, points);
        return points;
    }
}
