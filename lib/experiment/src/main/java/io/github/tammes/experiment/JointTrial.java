package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
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
import java.util.function.Supplier;

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
        IntFunction<? extends Block> network,
        TrainingOptions options)
        implements TrainingTrial {

    /**
     * Checks what would else be found out when the trial begins, after hours of others.
     *
     * @throws IllegalArgumentException if the weight is out of its range, or there are too few dimensions for the classes
     */
    public JointTrial {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(options, "options");
        if (!(regressionWeight >= 0 && regressionWeight <= 1)) {
            throw new IllegalArgumentException("regressionWeight is " + regressionWeight + " but must be 0 … 1");
        }
        int least = method == JointMethod.SEPARATE_AXIS ? 3 : 2;
        if (dimensions < least) {
            throw new IllegalArgumentException(
                    "dimensions is " + dimensions + " but must be at least " + least + " for " + method);
        }
    }

    /**
     * Returns a sweep of the task weight: both arrangements at all weights with all seeds, and two networks with all seeds. All
     * train for as long: each of two networks has half the epochs.
     *
     * @param dimensions D, at least 3
     * @param data examples with classes and targets
     * @param network makes the network for a number of outputs
     * @param options how to train, but for the seed; the epochs, an even number, are those of one network
     * @param weights the shares of the regression in the joint loss, 0 … 1
     * @param seeds how many: 0, 1, …
     * @throws IllegalArgumentException if the number of epochs is odd
     */
    public static List<JointTrial> sweep(
            int dimensions,
            Split<? extends Examples> data,
            IntFunction<? extends Block> network,
            TrainingOptions options,
            double[] weights,
            int seeds) {
        if (options.epochs() % 2 != 0) {
            throw new IllegalArgumentException("options has " + options.epochs()
                    + " epochs; give an even number, of which two networks get half each");
        }
        List<JointTrial> trials = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            TrainingOptions these = options.withSeed(seed);
            TrainingOptions half = these.withEpochs(options.epochs() / 2);
            trials.add(new JointTrial(JointMethod.TWO_NETWORKS, dimensions, 0, data, network, half));
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
    public Optional<TrialRecipe> recipe() {
        Map<String, String> values = Map.of(
                "method",
                method.name(),
                "dimensions",
                String.valueOf(dimensions),
                "weight",
                String.valueOf(regressionWeight));
        return TrialRecipe.of(JointTrial.class, values, network, options, data);
    }

    /** Makes the trial of its {@link #recipe()}. */
    public static JointTrial ofRecipe(TrialRecipe recipe) {
        return new JointTrial(
                JointMethod.valueOf(recipe.value("method")),
                Integer.parseInt(recipe.value("dimensions")),
                Double.parseDouble(recipe.value("weight")),
                recipe.data(),
                recipe.network(),
                recipe.options());
    }

    /** Of two networks that of the class is trained first, and the history is that of the target's. */
    @Override
    public List<PlannedTraining> trainings() {
        TargetBounds bounds = TargetBounds.of(data.train());
        if (method.arrangement().isEmpty()) {
            return List.of(
                    planned(
                            "HPN classification, " + placement(dimensions),
                            dimensions,
                            () -> Task.classification(prototypes(dimensions))),
                    PlannedTraining.of(Task.regression(dimensions, bounds), network, data, quiet()));
        }
        JointArrangement arrangement = method.arrangement().get();
        int classDimensions = arrangement == JointArrangement.SEPARATE_AXIS ? dimensions - 1 : dimensions;
        return List.of(planned(
                "HPN joint, " + placement(classDimensions) + ", " + bounds + ", " + arrangement + ", regression weight "
                        + regressionWeight,
                dimensions,
                () -> Task.joint(prototypes(classDimensions), bounds, arrangement, regressionWeight)));
    }

    private PlannedTraining planned(String task, int outputs, Supplier<Task> maker) {
        return new PlannedTraining(task, outputs, maker, network, data, quiet());
    }

    private TrainingOptions quiet() {
        return options.withSilent(true);
    }

    private String placement(int size) {
        int classes = data.train().classNames().size();
        return "prototypes of " + classes + " classes in " + size + " dimensions, " + PlacementOptions.defaults()
                + (PlacementOptions.isSearched(classes, size)
                        ? ", search " + PlacementOptions.searchRevision(classes, size)
                        : "");
    }

    private Prototypes prototypes(int size) {
        List<String> classNames = data.train().classNames();
        return Prototypes.place(classNames.size(), size).withClassNames(classNames);
    }

    @Override
    public Map<String, String> circumstances() {
        return PlannedTraining.circumstances(options);
    }

    @Override
    public List<String> figureNames() {
        return List.of("test accuracy", "test MAE", "outside bounds");
    }

    @Override
    public Map<String, String> figures(List<TrainingRun> runs) {
        Evaluation classes = runs.get(0).evaluate();
        Evaluation targets = runs.size() == 1 ? classes : runs.get(1).evaluate();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", Outcome.decimal(classes.accuracy(), 4));
        figures.put("test MAE", Outcome.decimal(targets.meanAbsoluteError(), 4));
        figures.put("outside bounds", String.valueOf(targets.outsideBounds()));
        if (runs.size() > 1 && data.validation().isPresent()) {
            // The last network's are added for every trial.
            figures.put(
                    "validation accuracy",
                    Outcome.decimal(Outcome.heldOut(runs.get(0)).get("accuracy"), 4));
        }
        return figures;
    }
}
