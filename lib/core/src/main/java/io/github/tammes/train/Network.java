package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.util.Pair;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.internal.DetachedParameters;
import io.github.tammes.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

/** A network with its weights on a device, and how its outputs are read; closing it frees the weights. */
final class Network implements AutoCloseable {

    private final Task task;
    private final Model model;

    /** Makes a network with new weights; the engine's random seed decides them. */
    Network(Task task, Block block, Shape inputShape, Device device) {
        this.task = task;
        Shape input = new Shape(1).addAll(inputShape);
        if (block.isInitialized()) {
            throw new IllegalArgumentException(
                    "the network already has weights: give a factory that makes a new one, such as Networks::smallCnn");
        }
        model = Model.newInstance("tammes", device);
        model.setBlock(block);
        try {
            block.initialize(model.getNDManager(), DataType.FLOAT32, input);
            Shape output = block.getOutputShapes(new Shape[] {input})[0];
            if (output.dimension() != 2 || output.get(1) != task.outputs()) {
                throw new IllegalArgumentException("the network turns an input of shape " + inputShape + " into "
                        + output + " but " + task.name() + " needs (1, " + task.outputs() + ")");
            }
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    Model model() {
        return model;
    }

    /** Returns the weights and running statistics by name. */
    Map<String, Parameter> parameters() {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : model.getBlock().getParameters()) {
            byName.put(pair.getKey(), pair.getValue());
        }
        return byName;
    }

    /** Returns the number of trained weights. */
    long size() {
        return parameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    /** Returns a checksum of the names and shapes of all weights: the structure, whatever their values. */
    long structure() {
        CRC32 checksum = new CRC32();
        parameters()
                .forEach((name, parameter) ->
                        checksum.update((name + parameter.getArray().getShape()).getBytes(StandardCharsets.UTF_8)));
        return checksum.getValue();
    }

    /**
     * Predicts all examples, minibatch by minibatch.
     *
     * @param truth receives, where the task has targets, those that the minibatches carry: with augmentation they may be
     *     drawn, not given; {@code (N)}, or null if they are not wanted
     */
    Predictions predict(Minibatches minibatches, float[] truth) {
        int size = minibatches.size();
        float[][] outputs = new float[size][];
        float[][] scores = null;
        float[] targets = null;
        int done = 0;
        try (NDManager manager = model.getNDManager().newSubManager()) {
            for (Batch batch : minibatches.epoch(manager, 0)) {
                try (batch) {
                    requireNotInterrupted();
                    ParameterStore store = new DetachedParameters(batch.getManager());
                    NDArray output = model.getBlock()
                            .forward(store, batch.getData(), false)
                            .singletonOrThrow();
                    int count = (int) output.getShape().get(0);
                    copyRows(output, outputs, done);
                    NDArray score = task.scores(output);
                    if (score != null) {
                        scores = scores == null ? new float[size][] : scores;
                        copyRows(score, scores, done);
                    }
                    NDArray target = task.targets(output);
                    if (target != null) {
                        targets = targets == null ? new float[size] : targets;
                        System.arraycopy(target.toFloatArray(), 0, targets, done, count);
                        if (truth != null) {
                            NDList labels = batch.getLabels();
                            System.arraycopy(labels.get(labels.size() - 1).toFloatArray(), 0, truth, done, count);
                        }
                    }
                    done += count;
                }
            }
        }
        return new Predictions(outputs, scores, targets);
    }

    /** Ends a prediction whose cell was interrupted; the interrupt is consumed. */
    private static void requireNotInterrupted() {
        if (Thread.interrupted()) {
            throw new CancellationException("the prediction was interrupted");
        }
    }

    private static void copyRows(NDArray from, float[][] to, int start) {
        float[] values = from.toFloatArray();
        int columns = (int) from.getShape().get(1);
        for (int row = 0; row < values.length / columns; row++) {
            to[start + row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
    }

    /** Returns the state for a checkpoint; the arrays stay the network's. */
    NDList save() {
        NDList list = new NDList();
        parameters().forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            array.setName(name);
            list.add(array);
        });
        return list;
    }

    @Override
    public void close() {
        model.close();
    }
}
