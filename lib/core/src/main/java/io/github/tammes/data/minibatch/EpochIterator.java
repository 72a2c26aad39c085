package io.github.tammes.data.minibatch;

import ai.djl.training.dataset.Batch;
import io.github.tammes.data.DataException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The batches of one epoch in order, a few of them being filled ahead by other threads. */
final class EpochIterator implements Iterator<Batch> {

    private final int batches;
    private final int ahead;
    private final IntFunction<BatchFiller.Filled> filler;
    private final Function<BatchFiller.Filled, Batch> viewer;
    private final Executor executor;
    private final Deque<FutureTask<BatchFiller.Filled>> pending = new ArrayDeque<>();
    private int started;
    private int served;

    /**
     * Makes an iterator; nothing is filled before the first batch is asked for.
     *
     * @param batches how many batches the epoch has
     * @param ahead how many may be filled or being filled beyond the one asked for
     * @param filler fills the batch of a given number, in any thread
     * @param viewer makes arrays of a filled batch, in the thread that asks for it
     * @param executor runs the filling
     */
    EpochIterator(
            int batches,
            int ahead,
            IntFunction<BatchFiller.Filled> filler,
            Function<BatchFiller.Filled, Batch> viewer,
            Executor executor) {
        this.batches = batches;
        this.ahead = ahead;
        this.filler = filler;
        this.viewer = viewer;
        this.executor = executor;
    }

    @Override
    public boolean hasNext() {
        return served < batches;
    }

    /** Returns the next batch; an interrupt meanwhile is kept for the caller's loop to see, not lost and not obeyed. */
    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The epoch has only " + batches + " batches.");
        }
        while (started < batches && started <= served + ahead) {
            int number = started++;
            FutureTask<BatchFiller.Filled> task = new FutureTask<>(() -> filler.apply(number));
            pending.add(task);
            executor.execute(task);
        }
        BatchFiller.Filled filled = await(pending.remove(), served);
        served++;
        return viewer.apply(filled);
    }

    private static BatchFiller.Filled await(FutureTask<BatchFiller.Filled> task, int number) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof DataException known) {
                        throw known;
                    }
                    throw new IllegalStateException(
                            "Batch " + number + " could not be prepared: "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
