package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.CodeSearch;
import io.github.tammes.sphere.internal.Found;
import io.github.tammes.sphere.internal.PaperDescent;
import io.github.tammes.sphere.internal.RandomStarts;
import io.github.tammes.sphere.internal.StartSequence;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Places prototypes by the method that the options name. */
final class Placer {

    private static final Set<PlacementMethod> COUNTS_STEPS =
            EnumSet.of(PlacementMethod.SMOOTH_MAXIMUM, PlacementMethod.PAPER);

    private final int classes;
    private final int dimensions;
    private final PlacementOptions placement;
    private final PlacementListener listener;

    /**
     * Prepares one placement.
     *
     * @param listener told of each step; null for nobody
     */
    Placer(int classes, int dimensions, PlacementOptions placement, PlacementListener listener) {
        UnitRows.requireSize(classes, dimensions);
        this.classes = classes;
        this.dimensions = dimensions;
        this.placement = placement;
        this.listener = listener;
    }

    Prototypes place() {
        if (placement.steps() > 0 && !COUNTS_STEPS.contains(placement.method())) {
            throw new IllegalArgumentException("steps is " + placement.steps() + ", and the method "
                    + placement.method().name() + " has none to count; leave steps out (0), or use the method "
                    + COUNTS_STEPS.stream().map(PlacementMethod::name).collect(Collectors.joining(" or ")));
        }
        return switch (placement.method()) {
            case BEST -> ClosedForms.of(classes, dimensions).orElseGet(this::search);
            case CLOSED_FORM -> closedForm();
            case SMOOTH_MAXIMUM -> smoothMaximum();
            case PAPER -> paper();
            case RANDOM -> random();
            case ONE_HOT -> oneHot();
        };
    }

    private Prototypes closedForm() {
        Optional<Prototypes> figure = ClosedForms.of(classes, dimensions);
        return figure.orElseThrow(() -> new IllegalArgumentException("no closed form is known for " + classes
                + " classes in " + dimensions + " dimensions; use method " + PlacementMethod.BEST.name()));
    }

    private Prototypes search() {
        double bound = bound();
        return run(
                bound,
                new CodeSearch(
                        classes,
                        dimensions,
                        placement.seed(),
                        bound,
                        placement.backend().usesEngine()));
    }

    private Prototypes smoothMaximum() {
        int steps = placement.steps() == 0 ? Integer.MAX_VALUE : placement.steps();
        double bound = bound();
        return run(
                bound,
                new RandomStarts(
                        classes,
                        dimensions,
                        placement.seed(),
                        bound,
                        steps,
                        placement.backend().usesEngine()));
    }

    private double bound() {
        requireRoom();
        return SeparationBound.best(classes, dimensions).maxCosine();
    }

    private Prototypes run(double bound, StartSequence sequence) {
        MultiStart starts = new MultiStart(dimensions, bound, sequence, placement, listener);
        Found best = starts.best();
        String method = best.origin() + "; best of " + starts.count() + (starts.count() == 1 ? " start" : " starts");
        return Prototypes.made(dimensions, best.rows(), method, OptionalLong.of(placement.seed()))
                .ofStarts(starts.count());
    }

    private Prototypes random() {
        requireRoom();
        return Prototypes.made(dimensions, drawn(), "uniform random points", OptionalLong.of(placement.seed()));
    }

    private double[] drawn() {
        return UnitRows.start(classes, dimensions, new SplittableRandom(placement.seed()));
    }

    private Prototypes paper() {
        requireRoom();
        int steps = placement.steps() == 0 ? PaperDescent.STEPS : placement.steps();
        double[] rows = drawn();
        PaperDescent descent = new PaperDescent(rows, dimensions, placement.learningRate());
        for (int step = 0; step < steps; step++) {
            descent.step();
            if (ProgressListener.seesSteps(listener)) {
                listener.onStep(new PlacementStep(
                        0,
                        step,
                        Prototypes.made(dimensions, rows.clone(), "paper", OptionalLong.of(placement.seed()))));
            }
        }
        return Prototypes.made(
                dimensions,
                rows,
                "paper: mean nearest cosine by SGD, " + steps + " steps",
                OptionalLong.of(placement.seed()));
    }

    private Prototypes oneHot() {
        if (classes != dimensions) {
            throw new IllegalArgumentException("one-hot prototypes have one dimension for each class, and " + classes
                    + " classes in " + dimensions + " dimensions were asked for; use " + classes + " dimensions");
        }
        double[] rows = new double[classes * dimensions];
        for (int i = 0; i < classes; i++) {
            rows[i * dimensions + i] = 1;
        }
        return Prototypes.made(dimensions, rows, "one-hot", OptionalLong.empty());
    }

    private void requireRoom() {
        if (dimensions == 1 && classes > 2) {
            throw new IllegalArgumentException("dimensions is 1, where there are only two unit vectors, and classes is "
                    + classes + "; use at least 2 dimensions");
        }
    }
}
