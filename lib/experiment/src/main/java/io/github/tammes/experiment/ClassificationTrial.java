package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.DivergenceException;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One training of the classification experiment.
 *
 * @param method how classes are represented
 * @param dimensions D, the size of the output; for softmax the number of classes
 * @param seed of the placement, the weights, the order of the images and the augmentation
 * @param budget how much training
 * @param learningRate the peak of the schedule
 * @param networkName what it is called in the results, such as "ResNet-32"
 * @param network makes the network for a number of outputs
 * @param data all images
 */
public record ClassificationTrial(
        ClassificationMethod method,
        int dimensions,
        long seed,
        Budget budget,
        double learningRate,
        String networkName,
        IntFunction<Block> network,
        Split<ImageData> data)
        implements Trial {

    /** Checks that nothing is missing. */
    public ClassificationTrial {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(networkName, "networkName");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(data, "data");
    }

    /**
     * Returns a trial of the paper's protocol but for the budget (HPN, section 4.1): ResNet-32, learning rate 0.01. Softmax has
     * 0.1, usual for this network: its loss is a mean over the minibatch, while that of HPN is a sum.
     *
     * @param method how classes are represented
     * @param dimensions D, the size of the output; for softmax the number of classes
     * @param seed of the placement, the weights, the order of the images and the augmentation
     * @param budget how much training
     * @param data all images
     */
    public static ClassificationTrial ofPaper(
            ClassificationMethod method, int dimensions, long seed, Budget budget, Split<ImageData> data) {
        double learningRate = method == ClassificationMethod.SOFTMAX ? 0.1 : 0.01;
        return new ClassificationTrial(
                method, dimensions, seed, budget, learningRate, "ResNet-32", ClassificationTrial::resNet32, data);
    }

    private static Block resNet32(int outputs) {
        return Networks.cifarResNet(32, outputs);
    }

    /**
     * Returns the same trial with another learning rate.
     *
     * @param newRate the peak of the schedule
     */
    public ClassificationTrial withLearningRate(double newRate) {
        return new ClassificationTrial(method, dimensions, seed, budget, newRate, networkName, network, data);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", data.train().name());
        settings.put("network", networkName);
        settings.put("method", method.toString());
        settings.put("dims", String.valueOf(dimensions));
        settings.put("seed", String.valueOf(seed));
        settings.put("budget", budget.name());
        settings.put("epochs", String.valueOf(budget.epochs()));
        settings.put("schedule", budget.schedule().toString());
        settings.put("learning rate", String.valueOf(learningRate));
        return settings;
    }

    @Override
    public Optional<Outcome> run(Path checkpoint) {
        Optional<Prototypes> prototypes = prototypes();
        try (TrainingRun run = fit(prototypes, checkpoint)) {
            return run.interrupted() ? Optional.empty() : Optional.of(outcome(run, prototypes));
        } catch (DivergenceException e) {
            return Optional.of(Outcome.diverged(figures("", "", prototypes)));
        }
    }

    /**
     * Trains, or goes on where the checkpoint was written, or takes the network from there if it was trained to the end.
     *
     * @param checkpoint a file for this trial alone
     * @return the run, to be closed by the caller
     */
    TrainingRun fit(Path checkpoint) {
        return fit(prototypes(), checkpoint);
    }

    private TrainingRun fit(Optional<Prototypes> prototypes, Path checkpoint) {
        Task task = prototypes
                .map(Task::classification)
                .orElseGet(() -> Task.softmax(data.train().classNames().size()));
        return Training.fit(task, network, budget.subset(data), options(checkpoint));
    }

    private Optional<Prototypes> prototypes() {
        return method == ClassificationMethod.SOFTMAX
                ? Optional.empty()
                : Optional.of(method.prototypes(data.train().classNames(), dimensions, seed));
    }

    private TrainingOptions options(Path checkpoint) {
        return TrainingOptions.epochs(budget.epochs())
                .withSchedule(budget.schedule())
                .withLearningRate(learningRate)
                .withAugmentation(Augmentation.padCropFlip())
                .withSeed(seed)
                .withCheckpoint(checkpoint);
    }

    private Outcome outcome(TrainingRun run, Optional<Prototypes> prototypes) {
        Evaluation evaluation = run.evaluate();
        return Outcome.of(
                run,
                figures(Outcome.decimal(evaluation.accuracy(), 4), Outcome.decimal(evaluation.topK(5), 4), prototypes));
    }

    private Map<String, String> figures(String accuracy, String topFive, Optional<Prototypes> prototypes) {
        Split<ImageData> used = budget.subset(data);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("train size", String.valueOf(used.train().size()));
        figures.put("test size", String.valueOf(used.test().size()));
        figures.put("accuracy", accuracy);
        figures.put("top-5", topFive);
        figures.put(
                "max cosine",
                prototypes
                        .map(p -> Outcome.decimal(p.certificate().maxCosine(), 4))
                        .orElse(""));
        return figures;
    }
}
