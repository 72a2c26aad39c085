package io.github.tammes.model;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.Standardization;
import io.github.tammes.net.NetworkRecipe;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The file {@code model.json}: all of a model but the numbers of its weights and prototypes.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format
 * @param network how the library makes the network; null for a network of one's own
 * @param weights CRC-32 of the weights file, in hexadecimal
 * @param inputShape without the batch
 * @param normalization null for rows
 * @param featureNames null for images
 * @param standardization null for images
 * @param task all of it but its prototypes
 * @param prototypes null where the task has none
 * @param classNames empty without classes
 * @param unit empty if there is none
 * @param threshold null if there is none
 * @param madeBy the label of the run that made it
 */
record ModelJson(
        String format,
        int version,
        NetworkRecipe network,
        String weights,
        List<Long> inputShape,
        Normalization normalization,
        List<String> featureNames,
        Standardization standardization,
        Map<String, String> task,
        Made prototypes,
        List<String> classNames,
        String unit,
        Double threshold,
        Map<String, String> madeBy) {

    static final String FORMAT = "tammes-model";
    static final int VERSION = 1;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** How the prototypes were made, and their checksum. */
    record Made(int dimensions, String method, Long seed, String fingerprint) {}

    /** What is looked at first, whatever the rest may be. */
    private record Head(String format, int version) {}

    static ModelJson of(ModelDescription description, Optional<NetworkRecipe> network, String weights) {
        Inputs inputs = description.inputs();
        Prototypes prototypes = description.task().prototypes();
        return new ModelJson(
                FORMAT,
                VERSION,
                network.orElse(null),
                weights,
                LongStream.of(inputs.shape().getShape()).boxed().toList(),
                inputs.normalization().orElse(null),
                inputs.featureNames().isEmpty() ? null : inputs.featureNames(),
                inputs.standardization().orElse(null),
                description.task().recipe(),
                prototypes == null
                        ? null
                        : new Made(
                                prototypes.dimensions(),
                                prototypes.method(),
                                prototypes.seed().isPresent()
                                        ? (Long) prototypes.seed().getAsLong()
                                        : null,
                                prototypes.fingerprint()),
                description.classNames(),
                description.unit(),
                Double.isInfinite(description.threshold()) ? null : (Double) description.threshold(),
                description.madeBy());
    }

    Shape shape() {
        return new Shape(inputShape);
    }

    String text() {
        return GSON.toJson(this);
    }

    /**
     * Reads the file's text.
     *
     * @throws IllegalArgumentException if it is of another kind, newer, or damaged; the message is the reason
     */
    static ModelJson parse(String text) {
        try {
            Head head = GSON.fromJson(text, Head.class);
            if (head == null || !FORMAT.equals(head.format())) {
                throw new IllegalArgumentException("model.json is not of a model of this library");
            }
            if (head.version() > VERSION) {
                throw new IllegalArgumentException("it was written by a newer version of the library (format "
                        + head.version() + ", and this one reads up to " + VERSION + "): update the library");
            }
            ModelJson json = GSON.fromJson(text, ModelJson.class);
            Objects.requireNonNull(json.weights, "weights");
            Objects.requireNonNull(json.task, "task");
            Objects.requireNonNull(json.classNames, "classNames");
            long size = 1;
            for (long length : json.inputShape) {
                size = length < 1 ? 0 : Math.multiplyExact(size, length);
            }
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("model.json is damaged: inputs of shape " + json.inputShape);
            }
            return json;
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("model.json is damaged", e);
        }
    }

    /**
     * Puts the description together.
     *
     * @param rows of the prototypes, {@code (K, D)} in C order; null where there are none
     * @param own the task if it is one of the user's; null for a ready-made one
     * @throws IllegalArgumentException if something does not fit; the message is the reason
     */
    ModelDescription description(double[] rows, Task own) {
        Prototypes placed = null;
        if (prototypes != null) {
            if (rows == null) {
                throw new IllegalArgumentException("its prototypes are missing");
            }
            placed = Prototypes.of(
                            rows,
                            prototypes.dimensions(),
                            prototypes.method(),
                            prototypes.seed() == null ? OptionalLong.empty() : OptionalLong.of(prototypes.seed()))
                    .withClassNames(classNames);
            if (!placed.fingerprint().equals(prototypes.fingerprint())) {
                throw new IllegalArgumentException("its prototypes are damaged");
            }
        }
        if (task.isEmpty() && own == null) {
            throw new IllegalArgumentException(
                    "it was trained for a task of one's own: give the task, as load(folder, network, task)");
        }
        Task trained = task.isEmpty() ? own : Task.of(task, placed);
        if (trained.classes() != classNames.size()) {
            throw new IllegalArgumentException("model.json is damaged: " + trained.classes() + " classes, but "
                    + classNames.size() + " class names");
        }
        Inputs inputs = new Inputs(
                shape(),
                Optional.ofNullable(normalization),
                featureNames == null ? List.of() : featureNames,
                Optional.ofNullable(standardization));
        return new ModelDescription(
                trained,
                inputs,
                List.copyOf(classNames),
                unit == null ? "" : unit,
                threshold == null ? Double.NEGATIVE_INFINITY : threshold,
                madeBy == null ? Map.of() : madeBy);
    }
}
