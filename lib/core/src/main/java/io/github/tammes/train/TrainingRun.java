package io.github.tammes.train;

import io.github.tammes.data.Examples;
import io.github.tammes.display.Renderable;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * A trained network with how it became so: a DJL model, its history and its label. It stays usable until it is closed.
 *
 * <p>A run that was interrupted is the run so far: the completed epochs in the history, the weights of the moment.
 */
public final class TrainingRun implements AutoCloseable, Renderable {

    private final Task task;
    private final TrainedModel model;
    private final Examples test;
    private final History history;
    private final RunLabel label;
    private final int epoch;
    private final boolean interrupted;

    TrainingRun(
            Task task,
            TrainedModel model,
            Examples test,
            History history,
            RunLabel label,
            int epoch,
            boolean interrupted) {
        this.task = task;
        this.model = model;
        this.test = test;
        this.history = history;
        this.label = label;
        this.epoch = epoch;
        this.interrupted = interrupted;
    }

    /** Returns what the network was trained for. */
    public Task task() {
        return task;
    }

    /** Returns the network with all it needs to answer, for asking, saving and serving; it is closed with the run. */
    public TrainedModel model() {
        return model;
    }

    /** Returns the completed epochs. */
    public History history() {
        return history;
    }

    /** Returns where the result came from. */
    public RunLabel label() {
        return label;
    }

    /**
     * Returns the number of the completed epoch whose weights these are: with {@link TrainingOptions#keepBest} the best on the
     * validation part, else the last; 0 if none was completed. The weights of an interrupted run are those of the moment.
     */
    public int epoch() {
        return epoch;
    }

    /** Returns true if the run was stopped before its last epoch. */
    public boolean interrupted() {
        return interrupted;
    }

    /**
     * Predicts examples, normalised as the training examples were.
     *
     * @param examples of the training examples' input shape
     * @throws IllegalArgumentException if their shape is another
     * @throws CancellationException if the thread is interrupted
     */
    public Predictions predict(Examples examples) {
        return model.predict(examples);
    }

    /** Evaluates the test examples of the run: to be looked at once, after everything has been chosen. */
    public Evaluation evaluate() {
        return evaluate(test);
    }

    /**
     * Predicts examples and puts the truth beside. Their classes are compared with the network's by name.
     *
     * @param examples with the classes or targets that the task needs
     * @throws IllegalArgumentException if their shape is another, or they have a class that the network does not know
     * @throws CancellationException if the thread is interrupted
     */
    public Evaluation evaluate(Examples examples) {
        return model.evaluate(examples);
    }

    /** Frees the weights. */
    @Override
    public void close() {
        model.close();
    }

    /** Shows a sentence, the learning curves and the history. */
    @Override
    public List<Object> parts() {
        List<Object> parts = new ArrayList<>();
        parts.add(summary());
        if (!history.epochs().isEmpty()) {
            parts.add(LearningCurves.of(history, test.unit()));
            parts.add(history.toTable());
        }
        return parts;
    }

    private String summary() {
        String text = task.name()
                + (interrupted ? ", interrupted after " : ", ")
                + history.epochs().size()
                + (history.epochs().size() == 1 ? " epoch" : " epochs");
        if (history.epochs().isEmpty()) {
            return text;
        }
        boolean isLast = epoch == history.epochs().size();
        StringBuilder metrics = new StringBuilder(text + (isLast ? ":" : ", epoch " + epoch + " kept:"));
        history.epochs()
                .get(epoch - 1)
                .heldOutMetrics()
                .forEach((name, value) -> metrics.append(String.format(
                        Locale.ROOT, " %s %s %s", history.heldOut(), name, MetricFormat.of(name, value, test.unit()))));
        return metrics.toString();
    }

    @Override
    public String toString() {
        return summary() + System.lineSeparator() + history;
    }
}
