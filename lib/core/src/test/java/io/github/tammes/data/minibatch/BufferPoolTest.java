package io.github.tammes.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferPoolTest {

    @Test
    void buffersComeBackWhenTheirBatchIsClosedAndOnlyOnce() {
        BufferPool pool = new BufferPool(2, 3, 4);
        BatchBuffers buffers = pool.take();
        try (NDManager manager = NDManager.newBaseManager()) {
            PooledBatch batch = batch(manager.newSubManager(), buffers, pool);
            assertNotSame(buffers, pool.take());
            batch.close();
            batch.close();
            assertSame(buffers, pool.take());
            assertNotSame(buffers, pool.take());
        }
    }

    @Test
    void buffersStillViewedByAnArrayDoNotComeBack() {
        BufferPool pool = new BufferPool(2, 3, 4);
        BatchBuffers buffers = pool.take();
        try (NDManager manager = NDManager.newBaseManager()) {
            PooledBatch batch = batch(manager.newSubManager(), buffers, pool);
            batch.getData().get(0).attach(manager);
            batch.close();
            assertNotSame(buffers, pool.take());
        }
    }

    @Test
    void keepsNoMoreThanItsCapacity() {
        BufferPool pool = new BufferPool(1, 1, 1);
        BatchBuffers first = pool.take();
        BatchBuffers second = pool.take();
        pool.giveBack(first);
        pool.giveBack(second);
        assertSame(first, pool.take());
        assertNotSame(second, pool.take());
    }

    private static PooledBatch batch(NDManager manager, BatchBuffers buffers, BufferPool pool) {
        NDArray inputs = manager.create(buffers.inputs(), new Shape(2, 3), DataType.FLOAT32);
        return new PooledBatch(
                manager, new NDList(inputs), new NDList(), List.of(inputs), buffers, pool, 2, 2, List.of(0, 1));
    }
}
