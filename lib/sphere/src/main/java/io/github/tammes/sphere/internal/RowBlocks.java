package io.github.tammes.sphere.internal;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Work on blocks of rows, so that memory grows as K times the block and never as K². */
public final class RowBlocks {

    /** Rows of one block. */
    public static final int ROWS = 16;

    /** Below this many multiplications handing work to other threads costs more than it gains. */
    private static final long WORTH_THREADS = 1L << 21;

    /** Something to do with the rows from one index to another. */
    @FunctionalInterface
    public interface Work {
        void onRows(int from, int to);
    }

    private RowBlocks() {}

    /** Returns whether one pass over all pairs is worth more than one thread. */
    public static boolean large(int rows, int dimensions) {
        return (long) rows * rows * dimensions >= WORTH_THREADS;
    }

    /**
     * Does the work for all rows, on all cores if it is large. Blocks must not depend on each other; their bounds do not
     * depend on the number of cores, so neither do the results.
     *
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public static void run(int rows, int dimensions, Work work) {
        IntStream blocks = IntStream.range(0, (rows + ROWS - 1) / ROWS);
        Thread caller = Thread.currentThread();
        (large(rows, dimensions) ? blocks.parallel() : blocks).forEach(block -> {
            if (caller.isInterrupted()) {
                throw new CancellationException("placing the prototypes was interrupted");
            }
            work.onRows(block * ROWS, Math.min(rows, (block + 1) * ROWS));
        });
    }
}
