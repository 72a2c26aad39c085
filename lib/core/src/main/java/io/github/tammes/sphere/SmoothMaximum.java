package io.github.tammes.sphere;

import java.util.concurrent.CancellationException;
import java.util.function.ObjIntConsumer;

/**
 * One start of {@link PlacementMethod#SMOOTH_MAXIMUM}: minimises the {@link Separation} of rows that are free vectors
 * divided by their lengths, with the sharpness doubling from stage to stage.
 */
final class SmoothMaximum {

    /** Past steps L-BFGS remembers: fewer where one step is as large as all prototypes of ImageNet-21k. */
    private static final int MEMORY = 10;

    private static final int MEMORY_OF_LARGE = 4;
    private static final int LARGE = 1 << 21;

    private final int dimensions;
    private final Separation separation;
    private final Lbfgs lbfgs;
    private final double[] unit;
    private int steps;

    SmoothMaximum(int classes, int dimensions, Separation separation) {
        this.dimensions = dimensions;
        this.separation = separation;
        int size = classes * dimensions;
        this.lbfgs = new Lbfgs(size, size < LARGE ? MEMORY : MEMORY_OF_LARGE);
        this.unit = new double[size];
    }

    /**
     * Goes from one sharpness to another.
     *
     * @param rows unit rows, moved in place
     * @param stepsOfStage most steps of one stage
     * @param most most steps of all
     * @param watcher given the unit rows and the number of the step
     */
    void minimise(double[] rows, double from, double to, int stepsOfStage, int most, ObjIntConsumer<double[]> watcher) {
        steps = 0;
        for (double sharpness = from; sharpness <= to && steps < most; sharpness *= 2) {
            double s = sharpness;
            lbfgs.minimise(
                    rows,
                    (x, gradient) -> evaluate(x, s, gradient),
                    1 / s,
                    1e-3 / s,
                    Math.min(stepsOfStage, most - steps),
                    (x, value) -> {
                        watcher.accept(unit(x), steps++);
                        return true;
                    });
            UnitRows.normalise(rows, dimensions);
        }
    }

    private double evaluate(double[] x, double sharpness, double[] gradient) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("placing the prototypes was interrupted");
        }
        double value = separation.evaluate(unit(x), sharpness, gradient);
        // The chain rule of x / |x|: only what is across the row counts, and less the longer the row is.
        for (int at = 0; at < x.length; at += dimensions) {
            double along = 0;
            for (int d = at; d < at + dimensions; d++) {
                along += gradient[d] * unit[d];
            }
            double length = UnitRows.length(x, at, dimensions);
            for (int d = at; d < at + dimensions; d++) {
                gradient[d] = (gradient[d] - along * unit[d]) / length;
            }
        }
        return value;
    }

    private double[] unit(double[] x) {
        System.arraycopy(x, 0, unit, 0, x.length);
        UnitRows.normalise(unit, dimensions);
        return unit;
    }
}
