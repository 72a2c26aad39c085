package io.github.tammes.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs something long beside the cell's thread, which shows how far it is and can be interrupted. */
final class Background {

    private static final long TICK_MILLIS = 200;

    private Background() {}

    /**
     * Waits for a result.
     *
     * @param work what takes long
     * @param tick called a few times a second from the calling thread
     * @throws IllegalStateException if the cell is interrupted; the work is then told to stop
     */
    static <T> T run(Callable<T> work, Runnable tick) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "tammes-background");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                tick.run();
            } catch (InterruptedException e) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before it was done; run the cell again to go on", e);
            } catch (ExecutionException e) {
                throw asRuntimeException(e.getCause());
            }
        }
    }

    private static RuntimeException asRuntimeException(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
}
