package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.task.Task;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One training of the regression experiment.
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
        IntFunction<? extends Block> network,
        TrainingOptions options)
        implements TrainingTrial {

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
            IntFunction<? extends Block> network,
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

    /**
     * Returns the same trial with another learning rate.
     *
     * @param rate above 0
     */
    public RegressionTrial withLearningRate(double rate) {
        return new RegressionTrial(method, dimensions, data, network, options.withLearningRate(rate));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.train().name());
        settings.put("method", method.toString());
        settings.put("dims", String.valueOf(method == RegressionMethod.HPN ? dimensions : 1));
        settings.put("learning rate", String.valueOf(options.learningRate()));
        settings.put("seed", String.valueOf(options.seed()));
        settings.put("epochs", String.valueOf(options.epochs()));
        return settings;
    }

    @Override
    public Optional<TrialRecipe> recipe() {
        Map<String, String> values = Map.of("method", method.name(), "dimensions", String.valueOf(dimensions));
        return TrialRecipe.of(RegressionTrial.class, values, network, options, data);
    }

    /** Makes the trial of its {@link #recipe()}. */
    public static RegressionTrial ofRecipe(TrialRecipe recipe) {
        return new RegressionTrial(
                RegressionMethod.valueOf(recipe.value("method")),
                Integer.parseInt(recipe.value("dimensions")),
                recipe.data(),
                recipe.network(),
                recipe.options());
    }

    @Override
    public List<PlannedTraining> trainings() {
        Task task = method.task(dimensions, TargetBounds.of(data.train()));
        return List.of(PlannedTraining.of(task, network, data, options.withSilent(true)));
    }

    @Override
    public Map<String, String> circumstances() {
        return PlannedTraining.circumstances(options);
    }

    @Override
    public List<String> figureNames() {
        return List.of("test MAE", "outside bounds");
    }

    @Override
    public Map<String, String> figures(List<TrainingRun> runs) {
        Evaluation evaluation = runs.get(0).evaluate();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test MAE", Outcome.decimal(evaluation.meanAbsoluteError(), 4));
        figures.put("outside bounds", String.valueOf(outside(evaluation)));
        return figures;
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
}
