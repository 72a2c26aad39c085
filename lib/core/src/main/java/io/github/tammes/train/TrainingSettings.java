package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.nn.Block;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.data.internal.Checksum;
import io.github.tammes.task.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * All that decides the result of a training, by name, in words: data, network, task and options. By it a checkpoint is
 * resumed, and a recorded result found again, only where it belongs.
 *
 * @param values in the order in which they are shown. Those of "data" (its name) and "threads" (on which the last digits of a
 *     sum depend) tell a person more and are no part of the identity
 */
public record TrainingSettings(Map<String, String> values) {

    private static final Set<String> NOT_DECISIVE = Set.of("data", "threads");

    private static final int IDENTITY_LENGTH = 12;

    /** Copies the values, keeping their order. */
    public TrainingSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Describes a training without beginning it.
     *
     * @param task what to train for
     * @param network makes a new network with the number of outputs it is given
     * @param data all parts
     * @param options how to train
     */
    public static TrainingSettings of(
            Task task, IntFunction<? extends Block> network, Split<? extends Examples> data, TrainingOptions options) {
        NamedClasses named = NamedClasses.of(task, data);
        return of(named.task().fingerprint(), task.outputs(), network, named.data(), options);
    }

    /**
     * Describes a training whose task is not made yet, because that takes time: the placement of many prototypes does.
     *
     * @param task all that decides the task, in words
     * @param outputs of the network
     * @param network makes a new network with the number of outputs it is given
     * @param data all parts
     * @param options how to train
     */
    public static TrainingSettings of(
            String task,
            int outputs,
            IntFunction<? extends Block> network,
            Split<? extends Examples> data,
            TrainingOptions options) {
        return of(
                task,
                Network.structure(network.apply(outputs), data.train().inputShape(), Device.cpu()),
                data,
                options);
    }

    static TrainingSettings of(String task, String network, Split<? extends Examples> data, TrainingOptions options) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("data", data.train().name());
        values.put("task", task);
        values.put("network", network);
        values.put("training data", described(data.train()));
        data.validation().ifPresent(part -> values.put("validation data", described(part)));
        values.put("test data", described(data.test()));
        options.startFrom()
                .ifPresent(model -> values.put(
                        "start from",
                        String.format(
                                Locale.ROOT,
                                "weights %08x",
                                Network.checksum(model.djlModel().getBlock()))));
        values.put("epochs", String.valueOf(options.epochs()));
        values.put("batch size", String.valueOf(options.batchSize()));
        values.put("algorithm", options.algorithm().toString());
        values.put("learning rate", String.valueOf(options.learningRate()));
        values.put("schedule", options.schedule().toString());
        values.put("momentum", String.valueOf(options.momentum()));
        values.put("weight decay", String.valueOf(options.weightDecay()));
        values.put("augmentation", options.augmentation().toString());
        values.put("kept epoch", options.bestKept() ? "best on validation" : "last");
        values.put("patience", options.patience() == 0 ? "none" : String.valueOf(options.patience()));
        if (options.redealing() > 0) {
            values.put("prototypes dealt anew", "every " + options.redealing() + " epochs");
        }
        values.put("seed", String.valueOf(options.seed()));
        values.put("threads", ComputeThreads.describe(Engine.getInstance()));
        return new TrainingSettings(values);
    }

    private static String described(Examples examples) {
        return String.format(
                Locale.ROOT,
                "%d examples of shape %s, %d classes, checksum %08x",
                examples.size(),
                examples.inputShape(),
                examples.classNames().size(),
                examples.checksum());
    }

    /** Returns the settings that decide the result. */
    Map<String, String> decisive() {
        Map<String, String> decisive = new LinkedHashMap<>(values);
        decisive.keySet().removeAll(NOT_DECISIVE);
        return decisive;
    }

    /**
     * Returns twelve hexadecimal digits by which one training is told from another: the beginning of the SHA-256 of all that
     * decides the result. The number of threads is none of it: on another number the same training ends with figures that
     * differ by rounding, as on another machine.
     */
    public String identity() {
        StringBuilder text = new StringBuilder();
        decisive()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return Checksum.sha256(text.toString()).substring(0, IDENTITY_LENGTH);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name + ": " + value + "\n"));
        return text.toString();
    }
}
