package io.github.tammes.sphere.internal;

import io.github.tammes.sphere.PlacementMethod;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The random starts of {@link PlacementMethod#SMOOTH_MAXIMUM}. */
public final class RandomStarts implements StartSequence {

    /**
     * The first sharpness of each start in turn, times one less the bound of the greatest cosine: soft starts find the
     * broad valleys, and where these do not hold the optimum the sharper ones still reach it.
     */
    private static final double[] FIRST_SHARPNESS = {2, 10, 25, 25};

    private static final int MOST_STARTS = 64;

    /** What the starts may cost together, in multiplications of one step: some seconds. */
    private static final double COST_OF_ALL = 8e6;

    private final int classes;
    private final int dimensions;
    private final long seed;
    private final double room;
    private final int mostSteps;
    private final boolean engine;

    /**
     * Prepares the starts.
     *
     * @param bound what the greatest cosine cannot be below
     * @param mostSteps of one start
     * @param engine whether an engine's matrix products compute the cosines
     */
    public RandomStarts(int classes, int dimensions, long seed, double bound, int mostSteps, boolean engine) {
        this.classes = classes;
        this.dimensions = dimensions;
        this.seed = seed;
        this.room = 1 - bound;
        this.mostSteps = mostSteps;
        this.engine = engine;
    }

    @Override
    public int usual() {
        double costOfStep = (double) classes * classes * (dimensions + 8);
        return (int) Math.max(1, Math.min(MOST_STARTS, COST_OF_ALL / costOfStep));
    }

    @Override
    public int known(int start) {
        return 0;
    }

    @Override
    public boolean wide() {
        return RowBlocks.large(classes, dimensions);
    }

    @Override
    public Found run(int start, List<Found> before, BooleanSupplier stop, Watcher watcher) {
        SplittableRandom random = random(seed, start);
        double[] rows = symmetric(start)
                ? SymmetricStart.draw(classes, start / FIRST_SHARPNESS.length, random)
                : UnitRows.start(classes, dimensions, random);
        double first = FIRST_SHARPNESS[start % FIRST_SHARPNESS.length] / room;
        descend(rows, dimensions, first, mostSteps, engine, stop, watcher);
        return Found.of(rows, dimensions, "smooth maximum by L-BFGS");
    }

    /** Descends in place from a sharpness to the sharpest, over all pairs. */
    static void descend(
            double[] rows,
            int dimensions,
            double first,
            int mostSteps,
            boolean engine,
            BooleanSupplier stop,
            Watcher watcher) {
        int classes = rows.length / dimensions;
        try (SmoothMaxCosine cosine = SmoothMaxCosine.of(classes, dimensions, engine)) {
            new SmoothMaxDescent(classes, dimensions, cosine).minimise(rows, first, mostSteps, (moved, step) -> {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("placing the prototypes was interrupted");
                }
                if (watcher != null) {
                    watcher.onStep(moved);
                }
            });
        }
    }

    /** Each last of a round of starts in three dimensions has the symmetry of a polyhedron. */
    private boolean symmetric(int start) {
        return dimensions == 3 && start % FIRST_SHARPNESS.length == FIRST_SHARPNESS.length - 1;
    }

    /** Start r has the same random numbers however many starts there are. */
    static SplittableRandom random(long seed, int start) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < start; i++) {
            random.split();
        }
        return random.split();
    }
}
