package io.github.tammes.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.Batchifier;
import java.util.List;

/** A batch whose arrays view pooled memory, which goes back to the pool once all of them are closed. */
final class PooledBatch extends Batch {

    private final List<NDArray> views;
    private final BatchBuffers buffers;
    private final BufferPool pool;
    private boolean closed;

    PooledBatch(
            NDManager manager,
            NDList data,
            NDList labels,
            List<NDArray> views,
            BatchBuffers buffers,
            BufferPool pool,
            long progress,
            long total,
            List<Integer> indices) {
        super(manager, data, labels, indices.size(), Batchifier.STACK, Batchifier.STACK, progress, total, indices);
        this.views = views;
        this.buffers = buffers;
        this.pool = pool;
    }

    /** Closes the arrays; if one of them was taken out of the batch to live on, its memory is never written again. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        super.close();
        if (views.stream().allMatch(NDArray::isReleased)) {
            pool.giveBack(buffers);
        }
    }
}
