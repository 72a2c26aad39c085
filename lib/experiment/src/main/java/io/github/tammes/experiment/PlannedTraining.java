package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.display.Display;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import io.github.tammes.train.TrainingSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A training that is described and not begun.
 *
 * @param described all that decides the task, in words
 * @param outputs of the network
 * @param task makes the task, when the training begins: the placement of many prototypes takes time
 * @param network makes a new network with the number of outputs it is given
 * @param data all parts
 * @param options how to train; the checkpoint is chosen by the experiment
 */
public record PlannedTraining(
        String described,
        int outputs,
        Supplier<Task> task,
        IntFunction<? extends Block> network,
        Split<? extends Examples> data,
        TrainingOptions options) {

    /** Checks that nothing is missing. */
    public PlannedTraining {
        Objects.requireNonNull(described, "described");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Plans a training for a task that is there.
     *
     * @param task what to train for
     * @param network makes a new network with the number of outputs it is given
     * @param data all parts
     * @param options how to train
     */
    public static PlannedTraining of(
            Task task, IntFunction<? extends Block> network, Split<? extends Examples> data, TrainingOptions options) {
        return new PlannedTraining(task.fingerprint(), task.outputs(), () -> task, network, data, options);
    }

    /** Returns all that decides the result. */
    TrainingSettings settings() {
        return TrainingSettings.of(described, outputs, network, data, options);
    }

    /** Returns what a person wants to know of the options that no column of the settings says. */
    static Map<String, String> circumstances(TrainingOptions options) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("schedule", options.schedule().toString());
        values.put("batch size", String.valueOf(options.batchSize()));
        return values;
    }

    /** Trains, or goes on where the checkpoint was written, or takes the network from there if it was trained to the end. */
    TrainingRun fit(Path checkpoint) {
        // What would be too much below each other in a cell is one cell of the table of all trials.
        boolean silent = options.silent() && !(Display.current() instanceof TrialWorker.Reporting);
        return Training.fit(
                task.get(), network, data, options.withCheckpoint(checkpoint).withSilent(silent));
    }
}
