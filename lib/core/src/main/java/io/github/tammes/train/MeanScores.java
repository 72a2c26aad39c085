package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import io.github.tammes.sphere.internal.LinearAssignment;
import io.github.tammes.task.Task;
import java.util.Arrays;

/** The mean cosines of each class's outputs with each prototype, of a network as it is. */
final class MeanScores {

    private final Task task;
    private final double[][] sums;
    private final int[] counts;

    MeanScores(Task task) {
        this.task = task;
        this.sums = new double[task.classes()][task.classes()];
        this.counts = new int[task.classes()];
    }

    /**
     * Adds a minibatch.
     *
     * @param classes {@code (N)}
     * @param outputs {@code (N, D)}
     */
    void add(NDArray classes, NDArray outputs) {
        long[] labels = classes.toLongArray();
        float[] scores = task.scores(outputs).toFloatArray();
        for (int i = 0; i < labels.length; i++) {
            int own = (int) labels[i];
            counts[own]++;
            for (int j = 0; j < sums.length; j++) {
                sums[own][j] += scores[i * sums.length + j];
            }
        }
    }

    /** Returns the dealing with the greatest sum over the classes; a class without examples takes what is left. */
    Dealing dealt() {
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[i][j] /= Math.max(1, counts[i]);
            }
        }
        return new Dealing(
                Arrays.stream(LinearAssignment.greatest(sums)).boxed().toList());
    }
}
