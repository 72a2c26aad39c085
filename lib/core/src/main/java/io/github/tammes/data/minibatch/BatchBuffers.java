package io.github.tammes.data.minibatch;

import io.github.tammes.data.DataException;
import io.github.tammes.data.internal.Heap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The memory of one batch outside the Java heap, which arrays of the engine can view without a copy. */
record BatchBuffers(ByteBuffer inputs, ByteBuffer labels, ByteBuffer targets) {

    static BatchBuffers allocate(int batchSize, int inputLength) {
        int bytes = Math.multiplyExact(Math.multiplyExact(batchSize, inputLength), Float.BYTES);
        try {
            return new BatchBuffers(
                    direct(bytes), direct(Math.multiplyExact(batchSize, Long.BYTES)), direct(batchSize * Float.BYTES));
        } catch (OutOfMemoryError e) {
            throw new DataException(Heap.tooSmall("There is no room for a batch of " + batchSize, bytes), e);
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
