package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.tammes.internal.ClassNames;
import io.github.tammes.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** A network with its weights on a device; closing it frees the weights. */
final class Network implements AutoCloseable {

    private final Model model;

    /** Makes a network with new weights; the engine's random seed decides them. */
    Network(Task task, Block block, Shape inputShape, Device device) {
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
     * Takes over the weights of another network: all, or all but those of the last layer if its size is another.
     *
     * @throws IllegalArgumentException if the structure is another
     */
    void startFrom(Block other) {
        Map<String, NDArray> given = new LinkedHashMap<>();
        for (Pair<String, Parameter> pair : other.getParameters()) {
            given.put(pair.getKey(), pair.getValue().getArray());
        }
        Map<String, Parameter> own = parameters();
        List<String> names = new ArrayList<>(own.keySet());
        // A layer's parameters have what stands before the last underscore in common.
        String last = layer(names.get(names.size() - 1));
        if (!own.keySet().equals(given.keySet())) {
            throw new IllegalArgumentException("the model to start from is of another network: its weights are "
                    + ClassNames.shown(List.copyOf(given.keySet())) + ", here " + ClassNames.shown(names));
        }
        own.forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            NDArray from = given.get(name);
            if (from.getShape().equals(array.getShape())) {
                // A detached view, since a trained weight itself must not change where autograd is on.
                try (NDArray values = array.stopGradient();
                        NDArray there = from.toDevice(array.getDevice(), true)) {
                    values.set(new NDIndex(":"), there);
                }
            } else if (!layer(name).equals(last)) {
                throw new IllegalArgumentException("the model to start from is of another network: " + name
                        + " is of shape " + from.getShape() + " there, " + array.getShape() + " here");
            }
        });
    }

    private static String layer(String parameter) {
        return parameter.substring(0, Math.max(0, parameter.lastIndexOf('_')));
    }

    /** Returns a checksum of all weights. */
    static long checksum(Block network) {
        CRC32 checksum = new CRC32();
        for (Pair<String, Parameter> pair : network.getParameters()) {
            checksum.update(pair.getValue().getArray().toByteArray());
        }
        return checksum.getValue();
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
