package io.github.tammes.evaluation;

/**
 * What a network says about examples.
 *
 * <p>The arrays are not copied: treat them as read-only.
 */
public final class Predictions {

    private final float[][] outputs;
    private final float[][] scores;
    private final float[] targets;

    /**
     * Makes predictions.
     *
     * @param outputs {@code (N, D)}
     * @param scores {@code (N, K)}, or null without classes
     * @param targets {@code (N)}, or null without a target
     */
    public Predictions(float[][] outputs, float[][] scores, float[] targets) {
        this.outputs = outputs;
        this.scores = scores;
        this.targets = targets;
    }

    /** Returns N, the number of examples. */
    public int size() {
        return outputs.length;
    }

    /** Returns the raw outputs of the network, {@code (N, D)}. */
    public float[][] outputs() {
        return outputs;
    }

    /** Returns true where the task has classes. */
    public boolean hasClasses() {
        return scores != null;
    }

    /** Returns true where the task has a target. */
    public boolean hasTargets() {
        return targets != null;
    }

    /**
     * Returns the scores, cosines with the prototypes or logits of softmax, {@code (N, K)}.
     *
     * @throws IllegalStateException if the task has no classes
     */
    public float[][] scores() {
        if (scores == null) {
            throw new IllegalStateException("these predictions have no classes: the task is a regression");
        }
        return scores;
    }

    /**
     * Returns the predicted class of an example, the one with the largest score; where no score is a number it is the last, and
     * right for none.
     *
     * @throws IllegalStateException if the task has no classes
     */
    public int predictedClass(int example) {
        float[] row = scores()[example];
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            if (row[k] > row[best] || Float.isNaN(row[best])) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Returns how many classes come before a given one in the order of their scores; of equal scores, the class with the
     * smaller index comes first, and a score that is not a number before all others.
     *
     * @return 0 if the class is the predicted one; K if its own score is not a number
     * @throws IllegalStateException if the task has no classes
     */
    public int rank(int example, int classIndex) {
        float[] row = scores()[example];
        float own = row[classIndex];
        if (Float.isNaN(own)) {
            return row.length;
        }
        int higher = 0;
        for (int k = 0; k < row.length; k++) {
            if (row[k] > own || (row[k] == own && k < classIndex) || Float.isNaN(row[k])) {
                higher++;
            }
        }
        return higher;
    }

    /**
     * Returns the predicted target of an example, in units of the target.
     *
     * @throws IllegalStateException if the task has no target
     */
    public float predictedTarget(int example) {
        if (targets == null) {
            throw new IllegalStateException("these predictions have no target: the task is a classification");
        }
        return targets[example];
    }
}
