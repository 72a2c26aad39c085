package io.github.tammes.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;

/**
 * Describes a network by all that decides what it computes before it is trained: the kinds of its blocks and the numbers they
 * were made with, the shapes of its weights and how these are drawn. Two functions given as lambdas in the same class cannot
 * be told apart but by the numbers that they keep.
 */
final class NetworkStructure {

    private final Map<Parameter, Initializer> initializers;
    private final StringBuilder text = new StringBuilder();

    private NetworkStructure(Map<Parameter, Initializer> initializers) {
        this.initializers = initializers;
    }

    /**
     * Describes a network.
     *
     * @param block with its weights
     * @param initializers what was to draw the weights, of those parameters where it is no longer known
     */
    static String of(Block block, Map<Parameter, Initializer> initializers) {
        NetworkStructure structure = new NetworkStructure(initializers);
        structure.add("network", block);
        return structure.text.toString();
    }

    private void add(String name, Block block) {
        text.append(name).append(' ');
        describe(block, Block.class);
        for (Pair<String, Parameter> pair : block.getDirectParameters()) {
            Parameter parameter = pair.getValue();
            text.append(' ').append(pair.getKey()).append(parameter.getShape());
            text.append(parameter.requiresGradient() ? " drawn by " : " kept, from ");
            describe(initializers.getOrDefault(parameter, parameter.getInitializer()), Initializer.class);
        }
        text.append('{');
        for (Pair<String, Block> child : block.getChildren()) {
            add(child.getKey(), child.getValue());
        }
        text.append('}');
    }

    /** Adds the class of a value and those of its fields that are plain values. */
    private void describe(Object value, Class<?> kind) {
        if (value == null) {
            text.append("nothing");
            return;
        }
        text.append(nameOf(value.getClass())).append('(');
        for (Class<?> type = value.getClass();
                kind.isAssignableFrom(type) && !type.getName().startsWith("ai.djl.nn.Abstract");
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && field.trySetAccessible()) {
                    addPlain(field, value);
                }
            }
        }
        text.append(')');
    }

    private void addPlain(Field field, Object owner) {
        try {
            Object value = field.get(owner);
            if (isPlain(value)) {
                text.append(field.getName()).append('=').append(plain(value)).append(' ');
            } else if (value != null && value.getClass().isHidden()) {
                text.append(field.getName())
                        .append('=')
                        .append(nameOf(value.getClass()))
                        .append(kept(value))
                        .append(' ');
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    /** The plain values that a lambda and the lambdas in it have taken along, such as the slope of a leaky unit. */
    private static String kept(Object lambda) throws IllegalAccessException {
        StringBuilder values = new StringBuilder();
        for (Field field : lambda.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                Object value = field.get(lambda);
                if (isPlain(value)) {
                    values.append('[').append(plain(value)).append(']');
                } else if (value != null && value.getClass().isHidden()) {
                    values.append(kept(value));
                }
            }
        }
        return values.toString();
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof CharSequence
                || value instanceof Enum
                || value instanceof Shape
                || value instanceof DataType
                || (value != null
                        && value.getClass().isArray()
                        && value.getClass().getComponentType().isPrimitive());
    }

    private static String plain(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < Array.getLength(value); i++) {
            values.append(i == 0 ? "" : ",").append(Array.get(value, i));
        }
        return values.toString();
    }

    /** The class of a lambda has another number in each process. */
    private static String nameOf(Class<?> type) {
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " lambda";
    }
}
