package io.github.tammes.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The basic residual block (He et al., CVPR 2016, figure 5 left): {@code relu(bn(conv(relu(bn(conv(x))))) + shortcut(x))}.
 *
 * <p>It closes each intermediate as soon as the next one exists. Autograd keeps what the backward pass needs, so nothing
 * is lost, but about two fifths of the activations of a training step return to the allocator at once, where DJL's
 * ready-made blocks would hold them until the minibatch is closed.
 */
final class ResidualBlock extends AbstractBlock {

    private final long channels;
    private final Block firstConvolution;
    private final Block firstNorm;
    private final Block secondConvolution;
    private final Block secondNorm;
    private final Block projection;
    private final Block projectionNorm;

    /**
     * Makes a block.
     *
     * @param channels the channels of its output
     * @param stride the stride of its first convolution
     * @param projectionKernel the kernel size of the convolution in the shortcut; 0 for an identity shortcut
     */
    ResidualBlock(int channels, int stride, int projectionKernel) {
        this.channels = channels;
        firstConvolution = addChildBlock("conv", Layers.convolution(channels, 3, stride));
        firstNorm = addChildBlock("norm", BatchNorm.builder().build());
        secondConvolution = addChildBlock("conv", Layers.convolution(channels, 3, 1));
        secondNorm = addChildBlock("norm", BatchNorm.builder().build());
        if (projectionKernel > 0) {
            projection = addChildBlock("projection", Layers.convolution(channels, projectionKernel, stride));
            projectionNorm = addChildBlock("projectionNorm", BatchNorm.builder().build());
        } else {
            projection = null;
            projectionNorm = null;
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        NDArray hidden = normalized(store, firstConvolution, firstNorm, input, training);
        NDArray active = Activation.relu(hidden);
        hidden.close();
        NDArray residual = normalized(store, secondConvolution, secondNorm, active, training);
        active.close();
        NDArray shortcut = projection == null ? input : normalized(store, projection, projectionNorm, input, training);
        // Not in place: DJL's batch normalisation returns a view, and adding into a view makes the backward pass copy
        // the whole gradient twice and lose its channels-last layout.
        NDArray sum = residual.add(shortcut);
        residual.close();
        if (shortcut != input) {
            shortcut.close();
        }
        NDArray output = Activation.relu(sum);
        sum.close();
        return new NDList(output);
    }

    private static NDArray normalized(
            ParameterStore store, Block convolution, Block norm, NDArray input, boolean training) {
        NDList convolved = convolution.forward(store, new NDList(input), training);
        NDArray result = norm.forward(store, convolved, training).singletonOrThrow();
        convolved.close();
        return result;
    }

    @Override
    public void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        firstConvolution.initialize(manager, dataType, inputShapes);
        Shape[] inner = firstConvolution.getOutputShapes(inputShapes);
        firstNorm.initialize(manager, dataType, inner);
        secondConvolution.initialize(manager, dataType, inner);
        secondNorm.initialize(manager, dataType, inner);
        if (projection != null) {
            projection.initialize(manager, dataType, inputShapes);
            projectionNorm.initialize(manager, dataType, inner);
        } else if (inputShapes[0].get(1) != channels) {
            throw new IllegalArgumentException("an identity shortcut needs as many input channels ("
                    + inputShapes[0].get(1) + ") as output channels (" + channels + ")");
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return firstConvolution.getOutputShapes(inputShapes);
    }
}
