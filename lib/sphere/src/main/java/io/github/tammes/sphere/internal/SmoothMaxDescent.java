package io.github.tammes.sphere.internal;

import io.github.tammes.sphere.PlacementMethod;
import java.util.function.ObjIntConsumer;

/**
 * One start of {@link PlacementMethod#SMOOTH_MAXIMUM}: minimises the {@link SmoothMaxCosine} of rows that are free vectors
 * divided by their lengths, with the sharpness doubling from stage to stage.
 */
public final class SmoothMaxDescent {

    /** Past steps L-BFGS remembers. More did not place better, and each costs twice the memory of the prototypes. */
    private static final int MEMORY = 5;

    /** From this many multiplications a step is slow, and it pays to go on to the next sharpness before the end. */
    private static final long SLOW = 1L << 23;

    private static final int STEPS_OF_STAGE = 200;
    private static final int STEPS_OF_SLOW_STAGE = 120;

    /** A slow search ends when a stage lowers the greatest cosine by less than this. */
    private static final double SLOW_GAIN = 1e-4;

    private final int dimensions;
    private final SmoothMaxCosine separation;
    private final boolean slow;
    private final Lbfgs lbfgs;
    private int steps;

    public SmoothMaxDescent(int classes, int dimensions, SmoothMaxCosine separation) {
        this.dimensions = dimensions;
        this.separation = separation;
        this.slow = (long) classes * classes * dimensions >= SLOW;
        this.lbfgs = new Lbfgs(classes * dimensions, MEMORY);
    }

    /**
     * Moves the rows, in place, from one sharpness to the sharpest there is.
     *
     * @param rows unit rows
     * @param first the first sharpness
     * @param most most steps of all
     * @param watcher given the rows, of any length, and the number of each step
     */
    public void minimise(double[] rows, double first, int most, ObjIntConsumer<double[]> watcher) {
        steps = 0;
        double before = 1;
        // So many prototypes that it would begin above the sharpest there is are descended at that one.
        for (double sharpness = Math.min(first, separation.sharpest());
                sharpness <= separation.sharpest() && steps < most;
                sharpness *= 2) {
            stage(rows, sharpness, most, watcher);
            double greatest = separation.greatestCosine();
            if (slow && before - greatest < SLOW_GAIN) {
                return;
            }
            before = greatest;
        }
    }

    private void stage(double[] rows, double sharpness, int most, ObjIntConsumer<double[]> watcher) {
        Lbfgs.Objective objective =
                new NormalizedObjective(dimensions, (unit, gradient) -> separation.evaluate(unit, sharpness, gradient));
        int mostOfStage = Math.min(slow ? STEPS_OF_SLOW_STAGE : STEPS_OF_STAGE, most - steps);
        lbfgs.minimise(rows, objective, 1 / sharpness, 1e-3 / sharpness, mostOfStage, (x, value) -> {
            watcher.accept(x, steps++);
            return true;
        });
        UnitRows.normalise(rows, dimensions);
    }
}
