package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.internal.Csv;
import io.github.tammes.internal.FileMutex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A trial that another machine runs. Here it is claimed, so that no other process of the experiment runs it meanwhile, and what
 * comes back is recorded; there it is made of its recipe and {@linkplain #run run}. Recipe, data and outcome travel as text and
 * bytes, by whatever brings them there and back.
 */
public final class RemoteTrial implements AutoCloseable {

    private final Experiment experiment;
    private final Trial trial;
    private final TrialRecipe recipe;
    private final String identity;
    private final FileMutex lock;

    private RemoteTrial(Experiment experiment, Trial trial, TrialRecipe recipe, String identity, FileMutex lock) {
        this.experiment = experiment;
        this.trial = trial;
        this.recipe = recipe;
        this.identity = identity;
        this.lock = lock;
    }

    /**
     * Claims the trials that are not finished, that have a {@link Trial#recipe} and that no other process is running.
     *
     * @param trials the grid
     * @return the claimed ones, each to be closed
     * @throws UncheckedIOException if results, histories or checkpoints cannot be written
     */
    public static List<RemoteTrial> claim(Experiment experiment, List<? extends Trial> trials) {
        experiment.requireWritable();
        Map<String, Trial> missing = new LinkedHashMap<>();
        trials.forEach(trial -> missing.put(trial.identity(), trial));
        ResultsFile results = new ResultsFile(experiment.results());
        missing.keySet().removeIf(results.identities()::contains);
        results.requireOneSpelling(missing.values());
        List<RemoteTrial> claimed = new ArrayList<>();
        try {
            for (Map.Entry<String, Trial> entry : missing.entrySet()) {
                Optional<TrialRecipe> recipe = entry.getValue().recipe();
                Optional<FileMutex> lock = recipe.isPresent() ? experiment.lock(entry.getKey()) : Optional.empty();
                if (lock.isPresent()) {
                    claimed.add(
                            new RemoteTrial(experiment, entry.getValue(), recipe.get(), entry.getKey(), lock.get()));
                }
            }
            // What somebody else finished between the first look and the claim.
            for (RemoteTrial trial : List.copyOf(claimed)) {
                if (results.contains(trial.identity)) {
                    claimed.remove(trial);
                    trial.close();
                }
            }
            return claimed;
        } catch (IOException | RuntimeException e) {
            claimed.forEach(RemoteTrial::close);
            throw e instanceof IOException io
                    ? Experiment.unusable(experiment.checkpoints(), io)
                    : (RuntimeException) e;
        }
    }

    /** Returns the identity of the trial. */
    public String identity() {
        return identity;
    }

    /** Returns what a person tells the trial from the others by. */
    public String name() {
        return Experiment.describe(trial);
    }

    /** Returns the recipe as text. */
    public String recipe() {
        return RecipeFile.text(recipe, identity);
    }

    /** Returns the name of the trial's data; trials with the same data have the same name. */
    public String dataName() {
        return DataFile.name(recipe.data());
    }

    /** Returns the data as bytes. */
    public byte[] data() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataFile.write(recipe.data(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the data of " + name() + " cannot be read", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the checkpoint of the trial's first network here; those of further networks are named after it. Checkpoints that
     * are put there before {@link #finish} are kept with the result.
     */
    public Path checkpoint() {
        return experiment.files(trial).running();
    }

    /** Returns the checkpoints of the trial's networks that are here, for it was begun here. */
    public List<Path> checkpoints() {
        return experiment.files(trial).begun();
    }

    /**
     * Records what came out; if another process has recorded the trial already, nothing is written.
     *
     * @param outcome what {@link #run} returned
     * @throws UncheckedIOException if that cannot be written
     */
    public void finish(byte[] outcome) {
        try {
            experiment.record(trial, identity, decode(outcome), new ResultsFile(experiment.results()));
        } catch (IOException e) {
            throw Experiment.unusable(experiment.checkpoints(), e);
        }
    }

    /** Lets go of the trial: other processes may run it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw Experiment.unusable(experiment.checkpoints(), e);
        }
    }

    /**
     * Returns the data that were made of bytes.
     *
     * @param bytes what {@link #data} returned
     */
    public static Split<Examples> data(byte[] bytes) {
        try {
            return DataFile.read(new ByteArrayInputStream(bytes), "what came of the data");
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Runs a trial on the other machine.
     *
     * @param recipe what {@link #recipe()} returned
     * @param data finds the data by their name
     * @param checkpoint of the first network, in a folder for this trial alone
     * @return what came out, for {@link #finish}; empty if it was interrupted
     * @throws IllegalStateException if the trial is another here: the library is of another version
     */
    public static Optional<byte[]> run(String recipe, Function<String, Split<Examples>> data, Path checkpoint) {
        try {
            return RecipeFile.trial(recipe, data::apply).run(checkpoint).map(RemoteTrial::encode);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static byte[] encode(Outcome outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(outcome.figures().size());
            for (Map.Entry<String, String> figure : outcome.figures().entrySet()) {
                out.writeUTF(figure.getKey());
                out.writeUTF(figure.getValue());
            }
            Csv history = Csv.of(outcome.history());
            out.writeInt(history.rows().size());
            out.writeInt(history.header().size());
            for (String name : history.header()) {
                out.writeUTF(name);
            }
            for (List<String> row : history.rows()) {
                for (String cell : row) {
                    out.writeUTF(cell);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an outcome cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static Outcome decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, String> figures = new LinkedHashMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            figures.put(in.readUTF(), in.readUTF());
        }
        int rows = in.readInt();
        int columns = in.readInt();
        List<String> header = readAll(columns, in);
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(readAll(columns, in));
        }
        return new Outcome(figures, new Csv(header, cells).toTable("history"));
    }

    private static List<String> readAll(int count, DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
