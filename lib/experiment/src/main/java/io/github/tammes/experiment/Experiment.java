package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import io.github.tammes.internal.Csv;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.internal.Reason;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/**
 * A grid of trials with a memory: what is finished is in a results file and is never run again, what was stopped goes on
 * from its checkpoint, and several processes may work on the same grid. A line that is deleted from the results is run anew.
 * The trained networks are kept for {@link #trained}.
 *
 * @param results a CSV file, one line per finished trial; it need not exist yet
 * @param histories a folder for the history of each finished trial, one CSV file each, named by the trial's identity
 * @param checkpoints a folder for the checkpoints, a few megabytes each, named in the same way
 */
public record Experiment(Path results, Path histories, Path checkpoints) {

    /** Checks that nothing is missing. */
    public Experiment {
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(histories, "histories");
        Objects.requireNonNull(checkpoints, "checkpoints");
    }

    /**
     * Returns the experiment of a folder: its {@code results.csv}, {@code histories} and {@code checkpoints}.
     *
     * @param folder which need not exist yet
     */
    public static Experiment in(Path folder) {
        return new Experiment(
                folder.resolve("results.csv"), folder.resolve("histories"), folder.resolve("checkpoints"));
    }

    /** Returns the finished trials, one row each; an empty table without columns where there are none. */
    public Table table() {
        return new ResultsFile(results).read();
    }

    /**
     * Returns those of some trials that are finished, one row each in the order of the trials, and nothing of others that the
     * results file has.
     *
     * @param trials the grid
     */
    public Table table(List<? extends Trial> trials) {
        return table(byIdentity(trials).keySet());
    }

    private static Map<String, Trial> byIdentity(List<? extends Trial> trials) {
        Map<String, Trial> byIdentity = new LinkedHashMap<>();
        trials.forEach(trial -> byIdentity.put(trial.identity(), trial));
        return byIdentity;
    }

    private Table table(Set<String> identities) {
        Table all = table();
        if (all.isEmpty()) {
            return all;
        }
        // In the order of the grid, for who chooses among equals takes the first: not the one that ended first.
        Map<String, Integer> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int row = 0; row < all.rowCount(); row++) {
            rows.putIfAbsent(all.stringColumn(ResultsFile.IDENTITY).get(row), row);
        }
        Table inOrder = all.emptyCopy();
        identities.stream().filter(rows::containsKey).forEach(identity -> inOrder.append(all.row(rows.get(identity))));
        return inOrder;
    }

    /**
     * Returns the finished trials with one of some values in a column, one row each.
     *
     * @param column such as "budget"
     * @param values such as "full-8", and of a column of numbers numbers, however they are written
     * @throws IllegalArgumentException if no trial is finished, there is no such column, or a value for a column of numbers is
     *     none
     */
    public Table where(String column, String... values) {
        Table all = table();
        if (all.isEmpty()) {
            throw new IllegalArgumentException(results + " has no finished trials: run the experiment first");
        }
        if (!all.containsColumn(column)) {
            throw new IllegalArgumentException(
                    results + " has no column \"" + column + "\"; it has " + all.columnNames());
        }
        if (all.column(column) instanceof NumericColumn<?> numbers) {
            double[] wanted = Arrays.stream(values)
                    .mapToDouble(value -> number(column, value))
                    .toArray();
            return all.where(numbers.asDoubleColumn().isIn(wanted));
        }
        return all.where(all.column(column).asStringColumn().isIn(values));
    }

    private static double number(String column, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no number, and the column \"" + column + "\" has numbers", e);
        }
    }

    /**
     * Returns the history of a finished trial, one row for each epoch; without rows if it diverged.
     *
     * @throws IllegalArgumentException if the trial is not finished
     * @throws IllegalStateException if the results file is damaged
     */
    public Table history(Trial trial) {
        Path file = histories.resolve(trial.identity() + ".csv");
        // A history alone is that of a run whose line was taken out, to be run anew.
        if (!Files.exists(file) || !new ResultsFile(results).identities().contains(trial.identity())) {
            throw new IllegalArgumentException(
                    "there is no history of " + describe(trial) + " in " + histories + ": run the experiment first");
        }
        try {
            return TypedTable.of(Csv.read(file), file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Tells whether a trial is in the results file. */
    public boolean isFinished(Trial trial) {
        return new ResultsFile(results).contains(trial.identity());
    }

    /**
     * Returns the trained network of one of several trials: of the first whose checkpoint is kept on this machine, for a
     * results file can come without them; else of the last, which is trained for this, with nothing recorded. Of a trial of
     * several networks it is the last one.
     *
     * @param trials from the one that is wanted most
     * @return the run, to be closed when no longer needed; the run so far if the training was interrupted, and the next call
     *     goes on with it
     * @throws IllegalArgumentException if there is no trial
     * @throws IllegalStateException if another process is training the last one
     * @throws CancellationException if the thread is interrupted before the training begins
     */
    public TrainingRun trained(TrainingTrial... trials) {
        if (trials.length == 0) {
            throw new IllegalArgumentException("there is no trial; give at least one");
        }
        for (TrainingTrial trial : trials) {
            Optional<Path> kept = kept(trial);
            if (kept.isPresent()) {
                return last(trial.networks(kept.get()));
            }
        }
        return last(networks(trials[trials.length - 1]));
    }

    private static TrainingRun last(List<TrainingRun> runs) {
        runs.subList(0, runs.size() - 1).forEach(TrainingRun::close);
        return runs.get(runs.size() - 1);
    }

    /**
     * Returns all trained networks of a trial, which is trained for this if they are not kept on this machine, with nothing
     * recorded.
     *
     * @return the runs, to be closed when no longer needed; if the training was interrupted, the last is the run so far
     * @throws IllegalStateException if another process is training the trial
     * @throws CancellationException if the thread is interrupted before the training begins
     */
    public List<TrainingRun> networks(TrainingTrial trial) {
        Optional<Path> kept = kept(trial);
        return kept.isPresent() ? trial.networks(kept.get()) : train(trial);
    }

    private Optional<Path> kept(Trial trial) {
        TrialFiles files = files(trial);
        try (FileMutex lock = lock(files.identity()).orElse(null)) {
            // Who holds the lock writes the checkpoint of a network in training, which is nobody else's to rename.
            Path kept = files.kept(lock != null && isFinished(trial));
            return Files.exists(kept) ? Optional.of(kept) : Optional.empty();
        } catch (IOException e) {
            throw unusable(checkpoints, e);
        }
    }

    @SuppressWarnings("try") // The lock is held, not used.
    private List<TrainingRun> train(TrainingTrial trial) {
        TrialFiles files = files(trial);
        try {
            Files.createDirectories(checkpoints);
            try (FileMutex lock = lock(files.identity())
                    .orElseThrow(() -> new IllegalStateException(
                            "another process is training " + describe(trial) + "; wait until it has finished"))) {
                List<TrainingRun> runs = trial.networks(files.running());
                if (!runs.get(runs.size() - 1).interrupted()) {
                    files.keep();
                }
                return runs;
            }
        } catch (IOException e) {
            throw unusable(checkpoints, e);
        }
    }

    TrialFiles files(Trial trial) {
        return new TrialFiles(checkpoints, trial.identity());
    }

    /** The right to run a trial, held by one process at a time and lost when it dies. */
    Optional<FileMutex> lock(String identity) throws IOException {
        Files.createDirectories(checkpoints);
        return FileMutex.tryAcquire(checkpoints.resolve(identity + ".running.lock"));
    }

    static String describe(Trial trial) {
        return String.join(", ", trial.settings().values());
    }

    static UncheckedIOException unusable(Path place, IOException e) {
        return new UncheckedIOException(place + " cannot be used: " + Reason.of(e), e);
    }

    /**
     * Runs the trials that are not finished, in as many processes as there are cores, or, if a trial may use a GPU, as there are
     * GPUs, each of which has one process then: in processes of their own those that have a {@link Trial#recipe},
     * and the others after them here, one after the other. A process that dies is replaced; a trial that a process elsewhere is
     * running is left to it. An interruption stops all at their last epoch, and the next call goes on from there.
     *
     * @param trials the grid
     * @return those of them that are finished, one row each, as {@link #table(List)} gives them
     * @throws IllegalStateException if the results file is damaged
     * @throws IllegalArgumentException if a column of the results and one of a trial differ in case or in blanks alone
     * @throws UncheckedIOException if it, or a history or checkpoint, cannot be written, found out before the first trial
     */
    public Table run(List<? extends Trial> trials) {
        return run(trials, WorkerDevices.usual(trials).processes());
    }

    /**
     * Runs the trials that are not finished, as {@link #run(List)} does.
     *
     * @param trials the grid
     * @param processes how many at most; 1 to run all trials here, one after the other; more than there are GPUs share these,
     *     whose memory has to be enough
     * @return those of them that are finished, one row each, as {@link #table(List)} gives them
     */
    public Table run(List<? extends Trial> trials, int processes) {
        if (processes < 1) {
            throw new IllegalArgumentException("processes is " + processes + " but must be at least 1");
        }
        Display display = Display.current();
        Map<String, Trial> grid = byIdentity(trials);
        try (GridDisplay shared = new GridDisplay(display)) {
            Display.during(shared, () -> {
                runAll(grid, processes, display, shared);
                return null;
            });
        }
        return table(grid.keySet());
    }

    private void runAll(Map<String, Trial> grid, int processes, Display display, GridDisplay shared) {
        ResultsFile file = new ResultsFile(results);
        requireWritable();
        long unidentified = file.unidentified();
        if (unidentified > 0) {
            display.show(unidentified + (unidentified == 1 ? " line of " : " lines of ") + results
                    + " cannot be told to be of the same trials as these, for want of an identity, and count for nothing; they "
                    + "stay in the file.");
        }
        Map<String, Trial> missing = new LinkedHashMap<>(grid);
        missing.keySet().removeIf(file.identities()::contains);
        file.requireOneSpelling(missing.values());
        if (processes > 1 && missing.size() > 1 && !runElsewhere(missing, processes, display)) {
            display.show("Interrupted; run the experiment again to go on.");
            return;
        }
        int number = 0;
        for (Map.Entry<String, Trial> entry : missing.entrySet()) {
            Trial trial = entry.getValue();
            shared.trial("Trial " + ++number + " of " + missing.size() + ": " + describe(trial));
            if (!runOne(trial, entry.getKey(), file)) {
                display.show("Interrupted; run the experiment again to go on with " + describe(trial) + ".");
                return;
            }
        }
    }

    /** Runs those that can travel in processes of their own, and leaves the others; returns false if interrupted. */
    private boolean runElsewhere(Map<String, Trial> missing, int processes, Display display) {
        Map<String, TrialRecipe> recipes = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        missing.forEach((identity, trial) -> trial.recipe().ifPresent(recipe -> {
            recipes.put(identity, recipe);
            names.put(identity, describe(trial));
        }));
        if (recipes.size() < 2) {
            return true;
        }
        if (recipes.size() < missing.size()) {
            int own = missing.size() - recipes.size();
            display.show((own == 1 ? "1 trial has" : own + " trials have")
                    + " something that only this process has, a network or a measure of the notebook's own, and "
                    + (own == 1 ? "runs" : "run") + " here after the others.");
        }
        if (!new WorkerProcesses(this, processes, WorkerDevices.usual(missing.values())).run(recipes, names, display)) {
            return false;
        }
        missing.keySet().removeAll(recipes.keySet());
        return true;
    }

    /** Runs a trial if nobody else does; returns false if it was interrupted. */
    boolean runOne(Trial trial, String identity, ResultsFile file) {
        try (FileMutex lock = lock(identity).orElse(null)) {
            if (lock == null) {
                Display.current().show("Another process is running " + describe(trial) + "; it is left to that one.");
                return true;
            }
            return file.contains(identity) || finish(trial, identity, file);
        } catch (IOException e) {
            throw unusable(checkpoints, e);
        }
    }

    /** Finds out before hours of training whether their results can be written. */
    void requireWritable() {
        new ResultsFile(results).requireWritable();
        for (Path folder : List.of(histories, checkpoints)) {
            try {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "", ".part"));
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
    }

    /** Runs a trial to its end and records it; returns false if it was interrupted. */
    private boolean finish(Trial trial, String identity, ResultsFile file) throws IOException {
        Optional<Outcome> outcome;
        try {
            outcome = trial.run(new TrialFiles(checkpoints, identity).running());
        } catch (CancellationException e) {
            // Interrupted where there is nothing to go on from.
            outcome = Optional.empty();
        }
        if (outcome.isEmpty()) {
            return false;
        }
        record(trial, identity, outcome.get(), file);
        return true;
    }

    /** Records what came out of a trial, and keeps its checkpoints or discards them. */
    void record(Trial trial, String identity, Outcome outcome, ResultsFile file) throws IOException {
        // A process with checkpoints of its own may have been faster; its history then belongs to the recorded line.
        if (!file.contains(identity)) {
            Csv.of(outcome.history()).write(histories.resolve(identity + ".csv"));
            file.add(identity, trial.settings(), outcome.figures());
        }
        TrialFiles files = new TrialFiles(checkpoints, identity);
        if (outcome.hasDiverged()) {
            files.discard();
        } else {
            files.keep();
        }
    }
}
