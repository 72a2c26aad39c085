package io.github.tammes.sphere;

import java.util.function.Consumer;

/** A listener that has no wish to see steps, so that starts may run side by side and nothing is copied. */
final class ProgressListener implements PlacementListener {

    private final Consumer<PlacementProgress> progress;

    ProgressListener(Consumer<PlacementProgress> progress) {
        this.progress = progress;
    }

    /** Tells whether there is somebody who wishes to see steps. */
    static boolean seesSteps(PlacementListener listener) {
        return listener != null && !(listener instanceof ProgressListener);
    }

    @Override
    public void onStep(PlacementStep step) {
        // Not asked for.
    }

    @Override
    public void onProgress(PlacementProgress now) {
        progress.accept(now);
    }
}
