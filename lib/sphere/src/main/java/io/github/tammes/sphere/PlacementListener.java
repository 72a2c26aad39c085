package io.github.tammes.sphere;

import java.util.Objects;
import java.util.function.Consumer;

/** Watches a placement while it is optimised. */
@FunctionalInterface
public interface PlacementListener {

    /**
     * Called after each gradient step, in the thread that places; every step copies the prototypes, so watch small
     * problems.
     *
     * @param step where the placement is
     */
    void onStep(PlacementStep step);

    /**
     * Called after each start of a search, in the thread that asked for the placement, and for {@link #ofProgress} about once a
     * second besides; does nothing unless it is overridden. {@link PlacementMethod#PAPER} has no starts.
     *
     * @param progress how far the search is
     */
    default void onProgress(PlacementProgress progress) {}

    /**
     * Returns a listener that is told how far the search is and of no step. Interrupting the thread that places then ends the
     * search with the best so far, once a start has ended.
     */
    static PlacementListener ofProgress(Consumer<PlacementProgress> progress) {
        return new ProgressListener(Objects.requireNonNull(progress, "progress"));
    }
}
