package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import io.github.tammes.data.internal.Checksum;
import io.github.tammes.internal.ClassNames;
import io.github.tammes.net.internal.NewModel;
import io.github.tammes.task.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** A network with its weights on a device; closing it frees the weights. */
final class Network implements AutoCloseable {

    private final Model model;

    /** Makes a network with new weights; the engine's random seed decides them. */
    Network(Task task, Block block, Shape inputShape, Device device) {
        Shape input = new Shape(1).addAll(inputShape);
        requireNew(block);
        model = NewModel.on(device);
        model.setBlock(block);
        try {
            Shape output = initialized(block, input);
            if (output.dimension() != 2 || output.get(1) != task.outputs()) {
                throw new IllegalArgumentException("the network turns an input of shape " + inputShape + " into "
                        + output + " but " + task.name() + " needs (1, " + task.outputs() + ")");
            }
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Makes the weights for inputs of a shape and returns the shape of the outputs. */
    private Shape initialized(Block block, Shape input) {
        try {
            block.initialize(model.getNDManager(), DataType.FLOAT32, input);
            return block.getOutputShapes(new Shape[] {input})[0];
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException | EngineException e) {
            throw new IllegalArgumentException(
                    "the network takes no input of shape " + input.slice(1) + " (" + e.getMessage()
                            + "); images are (C, H,"
                            + " W), for which most networks are made, and rows of a table are (F), for which Networks.mlp is",
                    e);
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

    /** Returns the number of weights and a checksum of the structure, whatever the weights' values. */
    String structure() {
        return structure(size(), NetworkStructure.of(model.getBlock(), Map.of()));
    }

    private static String structure(long size, String text) {
        return String.format(
                Locale.ROOT,
                "%,d trained weights, %s",
                size,
                Checksum.sha256(text).substring(0, 16));
    }

    /**
     * Returns the structure of a network that is made for this only. Nothing is drawn for it, so that a training in another
     * thread goes on with the random numbers that are its own.
     */
    static String structure(Block block, Shape inputShape, Device device) {
        requireNew(block);
        Map<Parameter, Initializer> initializers = new HashMap<>();
        for (Pair<String, Parameter> pair : block.getParameters()) {
            initializers.put(pair.getValue(), pair.getValue().getInitializer());
            pair.getValue().setInitializer(Initializer.ZEROS);
        }
        try (NDManager manager = NDManager.newBaseManager(device)) {
            block.initialize(manager, DataType.FLOAT32, new Shape(1).addAll(inputShape));
            long size = block.getParameters().stream()
                    .map(Pair::getValue)
                    .filter(Parameter::requiresGradient)
                    .mapToLong(parameter -> parameter.getShape().size())
                    .sum();
            return structure(size, NetworkStructure.of(block, initializers));
        }
    }

    private static void requireNew(Block block) {
        if (block.isInitialized()) {
            throw new IllegalArgumentException(
                    "the network already has weights: give a factory that makes a new one, such as Networks::smallCnn");
        }
    }

    /** Lets go of what only training needs, the gradients and what DJL has left open; the weights stay as they are. */
    void endTraining() {
        for (Parameter parameter : parameters().values()) {
            if (parameter.getArray().hasGradient()) {
                withoutGradient(parameter);
            }
        }
        Set<String> weights = parameters().values().stream()
                .map(parameter -> parameter.getArray().getUid())
                .collect(Collectors.toSet());
        model.getNDManager().getManagedArrays().stream()
                .filter(array -> !weights.contains(array.getUid()))
                .forEach(NDArray::close);
    }

    /** PyTorch keeps a gradient as long as its weight, and DJL changes the array of a parameter only by reading another. */
    private void withoutGradient(Parameter parameter) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            parameter.save(new DataOutputStream(bytes));
            parameter.close();
            parameter.load(model.getNDManager(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("a parameter could not be copied in memory", e);
        }
    }

    /**
     * Takes over the weights of another network: all, or all but those of the last layer if it has another number of outputs.
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
        if (own.entrySet().stream()
                .filter(parameter -> layer(parameter.getKey()).equals(last))
                .anyMatch(parameter ->
                        outputs(parameter.getValue().getArray()) != outputs(given.get(parameter.getKey())))) {
            own.keySet().removeIf(name -> layer(name).equals(last)); // begins anew, its bias too
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
            } else {
                throw new IllegalArgumentException("the model to start from is of another network: " + name
                        + " is of shape " + from.getShape() + " there, " + array.getShape() + " here");
            }
        });
    }

    private static long outputs(NDArray weight) {
        return weight.getShape().get(0);
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
