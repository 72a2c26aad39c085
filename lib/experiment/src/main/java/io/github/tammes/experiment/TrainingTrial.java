package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.train.DivergenceException;
import io.github.tammes.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * A trial that trains one network, or several after each other; it says what is trained and what is measured, and all the rest
 * is the same for every kind: its identity, what an interruption and a divergence come to, the checkpoints, the common figures.
 *
 * <p>A training that diverges is a result like any other: its line says "diverged" and has no figures.
 */
public interface TrainingTrial extends Trial {

    /** Returns the trainings in their order, at least one; the history that is recorded is that of the last. */
    List<PlannedTraining> trainings();

    /**
     * Measures.
     *
     * @param runs the completed trainings, in their order
     * @return values by column name, in the order of the columns; a figure of a part of the data has its name: "test accuracy"
     */
    Map<String, String> figures(List<TrainingRun> runs);

    /** Returns the names of the figures, whose cells are empty on the line of a training that diverged. */
    List<String> figureNames();

    /** Returns what is known of the result before it is there, or without it: values by column name; by default nothing. */
    default Map<String, String> circumstances() {
        return Map.of();
    }

    @Override
    default String identity() {
        List<PlannedTraining> trainings = trainings();
        return trainings.size() == 1
                ? trainings.get(0).settings().identity()
                : Trial.identityOf(trainings.stream()
                        .map(training -> training.settings().identity())
                        .collect(Collectors.joining(" ")));
    }

    @Override
    default Optional<Outcome> run(Path checkpoint) {
        Revision.current(); // read before hours of training, in whatever process they are
        List<TrainingRun> runs = new ArrayList<>();
        try {
            if (!fit(checkpoint, runs)) {
                return Optional.empty();
            }
            Map<String, String> own = figures(runs);
            // The last step of all can be the one that diverges, and training looks at no loss after it.
            boolean isNumber = own.values().stream().noneMatch(value -> value.matches("NaN|-?Infinity"))
                    && runs.stream()
                            .allMatch(run -> Double.isFinite(Outcome.kept(run).heldOutLoss()));
            return Optional.of(
                    isNumber
                            ? Outcome.of(runs, line("finished", own))
                            : Outcome.diverged(line("diverged", noFigures())));
        } catch (DivergenceException e) {
            return Optional.of(Outcome.diverged(line("diverged", noFigures())));
        } catch (CancellationException e) {
            // While prototypes were placed or examples predicted, where there is nothing to go on from.
            return Optional.empty();
        } finally {
            runs.forEach(TrainingRun::close);
        }
    }

    /**
     * Trains all networks, or takes them from their checkpoints.
     *
     * @param checkpoint of the first; those of the others are named after it
     * @param runs receives them, to be closed by the caller, also where this fails
     * @return false if interrupted; the last of the runs is then that so far
     */
    private boolean fit(Path checkpoint, List<TrainingRun> runs) {
        for (PlannedTraining training : trainings()) {
            TrainingRun run = training.fit(TrialFiles.numbered(checkpoint, runs.size()));
            runs.add(run);
            if (run.interrupted()) {
                return false;
            }
        }
        return true;
    }

    /** Trains all networks, or takes them from their checkpoints; after an interruption the last is the run so far. */
    default List<TrainingRun> networks(Path checkpoint) {
        List<TrainingRun> runs = new ArrayList<>();
        try {
            fit(checkpoint, runs);
            return runs;
        } catch (RuntimeException e) {
            runs.forEach(TrainingRun::close);
            throw e;
        }
    }

    private Map<String, String> noFigures() {
        Map<String, String> empty = new LinkedHashMap<>();
        figureNames().forEach(name -> empty.put(name, ""));
        return empty;
    }

    private Map<String, String> line(String status, Map<String, String> own) {
        Split<? extends Examples> data = trainings().get(0).data();
        Map<String, String> line = new LinkedHashMap<>();
        line.put("train size", String.valueOf(data.train().size()));
        line.put(
                "validation size",
                data.validation().map(part -> String.valueOf(part.size())).orElse("0"));
        line.put("test size", String.valueOf(data.test().size()));
        line.putAll(circumstances());
        line.put("status", status);
        line.putAll(own);
        return line;
    }
}
