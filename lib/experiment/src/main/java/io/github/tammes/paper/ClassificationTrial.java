package io.github.tammes.paper;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.experiment.PlannedTraining;
import io.github.tammes.experiment.TrainingTrial;
import io.github.tammes.experiment.TrialRecipe;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * One training of the classification experiment.
 *
 * @param method how classes are represented
 * @param dimensions D, the size of the output; for softmax the number of classes
 * @param budget how much training
 * @param networkName what it is called in the results, such as "ResNet-32"
 * @param network makes the network for a number of outputs
 * @param data all images, of which the budget takes its share
 * @param options how to train; their seed is that of the placement, the weights, the order of the images and the augmentation
 */
public record ClassificationTrial(
        ClassificationMethod method,
        int dimensions,
        Budget budget,
        String networkName,
        IntFunction<? extends Block> network,
        Split<ImageData> data,
        TrainingOptions options)
        implements TrainingTrial {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the method has no prototypes in these dimensions for so many classes, or softmax is
     *     given other dimensions than there are classes
     */
    public ClassificationTrial {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(networkName, "networkName");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(options, "options");
        method.requirePossible(data.train().classNames(), dimensions);
    }

    /**
     * Returns a trial of the paper's protocol but for the budget (HPN, experiments on classification): ResNet-32, learning rate 0.01. Softmax has
     * 0.1, usual for this network: its loss is a mean over the minibatch, while that of HPN is a sum. Re-dealt prototypes are
     * dealt anew after each tenth of the epochs.
     *
     * @param method how classes are represented
     * @param dimensions D, the size of the output; for softmax the number of classes
     * @param seed of the placement, the weights, the order of the images and the augmentation
     * @param budget how much training
     * @param data all images
     */
    public static ClassificationTrial ofPaper(
            ClassificationMethod method, int dimensions, long seed, Budget budget, Split<ImageData> data) {
        TrainingOptions options = TrainingOptions.epochs(budget.epochs())
                .withSchedule(budget.schedule())
                .withLearningRate(method == ClassificationMethod.SOFTMAX ? 0.1 : 0.01)
                .withAugmentation(Augmentation.padCropFlip())
                .withRedealing(method == ClassificationMethod.HPN_REDEALT ? Math.max(1, budget.epochs() / 10) : 0)
                .withSeed(seed);
        return new ClassificationTrial(
                method, dimensions, budget, "ResNet-32", outputs -> Networks.cifarResNet(32, outputs), data, options);
    }

    /**
     * Returns the same trial trained in another way.
     *
     * @param change for example {@code options -> options.withLearningRate(0.5)}
     */
    public ClassificationTrial with(UnaryOperator<TrainingOptions> change) {
        return new ClassificationTrial(method, dimensions, budget, networkName, network, data, change.apply(options));
    }

    /**
     * Returns the same trial with another learning rate.
     *
     * @param newRate the peak of the schedule
     */
    public ClassificationTrial withLearningRate(double newRate) {
        return with(o -> o.withLearningRate(newRate));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.train().name());
        settings.put("network", networkName);
        settings.put("method", method.toString());
        settings.put("dims", String.valueOf(dimensions));
        settings.put("seed", String.valueOf(options.seed()));
        settings.put("budget", budget.name());
        settings.put("epochs", String.valueOf(options.epochs()));
        settings.put("schedule", options.schedule().toString());
        settings.put("learning rate", String.valueOf(options.learningRate()));
        settings.put("weight decay", String.valueOf(options.weightDecay()));
        settings.put("kept epoch", options.bestKept() ? "best on validation" : "last");
        return settings;
    }

    @Override
    public Optional<TrialRecipe> recipe() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("method", method.name());
        values.put("dimensions", String.valueOf(dimensions));
        values.put("networkName", networkName);
        values.put("budget", budget.name());
        values.put("data", data.train().name());
        return TrialRecipe.of(ClassificationTrial.class, values, network, options, budget.subset(data));
    }

    /** Makes the trial of its {@link #recipe()}; the budget's share of the data is already taken. */
    public static ClassificationTrial ofRecipe(TrialRecipe recipe) {
        TrainingOptions options = recipe.options();
        Budget whole = new Budget(
                recipe.value("budget"), Integer.MAX_VALUE, Integer.MAX_VALUE, options.epochs(), options.schedule());
        Split<? extends Examples> data = recipe.data();
        return new ClassificationTrial(
                ClassificationMethod.valueOf(recipe.value("method")),
                Integer.parseInt(recipe.value("dimensions")),
                whole,
                recipe.value("networkName"),
                recipe.network(),
                new Split<>(
                        ((ImageData) data.train()).withName(recipe.value("data")),
                        data.validation().map(ImageData.class::cast),
                        (ImageData) data.test()),
                options);
    }

    @Override
    public List<PlannedTraining> trainings() {
        return List.of(new PlannedTraining(described(), dimensions, this::task, network, budget.subset(data), options));
    }

    /** All that decides the task; to place the prototypes only to find that the trial is finished would take minutes. */
    private String described() {
        List<String> names = data.train().classNames();
        return method == ClassificationMethod.SOFTMAX
                ? Task.softmax(names.size()).fingerprint()
                : method + ", classes " + names + ", " + dimensions + " dimensions, seed " + options.seed()
                        + (method.searches(names.size(), dimensions)
                                ? ", search " + PlacementOptions.searchRevision(names.size(), dimensions)
                                : "");
    }

    private Task task() {
        List<String> names = data.train().classNames();
        return method == ClassificationMethod.SOFTMAX
                ? Task.softmax(names.size())
                : Task.classification(method.prototypes(names, dimensions, options.seed()));
    }

    @Override
    public Map<String, String> circumstances() {
        return Map.of("batch size", String.valueOf(options.batchSize()));
    }

    @Override
    public List<String> figureNames() {
        return List.of("test accuracy", "test top-5", "max cosine");
    }

    @Override
    public Map<String, String> figures(List<TrainingRun> runs) {
        Evaluation evaluation = runs.get(0).evaluate();
        Prototypes prototypes = runs.get(0).task().prototypes();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", decimal(evaluation.accuracy()));
        figures.put("test top-5", decimal(evaluation.topK(5)));
        figures.put(
                "max cosine",
                prototypes == null ? "" : decimal(prototypes.certificate().maxCosine()));
        return figures;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
