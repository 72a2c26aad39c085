package io.github.tammes.data.minibatch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes the arrays of a filled batch. */
final class BatchViewer {

    private final Examples examples;
    private final boolean channelsLast;
    private final boolean hasTargets;
    private final BufferPool pool;

    BatchViewer(Examples examples, boolean channelsLast, boolean hasTargets, BufferPool pool) {
        this.examples = examples;
        this.channelsLast = channelsLast;
        this.hasTargets = hasTargets;
        this.pool = pool;
    }

    /** Makes arrays that belong to a new child of a manager; on the CPU they view the buffers, elsewhere they are copies. */
    Batch view(BatchFiller.Filled filled, NDManager parent) {
        BatchBuffers buffers = filled.buffers();
        int size = filled.indices().size();
        NDManager manager = parent.newSubManager();
        try {
            List<NDArray> views = new ArrayList<>();
            NDList labels = new NDList();
            if (examples.hasLabels()) {
                labels.add(create(manager, buffers.labels(), new Shape(size), DataType.INT64));
            }
            if (hasTargets) {
                labels.add(create(manager, buffers.targets(), new Shape(size), DataType.FLOAT32));
            }
            views.addAll(labels);
            NDArray inputs = inputs(manager, buffers.inputs(), size, views);
            return new PooledBatch(
                    manager,
                    new NDList(inputs),
                    labels,
                    views,
                    buffers,
                    pool,
                    filled.served(),
                    examples.size(),
                    filled.indices());
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    private NDArray inputs(NDManager manager, ByteBuffer buffer, int size, List<NDArray> views) {
        Shape shape = examples.inputShape();
        if (!(examples instanceof ImageData) || !channelsLast) {
            NDArray inputs = create(manager, buffer, new Shape(size).addAll(shape), DataType.FLOAT32);
            views.add(inputs);
            return inputs;
        }
        Shape inMemory = new Shape(size, shape.get(1), shape.get(2), shape.get(0));
        NDArray stored = create(manager, buffer, inMemory, DataType.FLOAT32);
        // Only a view, but one by whose strides PyTorch chooses its channels-last kernels for the whole network. The
        // array
        // it views stays open beside it, for that is what keeps the memory of a batch that nobody refers to from the
        // garbage collector.
        NDArray inputs = stored.transpose(0, 3, 1, 2);
        views.add(inputs);
        return inputs;
    }

    private static NDArray create(NDManager manager, ByteBuffer buffer, Shape shape, DataType type) {
        ByteBuffer part = buffer.duplicate().order(ByteOrder.nativeOrder());
        part.position(0).limit(Math.toIntExact(shape.size() * type.getNumOfBytes()));
        return manager.create(part, shape, type);
    }
}
