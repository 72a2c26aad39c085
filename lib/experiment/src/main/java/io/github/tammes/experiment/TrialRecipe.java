package io.github.tammes.experiment;

import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.RandomRotation;
import io.github.tammes.net.NetworkRecipe;
import io.github.tammes.train.DevicePreference;
import io.github.tammes.train.OptimizerKind;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.TrainingOptions;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A trial as names and values, by which another process, on this machine or another, makes the same one: no code travels. Its
 * data travel beside it, as a file.
 *
 * @param kind the name of the trial's class, which has a public static method {@code ofRecipe} that takes a recipe
 * @param values by name
 * @param data all parts
 */
public record TrialRecipe(String kind, Map<String, String> values, Split<? extends Examples> data) {

    private static final String OPTION = "option.";
    private static final String NETWORK = "network";

    /** Copies the values. */
    public TrialRecipe {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Makes the recipe of a trial that trains one of the library's own networks.
     *
     * @param kind the trial's class
     * @param values what is the trial's own, by name
     * @param network must make one of {@link io.github.tammes.net.Networks}
     * @param options how to train
     * @param data all parts
     * @return empty if the network, the schedule, a model to start from or a dataset is something that only this process has
     */
    public static Optional<TrialRecipe> of(
            Class<?> kind,
            Map<String, String> values,
            IntFunction<? extends Block> network,
            TrainingOptions options,
            Split<? extends Examples> data) {
        Optional<NetworkRecipe> made = NetworkRecipe.of(network.apply(2));
        Optional<String> schedule = write(options.schedule());
        if (made.isEmpty() || schedule.isEmpty() || options.startFrom().isPresent() || !DataFile.holds(data)) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(values);
        String sizes = made.get().sizes().stream().map(String::valueOf).collect(Collectors.joining(" "));
        all.put(NETWORK, (made.get().name() + " " + sizes).strip());
        all.put(OPTION + "epochs", String.valueOf(options.epochs()));
        all.put(OPTION + "batchSize", String.valueOf(options.batchSize()));
        all.put(OPTION + "algorithm", options.algorithm().name());
        all.put(OPTION + "learningRate", String.valueOf(options.learningRate()));
        all.put(OPTION + "schedule", schedule.get());
        all.put(OPTION + "momentum", String.valueOf(options.momentum()));
        all.put(OPTION + "weightDecay", String.valueOf(options.weightDecay()));
        all.put(OPTION + "seed", String.valueOf(options.seed()));
        all.put(OPTION + "augmentation", write(options.augmentation()));
        all.put(OPTION + "dataThreads", String.valueOf(options.dataThreads()));
        all.put(OPTION + "device", options.device().name());
        all.put(OPTION + "bestKept", String.valueOf(options.bestKept()));
        all.put(OPTION + "patience", String.valueOf(options.patience()));
        all.put(OPTION + "redealing", String.valueOf(options.redealing()));
        all.put(OPTION + "silent", String.valueOf(options.silent()));
        return Optional.of(new TrialRecipe(kind.getName(), all, data));
    }

    private static Optional<String> write(Schedule schedule) {
        if (schedule instanceof Schedule.OneCycle cycle) {
            return Optional.of("one-cycle " + cycle.rise());
        }
        if (schedule instanceof Schedule.Steps steps) {
            return Optional.of(
                    "steps " + steps.milestones().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        if (schedule instanceof Schedule.Cosine) {
            return Optional.of("cosine");
        }
        return schedule instanceof Schedule.Constant ? Optional.of("constant") : Optional.empty();
    }

    private static Schedule schedule(String text) {
        List<String> words = List.of(text.split(" ", -1));
        List<String> numbers = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "one-cycle" -> new Schedule.OneCycle(Double.parseDouble(numbers.get(0)));
            case "steps" ->
                new Schedule.Steps(numbers.stream().map(Integer::valueOf).toList());
            case "cosine" -> Schedule.cosine();
            case "constant" -> Schedule.constant();
            default -> throw new IllegalArgumentException("there is no schedule \"" + text + "\"");
        };
    }

    private static String write(Augmentation augmentation) {
        return augmentation.padding() + " " + augmentation.flip()
                + augmentation
                        .rotation()
                        .map(turn -> " " + turn.minDegrees() + " " + turn.maxDegrees() + " " + turn.border())
                        .orElse("");
    }

    private static Augmentation augmentation(String text) {
        List<String> words = List.of(text.split(" ", -1));
        Augmentation upright = Augmentation.none()
                .withPadding(Integer.parseInt(words.get(0)))
                .withFlip(Boolean.parseBoolean(words.get(1)));
        return words.size() == 2
                ? upright
                : upright.withRotation(new RandomRotation(
                        Double.parseDouble(words.get(2)),
                        Double.parseDouble(words.get(3)),
                        RandomRotation.Border.valueOf(words.get(4))));
    }

    /** Returns one of the trial's own values. */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the recipe has no \"" + name + "\": " + values.keySet());
        }
        return value;
    }

    /** Returns what makes the network. */
    public IntFunction<Block> network() {
        List<String> words = List.of(value(NETWORK).split(" ", -1));
        List<Integer> sizes =
                words.subList(1, words.size()).stream().map(Integer::valueOf).toList();
        return outputs -> new NetworkRecipe(words.get(0), outputs, sizes).newNetwork();
    }

    /** Returns how to train. */
    public TrainingOptions options() {
        return TrainingOptions.epochs(Integer.parseInt(value(OPTION + "epochs")))
                .withBatchSize(Integer.parseInt(value(OPTION + "batchSize")))
                .withAlgorithm(OptimizerKind.valueOf(value(OPTION + "algorithm")))
                .withLearningRate(Double.parseDouble(value(OPTION + "learningRate")))
                .withSchedule(schedule(value(OPTION + "schedule")))
                .withMomentum(Double.parseDouble(value(OPTION + "momentum")))
                .withWeightDecay(Double.parseDouble(value(OPTION + "weightDecay")))
                .withSeed(Long.parseLong(value(OPTION + "seed")))
                .withAugmentation(augmentation(value(OPTION + "augmentation")))
                .withDataThreads(Integer.parseInt(value(OPTION + "dataThreads")))
                .withDevice(DevicePreference.valueOf(value(OPTION + "device")))
                .withPatience(Integer.parseInt(value(OPTION + "patience")))
                .withRedealing(Integer.parseInt(value(OPTION + "redealing")))
                .withSilent(Boolean.parseBoolean(value(OPTION + "silent")))
                .withBestKept(Boolean.parseBoolean(value(OPTION + "bestKept")));
    }

    /**
     * Makes the trial.
     *
     * @throws IllegalArgumentException if there is no such kind of trial on the class path, or it refuses the recipe
     */
    public Trial newTrial() {
        try {
            return (Trial)
                    Class.forName(kind).getMethod("ofRecipe", TrialRecipe.class).invoke(null, this);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the recipe " + values + " is none of " + kind, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "there is no " + kind + " with a public static method ofRecipe on the class path", e);
        }
    }
}
