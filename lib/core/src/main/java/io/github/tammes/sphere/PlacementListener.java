package io.github.tammes.sphere;

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
}
