package io.github.tammes.net;

import ai.djl.nn.Block;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one of the {@link Networks} is made, so that a saved one can be made again without code of its user's.
 *
 * @param name of the method of {@link Networks}, such as "smallCnn"
 * @param outputs the size of the output, at least 1
 * @param sizes the other arguments: the depth of a residual network for small images, the hidden layers of a perceptron
 */
public record NetworkRecipe(String name, int outputs, List<Integer> sizes) {

    /** Copies the sizes. */
    public NetworkRecipe {
        Objects.requireNonNull(name, "name");
        sizes = List.copyOf(sizes);
    }

    /** Returns the recipe by which a network was made; empty if it is not one of {@link Networks}. */
    public static Optional<NetworkRecipe> of(Block network) {
        // With layers added or exchanged afterwards it is a network of one's own.
        return network instanceof RecipeBlock made && made.isAsMade() ? Optional.of(made.recipe()) : Optional.empty();
    }

    /**
     * Makes the network, not yet initialised.
     *
     * @throws IllegalArgumentException if there is no network of this name, or the sizes are not right for it
     */
    public Block newNetwork() {
        return switch (name) {
            case "cifarResNet" -> Networks.cifarResNet(single(), outputs);
            case "resNet18" -> Networks.resNet18(outputs);
            case "resNet34" -> Networks.resNet34(outputs);
            case "smallCnn" -> Networks.smallCnn(outputs);
            case "mlp" ->
                Networks.mlp(outputs, sizes.stream().mapToInt(Integer::intValue).toArray());
            default -> throw new IllegalArgumentException("there is no network \"" + name + "\" in this version");
        };
    }

    private int single() {
        if (sizes.size() != 1) {
            throw new IllegalArgumentException(name + " has one size, its depth, but here are " + sizes);
        }
        return sizes.get(0);
    }

    /** Returns the call that makes it, such as {@code cifarResNet(32, 10)}. */
    @Override
    public String toString() {
        Stream<Integer> arguments = name.equals("mlp")
                ? Stream.concat(Stream.of(outputs), sizes.stream())
                : Stream.concat(sizes.stream(), Stream.of(outputs));
        return name + arguments.map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
