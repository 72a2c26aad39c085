package io.github.tammes.data.minibatch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The memory of one batch outside the Java heap, which arrays of the engine can view without a copy. */
record BatchBuffers(ByteBuffer inputs, ByteBuffer labels, ByteBuffer targets) {

    static BatchBuffers allocate(int batchSize, int inputLength) {
        return new BatchBuffers(
                direct(Math.multiplyExact(Math.multiplyExact(batchSize, inputLength), Float.BYTES)),
                direct(Math.multiplyExact(batchSize, Long.BYTES)),
                direct(Math.multiplyExact(batchSize, Float.BYTES)));
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
