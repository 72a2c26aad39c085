package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.Table;

/**
 * A grid of trials with a memory: what is finished is in a results file and is never run again, what was stopped goes on
 * from its checkpoint, and several processes may work on the same grid. The checkpoint of a finished trial is kept, under
 * another name, so that a line deleted from the results is run anew.
 *
 * @param results a CSV file, one line per finished trial; it need not exist yet
 * @param histories a folder for the history of each finished trial, one CSV file each
 * @param checkpoints a folder for the checkpoints, a few megabytes each
 */
public record Experiment(Path results, Path histories, Path checkpoints) {

    /** Checks that nothing is missing. */
    public Experiment {
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(histories, "histories");
        Objects.requireNonNull(checkpoints, "checkpoints");
    }

    /** Returns the finished trials, one row each; an empty table without columns where there are none. */
    public Table table() {
        return new ResultsFile(results).read();
    }

    /**
     * Returns the history of a finished trial.
     *
     * @throws IllegalArgumentException if the trial is not finished
     */
    public Table history(Trial trial) {
        Path file = histories.resolve(TrialName.of(trial) + ".csv");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no history of " + TrialName.of(trial) + " in " + histories
                    + ": run the experiment first");
        }
        return Table.read().csv(file.toFile());
    }

    /** Tells whether a trial is in the results file. */
    public boolean isFinished(Trial trial) {
        return new ResultsFile(results).contains(trial.settings());
    }

    /**
     * Returns the trained network of one of several trials: of the first whose checkpoint is kept on this machine, for a
     * results file can come without them; else of the last, which is trained for this, with nothing recorded.
     *
     * @param trials from the one that is wanted most
     * @return the run, to be closed when no longer needed; the run so far if the training was interrupted
     * @throws IllegalArgumentException if there is no trial
     */
    public TrainingRun trained(ClassificationTrial... trials) {
        if (trials.length == 0) {
            throw new IllegalArgumentException("there is no trial; give at least one");
        }
        ClassificationTrial chosen = Arrays.stream(trials)
                .filter(trial -> Files.exists(kept(TrialName.of(trial))))
                .findFirst()
                .orElse(trials[trials.length - 1]);
        return chosen.fit(kept(TrialName.of(chosen)));
    }

    private Path kept(String name) {
        return checkpoints.resolve(name + ".trained.zip");
    }

    /**
     * Runs the trials that are not finished, in order; one that another process is running is left to it. An interrupted
     * trial ends the call, and the next call goes on with it.
     *
     * @param trials the grid
     * @return all finished trials of the results file
     */
    public Table run(List<? extends Trial> trials) {
        Display display = Display.current();
        try (GridDisplay shared = new GridDisplay(display)) {
            Display.use(shared);
            runAll(trials, display, shared);
        } finally {
            Display.use(display);
        }
        return table();
    }

    private void runAll(List<? extends Trial> trials, Display display, GridDisplay shared) {
        ResultsFile file = new ResultsFile(results);
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            String name = TrialName.of(trial);
            if (file.contains(trial.settings())) {
                continue;
            }
            shared.trial("Trial " + (i + 1) + " of " + trials.size() + ": " + name);
            try (Claim claim = Claim.of(checkpoints, name)) {
                if (!claim.granted()) {
                    display.show("Another process is running " + name + "; it is left to that one.");
                } else if (!file.contains(trial.settings()) && !finish(trial, name, file)) {
                    display.show("Interrupted; run the experiment again to go on with " + name + ".");
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the folder " + checkpoints + " cannot be used: " + e.getMessage(), e);
            }
        }
    }

    private boolean finish(Trial trial, String name, ResultsFile file) throws IOException {
        Path checkpoint = checkpoints.resolve(name + ".zip");
        Optional<Outcome> outcome;
        try {
            outcome = trial.run(checkpoint);
        } catch (CancellationException e) {
            // Interrupted while placing prototypes or predicting, where there is nothing to go on from.
            outcome = Optional.empty();
        }
        if (outcome.isEmpty()) {
            return false;
        }
        Files.createDirectories(histories);
        outcome.get().history().write().csv(histories.resolve(name + ".csv").toFile());
        file.add(trial.settings(), outcome.get().figures());
        if (Files.exists(checkpoint)) {
            Files.move(checkpoint, kept(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }
}
