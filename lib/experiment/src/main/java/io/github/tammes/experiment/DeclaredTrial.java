package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.task.Task;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trial that is declared in a few lines, without a class of its own:
 *
 * <pre>{@code
 * DeclaredTrial.of(Task.softmax(10), Networks::smallCnn, digits, options)
 *     .with("method", "softmax")
 *     .measuring("test top-3", run -> run.evaluate().topK(3))
 * }</pre>
 *
 * <p>Without a measure of its own it has the accuracy and the mean absolute error on the test part, as far as the task has them.
 * Such a trial runs in the process that declares it.
 */
public final class DeclaredTrial implements TrainingTrial {

    /** What a line has of its own, besides the validation part's metrics. */
    private static final Set<String> TAKEN = Stream.concat(
                    ResultsFile.OF_A_TRAINING.stream(), Stream.of("data", ResultsFile.IDENTITY))
            .collect(Collectors.toCollection(TreeSet::new));

    /** What a line has of its own unless it is given. */
    private static final List<String> USUAL = List.of("task", "learning rate", "seed", "epochs");

    private final Task task;
    private final PlannedTraining training;
    private final Map<String, String> columns;
    private final Map<String, ToDoubleFunction<TrainingRun>> measures;

    private DeclaredTrial(
            Task task,
            PlannedTraining training,
            Map<String, String> columns,
            Map<String, ToDoubleFunction<TrainingRun>> measures) {
        this.task = task;
        this.training = training;
        this.columns = columns;
        this.measures = measures;
    }

    /**
     * Declares a trial.
     *
     * @param task what to train for
     * @param network makes a new network with the number of outputs it is given
     * @param data all parts
     * @param options how to train
     */
    public static DeclaredTrial of(
            Task task, IntFunction<? extends Block> network, Split<? extends Examples> data, TrainingOptions options) {
        return new DeclaredTrial(task, PlannedTraining.of(task, network, data, options), Map.of(), Map.of());
    }

    /**
     * Returns this with a value in a column of its own, by which a person tells it from others.
     *
     * @throws IllegalArgumentException if the column is one that every trial has, or that of a figure
     */
    public DeclaredTrial with(String column, Object value) {
        requireFree(column, measures.keySet());
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.put(column, String.valueOf(value));
        return new DeclaredTrial(task, training, more, measures);
    }

    /**
     * Returns this with a figure in a column of its own, measured on the trained network. Where it is no number the cell stays
     * empty.
     *
     * @throws IllegalArgumentException if the column is one that every trial has, or that of a value
     */
    public DeclaredTrial measuring(String column, ToDoubleFunction<TrainingRun> measure) {
        requireFree(column, columns.keySet());
        if (USUAL.contains(column)) {
            throw new IllegalArgumentException("column is \"" + column
                    + "\", in which every trial says how it was trained; choose another name than " + USUAL);
        }
        Map<String, ToDoubleFunction<TrainingRun>> more = new LinkedHashMap<>(measures);
        more.put(column, measure);
        return new DeclaredTrial(task, training, columns, more);
    }

    @Override
    public Map<String, String> settings() {
        TrainingOptions options = training.options();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", training.data().train().name());
        settings.putAll(columns);
        settings.putIfAbsent("task", task.name());
        settings.putIfAbsent("learning rate", String.valueOf(options.learningRate()));
        settings.putIfAbsent("seed", String.valueOf(options.seed()));
        settings.putIfAbsent("epochs", String.valueOf(options.epochs()));
        return settings;
    }

    /** Columns and measures of one's own are part of it, for they can stand for what the library does not see. */
    @Override
    public String identity() {
        String trained = TrainingTrial.super.identity();
        return columns.isEmpty() && measures.isEmpty()
                ? trained
                : Trial.identityOf(trained + columns + measures.keySet());
    }

    @Override
    public List<PlannedTraining> trainings() {
        return List.of(training);
    }

    @Override
    public List<String> figureNames() {
        if (!measures.isEmpty()) {
            return List.copyOf(measures.keySet());
        }
        List<String> names = new ArrayList<>();
        if (task.classes() > 0) {
            names.add("test accuracy");
        }
        if (task.needsTargets()) {
            names.add("test MAE");
        }
        return names;
    }

    @Override
    public Map<String, String> figures(List<TrainingRun> runs) {
        TrainingRun run = runs.get(0);
        Map<String, String> figures = new LinkedHashMap<>();
        if (!measures.isEmpty()) {
            measures.forEach((name, measure) -> figures.put(name, written(measure.applyAsDouble(run))));
            return figures;
        }
        Evaluation evaluation = run.evaluate();
        for (String name : figureNames()) {
            double value = name.equals("test accuracy") ? evaluation.accuracy() : evaluation.meanAbsoluteError();
            figures.put(name, Outcome.decimal(value, 4));
        }
        return figures;
    }

    private static String written(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    private void requireFree(String column, Set<String> ofTheOtherKind) {
        if (ofTheOtherKind.contains(column)) {
            throw new IllegalArgumentException("column is \"" + column
                    + "\", which this trial has already, and a cell holds a value or a figure; choose another name");
        }
        if (TAKEN.stream().anyMatch(column::equalsIgnoreCase)) {
            throw new IllegalArgumentException("column is \"" + column
                    + "\", which is recorded of every trial; choose another name than " + TAKEN);
        }
        Stream.of(USUAL, columns.keySet(), measures.keySet())
                .flatMap(Collection::stream)
                .filter(other -> other.equalsIgnoreCase(column) && !other.equals(column))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("column is \"" + column + "\"; write it \"" + other
                            + "\", for results cannot have two columns that differ in case alone");
                });
    }
}
