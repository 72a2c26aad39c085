package io.github.tammes.net;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Networks as DJL blocks, not yet initialised: the number of input channels, and where it is free the image size, are
 * taken from the first input.
 *
 * <p>All end in a linear layer with as many outputs as asked: the dimensions of the prototypes for a hyperspherical
 * prototype network, the number of classes for softmax, 1 for plain regression. Weights are drawn as by He et al. (ICCV
 * 2015).
 */
public final class Networks {

    private Networks() {}

    /**
     * The residual network for small images of He et al. (CVPR 2016, section 4.2): a 3×3 convolution, three stages of
     * (depth − 2) / 6 basic blocks with 16, 32 and 64 channels, global average pooling, one linear layer. Where a stage
     * halves the image, the shortcut is a 3×3 convolution of stride 2, as in the HPN authors' experiments.
     *
     * <p>{@code (N, C, H, W)} → {@code (N, outputs)}. ResNet-32 with 100 outputs on colour images has 493,236 parameters
     * that are trained.
     *
     * @param depth 6n + 2: 8, 14, 20, 26, 32, 44, 56, 110 …
     * @param outputs the size of the output, at least 1
     * @return the network
     * @throws IllegalArgumentException if the depth is not of that form or the outputs are fewer than 1
     */
    public static Block cifarResNet(int depth, int outputs) {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException(
                    "depth is " + depth + " but must be 6n + 2 with n ≥ 1: 8, 14, 20, 26, 32, 44, 56, 110 …");
        }
        int blocks = (depth - 2) / 6;
        RecipeBlock network = stem(new NetworkRecipe("cifarResNet", outputs, List.of(depth)), 16, 3, 1);
        addStage(network, blocks, 16, 1, 0);
        addStage(network, blocks, 32, 2, 3);
        addStage(network, blocks, 64, 2, 3);
        return withHead(network, outputs);
    }

    /**
     * ResNet-18 for larger images, about 64×64 and up (He et al., CVPR 2016, table 1).
     *
     * <p>{@code (N, C, H, W)} → {@code (N, outputs)}; 11,689,512 trained parameters with 1,000 outputs.
     *
     * @param outputs the size of the output, at least 1
     * @return the network
     * @throws IllegalArgumentException if the outputs are fewer than 1
     */
    public static Block resNet18(int outputs) {
        return imageNetResNet("resNet18", outputs, 2, 2, 2, 2);
    }

    /**
     * ResNet-34 for larger images, about 64×64 and up (He et al., CVPR 2016, table 1).
     *
     * <p>{@code (N, C, H, W)} → {@code (N, outputs)}; 21,797,672 trained parameters with 1,000 outputs.
     *
     * @param outputs the size of the output, at least 1
     * @return the network
     * @throws IllegalArgumentException if the outputs are fewer than 1
     */
    public static Block resNet34(int outputs) {
        return imageNetResNet("resNet34", outputs, 3, 4, 6, 3);
    }

    /**
     * A small convolutional network that learns digits or garments in seconds on a processor: three 3×3 convolutions
     * with 16, 32 and 64 channels, each with batch normalisation, the last two of stride 2, then one linear layer that
     * sees where each feature lies.
     *
     * <p>{@code (N, C, H, W)} → {@code (N, outputs)}, images of about 8×8 to 64×64.
     *
     * @param outputs the size of the output, at least 1
     * @return the network
     * @throws IllegalArgumentException if the outputs are fewer than 1
     */
    public static Block smallCnn(int outputs) {
        RecipeBlock network = stem(new NetworkRecipe("smallCnn", outputs, List.of()), 16, 3, 1);
        addConvolution(network, 32, 3, 2);
        addConvolution(network, 64, 3, 2);
        network.add(Blocks.batchFlattenBlock()).add(Layers.linear(checkedOutputs(outputs)));
        return complete(network);
    }

    /**
     * A multilayer perceptron: fully connected layers with rectified linear units between them.
     *
     * <p>{@code (N, …)} → {@code (N, outputs)}; images are flattened.
     *
     * @param outputs the size of the output, at least 1
     * @param hidden the sizes of the hidden layers, each at least 1; none for a linear model
     * @return the network
     * @throws IllegalArgumentException if a size is less than 1
     */
    public static Block mlp(int outputs, int... hidden) {
        RecipeBlock network = new RecipeBlock(
                new NetworkRecipe("mlp", outputs, IntStream.of(hidden).boxed().toList()));
        network.add(Blocks.batchFlattenBlock());
        for (int units : hidden) {
            if (units < 1) {
                throw new IllegalArgumentException("a hidden layer has " + units + " units but must have at least 1");
            }
            network.add(Layers.linear(units)).add(Layers.relu());
        }
        network.add(Layers.linear(checkedOutputs(outputs)));
        return complete(network);
    }

    private static Block imageNetResNet(String name, int outputs, int... blocks) {
        RecipeBlock network = stem(new NetworkRecipe(name, outputs, List.of()), 64, 7, 2);
        network.add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        addStage(network, blocks[0], 64, 1, 0);
        addStage(network, blocks[1], 128, 2, 1);
        addStage(network, blocks[2], 256, 2, 1);
        addStage(network, blocks[3], 512, 2, 1);
        return withHead(network, outputs);
    }

    private static RecipeBlock stem(NetworkRecipe recipe, int channels, int kernel, int stride) {
        RecipeBlock network = new RecipeBlock(recipe);
        addConvolution(network, channels, kernel, stride);
        return network;
    }

    private static void addConvolution(SequentialBlock network, int channels, int kernel, int stride) {
        network.add(Layers.convolution(channels, kernel, stride))
                .add(BatchNorm.builder().build())
                .add(Layers.relu());
    }

    /** Adds the blocks of one stage; only its first may change the size, with a shortcut of the given kernel. */
    private static void addStage(SequentialBlock network, int blocks, int channels, int stride, int projectionKernel) {
        network.add(new ResidualBlock(channels, stride, projectionKernel));
        for (int i = 1; i < blocks; i++) {
            network.add(new ResidualBlock(channels, 1, 0));
        }
    }

    private static Block withHead(RecipeBlock network, int outputs) {
        network.add(Pool.globalAvgPool2dBlock()).add(Layers.linear(checkedOutputs(outputs)));
        return complete(network);
    }

    private static Block complete(RecipeBlock network) {
        network.complete();
        return Layers.heInitialized(network);
    }

    private static int checkedOutputs(int outputs) {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs is " + outputs + " but must be at least 1");
        }
        return outputs;
    }
}
