package io.github.tammes.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;

/** The layers that the networks share. */
final class Layers {

    private Layers() {}

    /** A convolution without bias, padded so that a stride of 1 keeps the size. */
    static Conv2d convolution(int channels, int kernel, int stride) {
        return Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optBias(false)
                .build();
    }

    /** A fully connected layer. */
    static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** A rectified linear unit that closes its input, which nothing else reads. */
    static Block relu() {
        return new LambdaBlock(
                inputs -> {
                    NDArray input = inputs.singletonOrThrow();
                    NDArray output = Activation.relu(input);
                    input.close();
                    return new NDList(output);
                },
                "relu");
    }

    /**
     * Initialises the weights as He et al. (ICCV 2015, equation 10): normal, variance 2 / fan-in.
     *
     * @param block a block, not yet initialised
     * @return the same block
     */
    static <B extends Block> B heInitialized(B block) {
        block.setInitializer(new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2), Parameter.Type.WEIGHT);
        return block;
    }
}
