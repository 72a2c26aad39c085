package io.github.tammes.data.minibatch;

import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers of closed batches, waiting to be filled again; it keeps no more of them than it was told to. */
final class BufferPool {

    private final int batchSize;
    private final int inputLength;
    private final int capacity;
    private final Deque<BatchBuffers> free = new ArrayDeque<>();

    BufferPool(int batchSize, int inputLength, int capacity) {
        this.batchSize = batchSize;
        this.inputLength = inputLength;
        this.capacity = capacity;
    }

    BatchBuffers take() {
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return BatchBuffers.allocate(batchSize, inputLength);
    }

    /** Takes back buffers that nothing views any more. */
    void giveBack(BatchBuffers buffers) {
        synchronized (free) {
            if (free.size() < capacity) {
                free.push(buffers);
            }
        }
    }
}
