package io.github.tammes.model;

import io.github.tammes.net.NetworkRecipe;
import io.github.tammes.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that is known of a trained network beside its weights.
 *
 * @param task what it was trained for
 * @param inputs what it takes
 * @param classNames in the order of the task's classes; empty without classes
 * @param unit of the value; empty if none was given
 * @param threshold the smallest score of a class that is believed; −∞ if all are
 * @param madeBy the label of the run that made it, by name
 */
record ModelDescription(
        Task task, Inputs inputs, List<String> classNames, String unit, double threshold, Map<String, String> madeBy) {

    ModelDescription withUnit(String other) {
        return new ModelDescription(task, inputs, classNames, other, threshold, madeBy);
    }

    ModelDescription withThreshold(double smallest) {
        return new ModelDescription(task, inputs, classNames, unit, smallest, madeBy);
    }

    /** Says what is written beside weights. */
    ModelJson toJson(Optional<NetworkRecipe> network, String weights) {
        return ModelJson.of(this, network, weights);
    }

    /**
     * Reads one answer.
     *
     * @param scores one for each class; null without classes
     * @param value null without a target
     * @param input what was asked about
     */
    Prediction answer(float[] scores, Double value, Object input) {
        return new Prediction(
                classNames,
                scores == null ? null : shown(scores),
                task.prototypes() != null,
                threshold,
                value,
                unit,
                inputs.areImages() ? () -> inputs.seen(input) : null);
    }

    /** Returns cosines as they are, and other scores as probabilities. */
    double[] shown(float[] scores) {
        double[] values =
                IntStream.range(0, scores.length).mapToDouble(k -> scores[k]).toArray();
        if (task.prototypes() != null) {
            return values;
        }
        double largest = Arrays.stream(values).max().orElse(0);
        double sum = Arrays.stream(values).map(v -> Math.exp(v - largest)).sum();
        return Arrays.stream(values).map(v -> Math.exp(v - largest) / sum).toArray();
    }
}
