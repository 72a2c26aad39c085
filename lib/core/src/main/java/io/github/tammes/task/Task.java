package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.data.Examples;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.Map;

/**
 * What a network is trained for: its loss, how it is measured, and how its outputs are read.
 *
 * <p>Five are ready made: hyperspherical classification, regression and their joint form, and the baselines softmax and
 * squared error. A task is a value without state and can be used for many runs.
 */
public interface Task {

    /** Returns a short name for tables, such as "HPN classification". */
    String name();

    /**
     * Returns all that decides a result of this task, as one line of text: two tasks with the same fingerprint are the same
     * task. By it a checkpoint is resumed, and a recorded result found again, only where it belongs.
     */
    String fingerprint();

    /** Returns the number of outputs the network must have: D for prototypes, K for softmax, 1 for squared error. */
    int outputs();

    /** Returns a new loss; labels are as {@code data.Minibatches} delivers them. */
    Loss loss();

    /** Returns new evaluators, at least one and the most telling first, under names that differ in more than case. */
    List<Evaluator> evaluators();

    /** Tells whether the first of the evaluators is the better the higher: an accuracy is, an error is not. */
    default boolean isHigherBetter() {
        return classes() > 0;
    }

    /**
     * Computes one score per class.
     *
     * @param outputs shape {@code (N, D)}
     * @return shape {@code (N, K)}, the largest score being the predicted class; null where the task has no classes
     */
    default NDArray scores(NDArray outputs) {
        return null;
    }

    /**
     * Reads outputs as targets.
     *
     * @param outputs shape {@code (N, D)}
     * @return shape {@code (N)}, in units of the target; null where the task has no target
     */
    default NDArray targets(NDArray outputs) {
        return null;
    }

    /**
     * Refuses to be trained for where no gradient could tell the network how.
     *
     * @throws IllegalArgumentException saying why and what to do
     */
    default void requireTrainable() {}

    /** Returns true where examples must have class labels. */
    boolean needsLabels();

    /** Returns true where examples must have targets. */
    boolean needsTargets();

    /** Returns how many classes the task tells apart; 0 where it has none. */
    default int classes() {
        return 0;
    }

    /** Returns the class prototypes; null where the task has none. */
    default Prototypes prototypes() {
        return null;
    }

    /** Returns the targets at the two opposite prototypes; null where the task has none. */
    default TargetBounds bounds() {
        return null;
    }

    /**
     * Returns the same task with its classes under other names, for a task that names them.
     *
     * @param names one for each class, all different
     * @throws IllegalArgumentException if their number is not K
     */
    default Task withClassNames(List<String> names) {
        return this;
    }

    /**
     * Returns the same task with other prototypes, such as the same points dealt to the classes in another way.
     *
     * @param others as many, in as many dimensions
     * @throws IllegalArgumentException if the task has no prototypes, or cannot be given others
     */
    default Task withPrototypes(Prototypes others) {
        throw new IllegalArgumentException(name() + " cannot be given other prototypes");
    }

    /**
     * Returns what, beside its prototypes, a ready-made task is made of, by name; empty for a task of one's own.
     *
     * @see #of
     */
    default Map<String, String> recipe() {
        return TaskRecipe.of(this);
    }

    /**
     * Makes a task again of its recipe.
     *
     * @param recipe of a ready-made task
     * @param prototypes those of the task; null where it has none
     * @throws IllegalArgumentException if there is no such task in this version, or something is missing
     */
    static Task of(Map<String, String> recipe, Prototypes prototypes) {
        return TaskRecipe.made(recipe, prototypes);
    }

    /**
     * Hyperspherical classification (HPN, classification): turn the output towards the prototype of its class.
     *
     * @param prototypes one unit vector per class, {@code (K, D)}
     */
    static Task classification(Prototypes prototypes) {
        return new PrototypeClassification(prototypes);
    }

    /**
     * The baseline for classification: softmax cross-entropy with one output per class.
     *
     * @param classes K, at least 2
     * @throws IllegalArgumentException if there are fewer than 2 classes
     */
    static Task softmax(int classes) {
        return new SoftmaxClassification(classes);
    }

    /**
     * Hyperspherical regression (HPN, regression): two opposite prototypes stand for the bounds of the target.
     *
     * <p>In one dimension the cosine is the sign of the output, so that only the bounds can be predicted and no gradient
     * tells the network how: such a task can evaluate but not train.
     *
     * @param dimensions D, at least 1; at least 2 to train
     * @param bounds the targets at the two prototypes, usually those of the training targets
     * @throws IllegalArgumentException if dimensions is less than 1
     */
    static Task regression(int dimensions, TargetBounds bounds) {
        return new PrototypeRegression(dimensions, bounds);
    }

    /**
     * Hyperspherical regression (HPN, regression) between the smallest and the largest target of the training examples.
     *
     * @param dimensions D, at least 1; at least 2 to train
     * @param train the training examples, with targets, at least two of them different
     * @throws IllegalArgumentException if dimensions is less than 1, or there are no two different targets
     * @throws IllegalStateException if the examples have no targets
     */
    static Task regression(int dimensions, Examples train) {
        return regression(dimensions, TargetBounds.of(train));
    }

    /** The baseline for regression: the mean squared error of one output, in units of the target as they are. */
    static Task squaredError() {
        return SquaredErrorRegression.raw();
    }

    /**
     * The baseline for regression on a normalised target: the mean squared error of one output with the target mapped to
     * −1 … 1.
     *
     * @param bounds the targets that become −1 and 1
     */
    static Task squaredError(TargetBounds bounds) {
        return SquaredErrorRegression.normalized(bounds);
    }

    /**
     * Classification and regression on one output space, in the authors' arrangement: the target has an axis of its own (HPN,
     * joint regression and classification).
     *
     * @param prototypes the class prototypes, of one dimension less than the output
     * @param bounds the targets at the two opposite prototypes
     * @param regressionWeight weight of the regression loss, 0 … 1; the classification loss has one minus this
     * @throws IllegalArgumentException if the weight is outside 0 … 1
     */
    static Task joint(Prototypes prototypes, TargetBounds bounds, double regressionWeight) {
        return joint(prototypes, bounds, JointArrangement.SEPARATE_AXIS, regressionWeight);
    }

    /**
     * Classification and regression on one output space (HPN, joint regression and classification).
     *
     * @param prototypes the class prototypes; with {@link JointArrangement#SEPARATE_AXIS} they have one dimension less than
     *     the output
     * @param bounds the targets at the two opposite prototypes
     * @param arrangement how the two share the output space
     * @param regressionWeight weight of the regression loss, 0 … 1; the classification loss has one minus this
     * @throws IllegalArgumentException if the weight is outside 0 … 1
     */
    static Task joint(
            Prototypes prototypes, TargetBounds bounds, JointArrangement arrangement, double regressionWeight) {
        return new JointTask(prototypes, bounds, arrangement, regressionWeight);
    }
}
