package io.github.tammes.experiment;

import io.github.tammes.train.EpochResult;
import io.github.tammes.train.History;
import io.github.tammes.train.TrainingRun;
import io.github.tammes.train.Versions;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What came out of a trial.
 *
 * @param figures one value per column, in the order of the columns
 * @param history the epochs, one row each
 */
public record Outcome(Map<String, String> figures, Table history) {

    /** Copies the figures, keeping their order. */
    public Outcome {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * Adds to given figures what is the same for all trainings: the seconds and the images/s of all networks, and of the last one the
     * epoch whose weights were measured and what the validation part showed after it, device, threads, versions, revision and date.
     *
     * @param runs the completed runs of a trial, at least one
     * @param figures the trial's own
     */
    static Outcome of(List<TrainingRun> runs, Map<String, String> figures) {
        TrainingRun run = runs.get(runs.size() - 1);
        Map<String, String> all = new LinkedHashMap<>(figures);
        List<EpochResult> epochs =
                runs.stream().flatMap(one -> one.history().epochs().stream()).toList();
        double seconds = epochs.stream().mapToDouble(EpochResult::seconds).sum();
        double speed = epochs.stream()
                .mapToDouble(EpochResult::imagesPerSecond)
                .average()
                .orElse(Double.NaN);
        if (run.history().heldOut().equals("validation")) {
            // A measure of the trial's own that is called so is what was asked for.
            heldOut(run).forEach((name, value) -> all.putIfAbsent("validation " + name, decimal(value, 4)));
        }
        all.put("epoch", String.valueOf(run.epoch()));
        all.put("seconds", decimal(seconds, 1));
        all.put("images/s", decimal(speed, 1));
        all.put("device", run.label().device());
        all.put("threads", run.label().settings().values().get("threads"));
        all.put("versions", run.label().versions().toString());
        all.put("revision", Revision.current());
        all.put("date", run.label().started().toString().substring(0, 10));
        return new Outcome(all, run.history().toTable());
    }

    /** Returns what the held-out part showed after the epoch whose weights were kept, by name. */
    static Map<String, Double> heldOut(TrainingRun run) {
        return kept(run).heldOutMetrics();
    }

    /** Returns the epoch whose weights were kept. */
    static EpochResult kept(TrainingRun run) {
        return run.history().epochs().get(run.epoch() - 1);
    }

    /**
     * Makes the outcome of a training that diverged: when and by which code, and no epochs.
     *
     * @param figures the trial's own
     */
    static Outcome diverged(Map<String, String> figures) {
        Map<String, String> all = new LinkedHashMap<>(figures);
        all.put("versions", Versions.current().toString());
        all.put("revision", Revision.current());
        all.put("date", Instant.now().toString().substring(0, 10));
        return new Outcome(all, new History(List.of(), "test").toTable());
    }

    /** Tells whether the training ended without a network, because its loss was no longer a number. */
    boolean hasDiverged() {
        return history.isEmpty();
    }

    /** Writes a figure with a fixed number of decimals, whatever the language of the machine. */
    static String decimal(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
