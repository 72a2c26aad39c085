package io.github.tammes.evaluation;

import io.github.tammes.data.Examples;
import io.github.tammes.display.Picture;
import io.github.tammes.display.Renderable;
import io.github.tammes.loss.PrototypeEvaluators;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.plot.PredictionPlot;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Predictions beside the truth. */
public final class Evaluation implements Renderable {

    /** More classes than this make a table of all pairs that nobody reads. */
    private static final int MOST_CLASSES = 20;

    private final Examples examples;
    private final Predictions predictions;
    private final float[] targets;
    private final TargetBounds bounds;
    private final Prototypes prototypes;
    private final String unit;

    /**
     * Makes an evaluation.
     *
     * @param examples what was predicted, N of them
     * @param predictions of the examples, in their order
     * @param targets the true targets, which augmentation may have drawn; null without a target
     * @param bounds the bounds of the task; null where it has none
     * @throws IllegalArgumentException if there is not one prediction, or not one target, for each example, or the scores are of
     *     another number of classes
     */
    public Evaluation(Examples examples, Predictions predictions, float[] targets, TargetBounds bounds) {
        this(examples, predictions, targets, bounds, null, "");
    }

    /**
     * Makes an evaluation that can be drawn around prototypes.
     *
     * @param examples what was predicted, N of them
     * @param predictions of the examples, in their order
     * @param targets the true targets, which augmentation may have drawn; null without a target
     * @param bounds the bounds of the task; null where it has none
     * @param prototypes of the classes; null where there are none
     * @param unit of the target, such as "years" or "degrees"; empty for that of the examples
     * @throws IllegalArgumentException if there is not one prediction, or not one target, for each example, or the scores are of
     *     another number of classes
     */
    public Evaluation(
            Examples examples,
            Predictions predictions,
            float[] targets,
            TargetBounds bounds,
            Prototypes prototypes,
            String unit) {
        requireOneEach("predictions", predictions.size(), examples);
        if (targets != null) {
            requireOneEach("targets", targets.length, examples);
        }
        requireClasses(predictions, examples);
        this.examples = examples;
        this.predictions = predictions;
        this.targets = targets;
        this.bounds = bounds;
        this.prototypes = prototypes;
        this.unit = unit.isEmpty() ? examples.unit() : unit;
    }

    /** Predictions of other examples would be compared with the truth of these, as far as they go. */
    private static void requireOneEach(String what, int count, Examples examples) {
        if (count != examples.size()) {
            throw new IllegalArgumentException(what + " has " + count + " entries, but " + examples.name() + " has "
                    + examples.size() + " examples; give one for each");
        }
    }

    private static void requireClasses(Predictions predictions, Examples examples) {
        if (!predictions.hasClasses() || !examples.hasLabels() || predictions.size() == 0) {
            return;
        }
        int classes = predictions.scores()[0].length;
        if (classes != examples.classNames().size()) {
            throw new IllegalArgumentException("predictions has scores of " + classes + " classes, but "
                    + examples.name() + " has " + examples.classNames().size()
                    + "; give the examples the classes of the predictions, as by withClassesAmong");
        }
    }

    /**
     * Draws predicted against true targets or, where there are only classes, how often each class was taken for each.
     *
     * @throws IllegalArgumentException if a prediction or a target is not finite, or of more than 18 digits
     */
    public Chart<?, ?> plot() {
        return EvaluationPictures.plot(this, unit);
    }

    /**
     * Draws the outputs around the prototypes of their classes.
     *
     * @throws IllegalArgumentException if they have other than 2 or 3 dimensions
     * @throws IllegalStateException if the task has no class prototypes
     */
    public XYChart sphere() {
        return EvaluationPictures.sphere(this, prototypes);
    }

    /**
     * Shows the worst mistakes as pictures, the truth and under it the prediction: of classes those where another score is
     * farthest above that of the true class, of targets those with the largest errors.
     *
     * @param count how many at most, from 1
     * @throws IllegalStateException if the examples are no images, or there is no mistake
     */
    public Picture mistakes(int count) {
        return EvaluationPictures.mistakes(this, count, unit);
    }

    /**
     * Gives the table that says most: all targets; of up to 20 classes how often each was taken for each; of more the
     * accuracy of each.
     */
    public Table table() {
        if (predictions.hasTargets()) {
            return targets();
        }
        return examples.classNames().size() <= MOST_CLASSES ? confusion() : byClass();
    }

    /** Shows a sentence and, of numbers that can be drawn, the chart. */
    @Override
    public List<Object> parts() {
        boolean drawable = !predictions.hasTargets()
                || IntStream.range(0, predictions.size())
                        .allMatch(i -> isDrawable(predictions.predictedTarget(i)) && isDrawable(target(i)));
        return drawable && predictions.size() > 0 ? List.of(toString(), plot()) : List.of(toString());
    }

    private static boolean isDrawable(float number) {
        return Math.abs(number) <= PredictionPlot.LARGEST;
    }

    /** Returns the examples that were predicted. */
    public Examples examples() {
        return examples;
    }

    /** Returns the predictions, in the order of the examples. */
    public Predictions predictions() {
        return predictions;
    }

    /**
     * Returns the true classes.
     *
     * @return class indices, {@code (N)}
     * @throws IllegalStateException if the examples have no classes
     */
    public int[] labels() {
        return IntStream.range(0, examples.size()).map(examples::label).toArray();
    }

    /**
     * Returns the fraction of examples whose class is predicted.
     *
     * @return 0 … 1
     * @throws IllegalStateException if the task has no classes
     */
    public double accuracy() {
        return topK(1);
    }

    /**
     * Returns the fraction of examples for which a class of the right group is predicted, such as the superclasses of
     * CIFAR-100.
     *
     * @param groupOf the group of a class, both by name
     * @return {@link #accuracy()} … 1
     * @throws IllegalStateException if the task has no classes
     */
    public double accuracy(UnaryOperator<String> groupOf) {
        List<String> groups = examples.classNames().stream().map(groupOf).toList();
        long right = IntStream.range(0, predictions.size())
                .filter(this::isPredicted)
                .filter(i -> groups.get(predictions.predictedClass(i)).equals(groups.get(examples.label(i))))
                .count();
        return (double) right / predictions.size();
    }

    /** Tells whether the class of an example is the predicted one. */
    boolean isRight(int example) {
        return predictions.predictedClass(example) == examples.label(example) && isPredicted(example);
    }

    /** A score that is not a number has been predicted by nothing. */
    private boolean isPredicted(int example) {
        return !Float.isNaN(predictions.scores()[example][predictions.predictedClass(example)]);
    }

    /**
     * Returns the fraction of examples whose class is among the k with the largest scores.
     *
     * @param k at least 1
     * @return 0 … 1
     * @throws IllegalArgumentException if k is less than 1
     * @throws IllegalStateException if the task has no classes
     */
    public double topK(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1");
        }
        int correct = 0;
        for (int i = 0; i < predictions.size(); i++) {
            if (k == 1 ? isRight(i) : predictions.rank(i, examples.label(i)) < k) {
                correct++;
            }
        }
        return (double) correct / predictions.size();
    }

    /**
     * Returns the true target of an example, in units of the target.
     *
     * @throws IllegalStateException if the task has no target
     */
    public float target(int example) {
        if (targets == null) {
            throw new IllegalStateException("this evaluation has no target: the task is a classification");
        }
        return targets[example];
    }

    /**
     * Returns the mean absolute error.
     *
     * @return in units of the target
     * @throws IllegalStateException if the task has no target
     */
    public double meanAbsoluteError() {
        double sum = 0;
        for (int i = 0; i < predictions.size(); i++) {
            sum += Math.abs(predictions.predictedTarget(i) - target(i));
        }
        return sum / predictions.size();
    }

    /**
     * Returns how many true targets lie outside the bounds of the training targets, and so cannot be predicted exactly.
     *
     * @return 0 where the task has no bounds
     * @throws IllegalStateException if the task has no target
     */
    public int outsideBounds() {
        int count = 0;
        for (int i = 0; i < predictions.size(); i++) {
            float target = target(i);
            // As floats, which targets are: 0.3f is a little more than 0.3.
            if (bounds != null && !(target >= (float) bounds.lower() && target <= (float) bounds.upper())) {
                count++;
            }
        }
        return count;
    }

    /**
     * Counts how often each class was taken for each.
     *
     * @return one row per true class, one column per predicted class, after a column of names; a column whose name
     *     differs from another's in case only has the number of its class added, since tables ignore case
     * @throws IllegalStateException if the task has no classes
     */
    public Table confusion() {
        return confusion(examples.classNames(), name -> name);
    }

    /**
     * Counts how often each group of classes was taken for each, such as the superclasses of CIFAR-100:
     *
     * <pre>{@code
     * evaluation.confusion(Cifar.superclassNames(), Cifar::superclassOf);
     * }</pre>
     *
     * @param groups their names
     * @param groupOf the group of a class, both by name
     * @return one row per true group, one column per predicted group, after a column of names
     * @throws IllegalArgumentException if a class is in none of the groups
     * @throws IllegalStateException if the task has no classes
     */
    public Table confusion(List<String> groups, UnaryOperator<String> groupOf) {
        return ClassTables.confusion(this, groups, groupOf);
    }

    /**
     * Gives the accuracy of each class.
     *
     * @return class, examples, correct, accuracy
     * @throws IllegalStateException if the task has no classes
     */
    public Table byClass() {
        return ClassTables.byClass(this);
    }

    /**
     * Gives the answer to each example with how sure it is: for prototypes the scores are cosines, so that "own" tells how near
     * the output came to where it belongs, and "other" how near to the nearest prototype where it does not belong.
     *
     * @return example (its index), class, predicted, own (the score of the true class), other (the largest score of another
     *     class; missing if there is only one)
     * @throws IllegalStateException if the task has no classes
     */
    public Table scoresByExample() {
        return ClassTables.scoresByExample(this);
    }

    /**
     * Gives all true and predicted targets.
     *
     * @return target, predicted, error (predicted − target), and the class where the examples have one, by which errors can be
     *     grouped
     * @throws IllegalStateException if the task has no target
     */
    public Table targets() {
        DoubleColumn truth = DoubleColumn.create("target");
        DoubleColumn predicted = DoubleColumn.create("predicted");
        DoubleColumn error = DoubleColumn.create("error");
        for (int i = 0; i < predictions.size(); i++) {
            truth.append(target(i));
            predicted.append(predictions.predictedTarget(i));
            error.append(predictions.predictedTarget(i) - target(i));
        }
        Table table = Table.create(
                "Targets of " + examples.name() + (unit.isEmpty() ? "" : ", in " + unit), truth, predicted, error);
        if (examples.hasLabels()) {
            table.addColumns(StringColumn.create(
                    "class",
                    IntStream.range(0, examples.size())
                            .mapToObj(i -> examples.classNames().get(examples.label(i)))));
        }
        return table;
    }

    /**
     * Gives the errors of the targets class by class, as of the faces of each group of people.
     *
     * @return a row for each class: class, examples, mean error (predicted − target), mean absolute error; no errors where there
     *     are no examples
     * @throws IllegalStateException if the task has no target, or the examples have no classes
     */
    public Table errorsByClass() {
        if (!examples.hasLabels()) {
            throw new IllegalStateException(examples.name() + " has no classes by which errors could be grouped");
        }
        return ErrorTables.byClass(this, unit);
    }

    /**
     * Gives the errors of the targets by how large they truly are, as of the young and of the old.
     *
     * @param width of a group, such as 10 for 0 … 10, 10 … 20 and so on; a target between two groups is in the upper one
     * @return a row for each group that has examples: target from, examples, mean error (predicted − target), mean absolute error
     * @throws IllegalArgumentException if the width is not above 0
     * @throws IllegalStateException if the task has no target
     */
    public Table errorsByTarget(double width) {
        return ErrorTables.byTarget(this, unit, width);
    }

    /**
     * Compares predictions with the truth in groups of examples that were predicted about the same. Where predictions are
     * calibrated, the mean prediction of each group is its mean target.
     *
     * @param groups how many, of about equal size
     * @return a row for each group, from the lowest predictions to the highest: examples, lowest predicted, mean predicted,
     *     highest predicted, mean target
     * @throws IllegalArgumentException if there are fewer examples than groups, or no group
     * @throws IllegalStateException if the task has no target
     */
    public Table calibration(int groups) {
        return Calibration.of(this, groups);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(examples.name() + ", " + predictions.size() + " examples:");
        if (predictions.hasClasses()) {
            text.append(String.format(Locale.ROOT, " accuracy %.1f %%", 100 * accuracy()));
            if (examples.classNames().size() > PrototypeEvaluators.TOP) {
                text.append(String.format(Locale.ROOT, ", top-5 %.1f %%", 100 * topK(PrototypeEvaluators.TOP)));
            }
        }
        if (predictions.hasTargets()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s mean absolute error %.3g",
                    predictions.hasClasses() ? "," : "",
                    meanAbsoluteError()));
            text.append(unit.isEmpty() ? "" : " " + unit);
            int outside = outsideBounds();
            if (outside > 0) {
                text.append(", " + outside + (outside == 1 ? " target" : " targets") + " outside the bounds");
            }
        }
        return text.toString();
    }
}
