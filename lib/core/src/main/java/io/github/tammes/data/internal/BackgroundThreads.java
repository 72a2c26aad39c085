package io.github.tammes.data.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that end by themselves when there has been nothing to do for a second. */
public final class BackgroundThreads {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private BackgroundThreads() {}

    /** Returns an executor of so many threads, or one that runs everything in the calling thread if there are none. */
    public static Executor of(int threads) {
        if (threads == 0) {
            return Runnable::run;
        }
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "tammes-minibatches-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        // Nobody has to remember to close anything: an abandoned epoch leaves no thread behind.
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
