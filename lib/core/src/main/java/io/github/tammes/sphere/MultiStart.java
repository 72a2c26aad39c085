package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.NearestCosines;
import io.github.tammes.sphere.internal.RowBlocks;
import io.github.tammes.sphere.internal.SmoothMaxCosine;
import io.github.tammes.sphere.internal.SmoothMaxDescent;
import io.github.tammes.sphere.internal.SymmetricStart;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The random starts of {@link PlacementMethod#SMOOTH_MAXIMUM}, of which the best is kept. */
final class MultiStart {

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
    private final PlacementOptions placement;
    private final PlacementListener listener;

    MultiStart(int classes, int dimensions, PlacementOptions placement, PlacementListener listener) {
        this.classes = classes;
        this.dimensions = dimensions;
        this.placement = placement;
        this.listener = listener;
    }

    /** Returns how many starts there are: what was asked for, or more the smaller the problem is. */
    int count() {
        if (placement.restarts() > 0) {
            return placement.restarts();
        }
        double costOfStep = (double) classes * classes * (dimensions + 8);
        return (int) Math.max(1, Math.min(MOST_STARTS, COST_OF_ALL / costOfStep));
    }

    /**
     * Runs all starts and returns the rows with the smallest greatest cosine, the first of equals. One after the other in
     * this thread if somebody watches or if one alone keeps all cores busy.
     */
    double[] best() {
        if (listener == null && !RowBlocks.large(classes, dimensions)) {
            return bestOnAllCores();
        }
        double[] best = run(0);
        for (int start = 1; start < count(); start++) {
            best = better(best, run(start));
        }
        return best;
    }

    private double[] bestOnAllCores() {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), MultiStart::daemon);
        try {
            List<Future<double[]>> results = new ArrayList<>();
            for (int start = 0; start < count(); start++) {
                int number = start;
                results.add(threads.submit(() -> run(number)));
            }
            double[] best = results.get(0).get();
            for (Future<double[]> result : results) {
                best = better(best, result.get());
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("placing the prototypes was interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private double[] better(double[] best, double[] candidate) {
        return greatestCosine(candidate) < greatestCosine(best) ? candidate : best;
    }

    private double[] run(int start) {
        double[] rows = symmetric(start)
                ? SymmetricStart.draw(classes, start / FIRST_SHARPNESS.length, random(start))
                : UnitRows.random(classes, dimensions, random(start));
        int most = placement.steps() == 0 ? Integer.MAX_VALUE : placement.steps();
        try (SmoothMaxCosine separation =
                SmoothMaxCosine.of(classes, dimensions, placement.backend().usesEngine(classes, dimensions))) {
            new SmoothMaxDescent(classes, dimensions, separation)
                    .minimise(rows, firstSharpness(start), most, (moved, step) -> tell(start, step, moved));
        }
        return rows;
    }

    /** Each last of a round of starts in three dimensions has the symmetry of a polyhedron. */
    private boolean symmetric(int start) {
        return dimensions == 3 && start % FIRST_SHARPNESS.length == FIRST_SHARPNESS.length - 1;
    }

    private double firstSharpness(int start) {
        double room = 1 - SeparationBound.best(classes, dimensions).maxCosine();
        return FIRST_SHARPNESS[start % FIRST_SHARPNESS.length] / room;
    }

    /** Start r has the same random numbers however many starts there are. */
    private SplittableRandom random(int start) {
        SplittableRandom random = new SplittableRandom(placement.seed());
        for (int i = 0; i < start; i++) {
            random.split();
        }
        return random.split();
    }

    private void tell(int start, int step, double[] moved) {
        if (listener != null) {
            double[] unit = moved.clone();
            UnitRows.normalise(unit, dimensions);
            listener.onStep(new PlacementStep(
                    start,
                    step,
                    Prototypes.made(dimensions, unit, "smooth maximum", OptionalLong.of(placement.seed()))));
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private double greatestCosine(double[] rows) {
        double greatest = -1;
        for (double cosine : NearestCosines.of(rows, dimensions)) {
            greatest = Math.max(greatest, cosine);
        }
        return greatest;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tammes-placement");
        thread.setDaemon(true);
        return thread;
    }
}
