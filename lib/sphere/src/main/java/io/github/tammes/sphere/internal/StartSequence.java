package io.github.tammes.sphere.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The starts of a search, each of which is the same however many there are, whoever runs them and when: start n has its
 * own random numbers and knows of certain starts before it and no others.
 */
public interface StartSequence {

    /** Sees the points of each step. */
    @FunctionalInterface
    interface Watcher {

        /**
         * Called after each step of a descent.
         *
         * @param points of any length, {@code (K, D)}; not to be kept
         */
        void onStep(double[] points);
    }

    /** Returns how many starts there are unless somebody asks for more or fewer. */
    int usual();

    /** Returns how many of the first starts a start may know. */
    int known(int start);

    /** Returns true if one start keeps all cores busy. */
    boolean wide();

    /**
     * Runs one start.
     *
     * @param before what the starts it may know came to, in order
     * @param stop asked often; once it is true the start ends by a {@link java.util.concurrent.CancellationException}
     * @param watcher of the steps; null for nobody
     */
    Found run(int start, List<Found> before, BooleanSupplier stop, Watcher watcher);
}
