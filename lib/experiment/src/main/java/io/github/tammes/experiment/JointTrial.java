package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
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
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;

/**
 * One training of the joint experiment: a class and a target for each example, by one network or by two.
 *
 * @param method one network or two, and how class and target share the output
 * @param dimensions D, the size of the output of each network, at least 2; with {@link JointMethod#SEPARATE_AXIS} at least
 *     3, of which the classes have D − 1
 * @param regressionWeight the share of the regression in the joint loss, 0 … 1; of no effect on two networks
 * @param data examples with classes and targets
 * @param network makes the network for a number of outputs
 * @param options how to train; the checkpoint is chosen by the experiment
 */
public record JointTrial(
        JointMethod method,
        int dimensions,
        double regressionWeight,
        Split<? extends Examples> data,
        IntFunction<Block> network,
        TrainingOptions options)
        implements Trial {

    /** Checks that nothing is missing. */
    public JointTrial {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Returns a sweep of the task weight: both arrangements at all weights with all seeds, and two networks with all seeds.
     *
     * @param dimensions D, at least 3
     * @param data examples with classes and targets
     * @param network makes the network for a number of outputs
     * @param options how to train, but for the seed
     * @param weights the shares of the regression in the joint loss, 0 … 1
     * @param seeds how many: 0, 1, …
     */
    public static List<JointTrial> sweep(
            int dimensions,
            Split<? extends Examples> data,
            IntFunction<Block> network,
            TrainingOptions options,
            double[] weights,
            int seeds) {
        List<JointTrial> trials = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            TrainingOptions these = options.withSeed(seed);
            trials.add(new JointTrial(JointMethod.TWO_NETWORKS, dimensions, 0, data, network, these));
            for (double weight : weights) {
                trials.add(new JointTrial(JointMethod.SEPARATE_AXIS, dimensions, weight, data, network, these));
                trials.add(new JointTrial(JointMethod.SHARED_SPHERE, dimensions, weight, data, network, these));
            }
        }
        return trials;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.train().name());
        settings.put("method", method.toString());
        settings.put("dims", String.valueOf(dimensions));
        settings.put("weight", method.arrangement().isPresent() ? String.valueOf(regressionWeight) : "");
        settings.put("learning rate", String.valueOf(options.learningRate()));
        settings.put("seed", String.valueOf(options.seed()));
        settings.put("epochs", String.valueOf(options.epochs()));
        return settings;
    }

    @Override
    public Optional<Outcome> run(Path checkpoint) {
        TargetBounds bounds = TargetBounds.of(data.train());
        try {
            return method.arrangement().isPresent()
                    ? runOne(method.arrangement().get(), bounds, checkpoint)
                    : runTwo(bounds, checkpoint);
        } catch (CancellationException e) {
            // The placement of the prototypes was interrupted, which comes before the training.
            return Optional.empty();
        }
    }

    private Optional<Outcome> runOne(JointArrangement arrangement, TargetBounds bounds, Path checkpoint) {
        int classDimensions = arrangement == JointArrangement.SEPARATE_AXIS ? dimensions - 1 : dimensions;
        Task task = Task.joint(prototypes(classDimensions), bounds, arrangement, regressionWeight);
        try (TrainingRun run = fit(task, checkpoint)) {
            if (run.interrupted()) {
                return Optional.empty();
            }
            Evaluation evaluation = run.evaluate();
            return Optional.of(Outcome.of(run, figures(evaluation, evaluation)));
        }
    }

    /** Trains the network of the class first; the history is that of the network of the target. */
    private Optional<Outcome> runTwo(TargetBounds bounds, Path checkpoint) {
        Path first = checkpoint.resolveSibling("class-" + checkpoint.getFileName());
        try (TrainingRun classes = fit(Task.classification(prototypes(dimensions)), first)) {
            if (classes.interrupted()) {
                return Optional.empty();
            }
            try (TrainingRun targets = fit(Task.regression(dimensions, bounds), checkpoint)) {
                return targets.interrupted()
                        ? Optional.empty()
                        : Optional.of(Outcome.of(targets, figures(classes.evaluate(), targets.evaluate())));
            }
        }
    }

    private TrainingRun fit(Task task, Path checkpoint) {
        return Training.fit(
                task, network, data, options.withCheckpoint(checkpoint).withSilent(true));
    }

    private Prototypes prototypes(int size) {
        List<String> classNames = data.train().classNames();
        return Prototypes.place(classNames.size(), size).withClassNames(classNames);
    }

    private Map<String, String> figures(Evaluation classes, Evaluation targets) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("schedule", options.schedule().toString());
        figures.put("batch size", String.valueOf(options.batchSize()));
        figures.put("train size", String.valueOf(data.train().size()));
        figures.put("test size", String.valueOf(data.test().size()));
        figures.put("accuracy", Outcome.decimal(classes.accuracy(), 4));
        figures.put("MAE", Outcome.decimal(targets.meanAbsoluteError(), 4));
        figures.put("outside bounds", String.valueOf(targets.outsideBounds()));
        return figures;
    }
}
