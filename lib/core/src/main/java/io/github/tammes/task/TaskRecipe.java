package io.github.tammes.task;

import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.sphere.Prototypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The ready-made tasks as names and numbers, all but their prototypes, so that they can be stored. */
final class TaskRecipe {

    private static final String KIND = "kind";

    private TaskRecipe() {}

    static Map<String, String> of(Task task) {
        Map<String, String> recipe = new LinkedHashMap<>();
        if (task instanceof PrototypeClassification) {
            recipe.put(KIND, "classification");
        } else if (task instanceof SoftmaxClassification softmax) {
            recipe.put(KIND, "softmax");
            recipe.put("classes", String.valueOf(softmax.classes()));
        } else if (task instanceof PrototypeRegression regression) {
            recipe.put(KIND, "regression");
            recipe.put("dimensions", String.valueOf(regression.dimensions()));
            putBounds(recipe, regression.bounds());
        } else if (task instanceof SquaredErrorRegression squared) {
            recipe.put(KIND, "squared error");
            recipe.put("name", squared.name());
            recipe.put("offset", String.valueOf(squared.offset()));
            recipe.put("scale", String.valueOf(squared.scale()));
        } else if (task instanceof JointTask joint) {
            recipe.put(KIND, "joint");
            putBounds(recipe, joint.bounds());
            recipe.put("arrangement", joint.arrangement().name());
            recipe.put("regression weight", String.valueOf(joint.regressionWeight()));
        }
        return recipe;
    }

    private static void putBounds(Map<String, String> recipe, TargetBounds bounds) {
        recipe.put("lower", String.valueOf(bounds.lower()));
        recipe.put("upper", String.valueOf(bounds.upper()));
    }

    static Task made(Map<String, String> recipe, Prototypes prototypes) {
        return switch (value(recipe, KIND)) {
            case "classification" -> Task.classification(required(prototypes));
            case "softmax" -> Task.softmax(parsed(recipe, "classes", Integer::valueOf));
            case "regression" -> Task.regression(parsed(recipe, "dimensions", Integer::valueOf), bounds(recipe));
            case "squared error" ->
                new SquaredErrorRegression(value(recipe, "name"), number(recipe, "offset"), number(recipe, "scale"));
            case "joint" ->
                Task.joint(
                        required(prototypes),
                        bounds(recipe),
                        parsed(recipe, "arrangement", JointArrangement::valueOf),
                        number(recipe, "regression weight"));
            default ->
                throw new IllegalArgumentException("there is no task \"" + recipe.get(KIND) + "\" in this version");
        };
    }

    private static TargetBounds bounds(Map<String, String> recipe) {
        return new TargetBounds(number(recipe, "lower"), number(recipe, "upper"));
    }

    private static double number(Map<String, String> recipe, String name) {
        return parsed(recipe, name, Double::valueOf);
    }

    private static <T> T parsed(Map<String, String> recipe, String name, Function<String, T> parser) {
        String value = value(recipe, name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the task's \"" + name + "\" cannot be \"" + value + "\"", e);
        }
    }

    private static Prototypes required(Prototypes prototypes) {
        if (prototypes == null) {
            throw new IllegalArgumentException("the task has no prototypes");
        }
        return prototypes;
    }

    private static String value(Map<String, String> recipe, String name) {
        String value = recipe.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the task has no \"" + name + "\"");
        }
        return value;
    }
}
