package io.github.tammes.data.minibatch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.Batchifier;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A batch whose arrays view pooled memory, which goes back to the pool once all of them are closed. */
final class PooledBatch extends Batch {

    /** Memory that arrays taken out of closed batches still view; nothing else would keep it from being freed. */
    private static final Queue<TakenOut> TAKEN_OUT = new ConcurrentLinkedQueue<>();

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
        TAKEN_OUT.removeIf(TakenOut::isOver);
        TakenOut rest = new TakenOut(views, buffers);
        if (rest.isOver()) {
            pool.giveBack(buffers);
        } else {
            TAKEN_OUT.add(rest);
        }
    }

    private record TakenOut(List<NDArray> views, BatchBuffers buffers) {

        boolean isOver() {
            return views.stream().allMatch(NDArray::isReleased);
        }
    }
}
