package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.Table;

/**
 * A grid of trials with a memory: what is finished is in a results file and is never run again, what was stopped goes on
 * from its checkpoint, and several processes may work on the same grid. A line that is deleted from the results is run anew;
 * the networks of classification trials are kept, under another name, for {@link #trained}.
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
     * Returns the history of a finished trial, one row for each epoch; without rows and columns if it diverged.
     *
     * @throws IllegalArgumentException if the trial is not finished
     */
    public Table history(Trial trial) {
        Path file = histories.resolve(TrialName.of(trial) + ".csv");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no history of " + TrialName.of(trial) + " in " + histories
                    + ": run the experiment first");
        }
        return CsvTable.read(file);
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
     * @return the run, to be closed when no longer needed; the run so far if the training was interrupted, and the next call
     *     goes on with it
     * @throws IllegalArgumentException if there is no trial
     * @throws IllegalStateException if another process is training the last one
     * @throws CancellationException if the thread is interrupted before the training begins
     */
    public TrainingRun trained(ClassificationTrial... trials) {
        if (trials.length == 0) {
            throw new IllegalArgumentException("there is no trial; give at least one");
        }
        for (ClassificationTrial trial : trials) {
            Path kept = kept(TrialName.of(trial));
            if (Files.exists(kept)) {
                return trial.fit(kept);
            }
        }
        return train(trials[trials.length - 1]);
    }

    private TrainingRun train(ClassificationTrial trial) {
        String name = TrialName.of(trial);
        try (TrialLock claim = TrialLock.of(checkpoints, name)) {
            if (!claim.granted()) {
                throw new IllegalStateException("another process is training " + name + "; wait until it has finished");
            }
            TrainingRun run = trial.fit(running(name));
            if (!run.interrupted()) {
                keep(name);
            }
            return run;
        } catch (IOException e) {
            throw unusable(checkpoints, e);
        }
    }

    /** The checkpoint of a trial that is running or was stopped. */
    private Path running(String name) {
        return checkpoints.resolve(name + ".zip");
    }

    /** The checkpoint of a trial that was trained to its end. */
    private Path kept(String name) {
        return checkpoints.resolve(name + ".trained.zip");
    }

    private void keep(String name) throws IOException {
        Files.move(running(name), kept(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static UncheckedIOException unusable(Path folder, IOException e) {
        return new UncheckedIOException("the folder " + folder + " cannot be used: " + e.getMessage(), e);
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
            Display.during(shared, () -> {
                runAll(trials, display, shared);
                return null;
            });
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
            try (TrialLock claim = TrialLock.of(checkpoints, name)) {
                if (!claim.granted()) {
                    display.show("Another process is running " + name + "; it is left to that one.");
                } else if (!file.contains(trial.settings()) && !finish(trial, name, file)) {
                    display.show("Interrupted; run the experiment again to go on with " + name + ".");
                    return;
                }
            } catch (IOException e) {
                throw unusable(checkpoints, e);
            }
        }
    }

    /** Runs a trial to its end and records it; returns false if it was interrupted. */
    private boolean finish(Trial trial, String name, ResultsFile file) throws IOException {
        Optional<Outcome> outcome;
        try {
            outcome = trial.run(running(name));
        } catch (CancellationException e) {
            // Interrupted while placing prototypes or predicting, where there is nothing to go on from.
            outcome = Optional.empty();
        }
        if (outcome.isEmpty()) {
            return false;
        }
        // A process with checkpoints of its own may have been faster; its history then belongs to the recorded line.
        if (!file.contains(trial.settings())) {
            writeHistory(name, outcome.get());
            file.add(trial.settings(), outcome.get().figures());
        }
        boolean isNetworkWanted =
                trial instanceof ClassificationTrial && !outcome.get().hasDiverged();
        if (isNetworkWanted && Files.exists(running(name))) {
            keep(name);
        } else {
            Files.deleteIfExists(running(name));
        }
        return true;
    }

    private void writeHistory(String name, Outcome outcome) {
        try {
            Files.createDirectories(histories);
            outcome.history().write().csv(histories.resolve(name + ".csv").toFile());
        } catch (IOException e) {
            throw unusable(histories, e);
        }
    }
}
