package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.task.Task;
import io.github.tammes.train.DivergenceException;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One training of the regression experiment. A training that diverges is a result like any other: it is recorded as
 * "diverged", without an error.
 *
 * @param method how the target is represented
 * @param dimensions D, the size of the output of HPN; the squared error has one
 * @param data examples with targets, whose bounds are those of the training targets
 * @param network makes the network for a number of outputs
 * @param options how to train; the checkpoint is chosen by the experiment
 */
public record RegressionTrial(
        RegressionMethod method,
        int dimensions,
        Split<? extends Examples> data,
        IntFunction<Block> network,
        TrainingOptions options)
        implements Trial {

    /** Checks that nothing is missing. */
    public RegressionTrial {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Returns a learning-rate sweep: all methods at all rates with all seeds, so that the same rate and seed meet every
     * method.
     *
     * @param dimensions D of HPN
     * @param data examples with targets
     * @param network makes the network for a number of outputs
     * @param options how to train, but for the rate and the seed
     * @param rates the learning rates
     * @param seeds how many: 0, 1, …
     */
    public static List<RegressionTrial> sweep(
            int dimensions,
            Split<? extends Examples> data,
            IntFunction<Block> network,
            TrainingOptions options,
            double[] rates,
            int seeds) {
        List<RegressionTrial> trials = new ArrayList<>();
        for (double rate : rates) {
            for (int seed = 0; seed < seeds; seed++) {
                TrainingOptions these = options.withLearningRate(rate).withSeed(seed);
                for (RegressionMethod method : RegressionMethod.values()) {
                    trials.add(new RegressionTrial(method, dimensions, data, network, these));
                }
            }
        }
        return trials;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.train().name());
        settings.put("method", method.toString());
        settings.put("dims", String.valueOf(task().outputs()));
        settings.put("learning rate", String.valueOf(options.learningRate()));
        settings.put("seed", String.valueOf(options.seed()));
        settings.put("epochs", String.valueOf(options.epochs()));
        return settings;
    }

    @Override
    public Optional<Outcome> run(Path checkpoint) {
        TrainingOptions quiet = options.withCheckpoint(checkpoint).withSilent(true);
        try (TrainingRun run = Training.fit(task(), network, data, quiet)) {
            return run.interrupted() ? Optional.empty() : Optional.of(outcome(run));
        } catch (DivergenceException e) {
            return Optional.of(Outcome.diverged(figures("diverged", "", "")));
        }
    }

    private Task task() {
        return method.task(dimensions, TargetBounds.of(data.train()));
    }

    private Outcome outcome(TrainingRun run) {
        Evaluation evaluation = run.evaluate();
        double error = evaluation.meanAbsoluteError();
        if (!Double.isFinite(error)) {
            // The last step of all can be the one that diverges, and no loss is looked at after it.
            return Outcome.diverged(figures("diverged", "", ""));
        }
        return Outcome.of(run, figures("finished", Outcome.decimal(error, 4), String.valueOf(outside(evaluation))));
    }

    /** Counts by the bounds of the training targets, which the squared error does not know. */
    private int outside(Evaluation evaluation) {
        TargetBounds bounds = TargetBounds.of(data.train());
        int count = 0;
        for (int i = 0; i < evaluation.predictions().size(); i++) {
            count += bounds.contains(evaluation.target(i)) ? 0 : 1;
        }
        return count;
    }

    private Map<String, String> figures(String status, String error, String outside) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("schedule", options.schedule().toString());
        figures.put("batch size", String.valueOf(options.batchSize()));
        figures.put("train size", String.valueOf(data.train().size()));
        figures.put("test size", String.valueOf(data.test().size()));
        figures.put("status", status);
        figures.put("MAE", error);
        figures.put("outside bounds", outside);
        return figures;
    }
}
