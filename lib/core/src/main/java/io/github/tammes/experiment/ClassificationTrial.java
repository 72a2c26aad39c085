package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Augmentation;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.train.DivergenceException;
import io.github.tammes.train.Evaluation;
import io.github.tammes.train.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        List<String> classNames = data.train().classNames();
        Optional<Prototypes> prototypes = method == ClassificationMethod.SOFTMAX
                ? Optional.empty()
                : Optional.of(method.prototypes(classNames, dimensions, seed));
        Task task = prototypes.map(Task::classification).orElseGet(() -> Task.softmax(classNames.size()));
        try (TrainingRun run = Training.fit(task, network, budget.subset(data), options(checkpoint))) {
            return run.interrupted() ? Optional.empty() : Optional.of(outcome(run, prototypes));
        } catch (DivergenceException e) {
            return Optional.of(Outcome.diverged(figures("", "", prototypes)));
        }
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
