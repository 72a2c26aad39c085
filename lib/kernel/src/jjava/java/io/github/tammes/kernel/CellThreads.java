package io.github.tammes.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that run cells. Knows the one that runs now, so that it can be interrupted and waited for. */
final class CellThreads extends ThreadPoolExecutor {

    private static final int KEEP_SECONDS = 60;

    private Thread running;
    private boolean stopping;

    CellThreads(ThreadFactory factory) {
        super(0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /** Interrupts what runs now, and what is begun before {@link #goOn()}. */
    synchronized void stop() {
        stopping = true;
        if (running != null) {
            running.interrupt();
        }
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized void goOn() {
        stopping = false;
        running = null;
    }

    /** JJava gives each snippet as a task, and hands to JShell what the snippet has thrown. */
    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> snippet) {
        return new FutureTask<>(() -> {
            try {
                return snippet.call();
            } catch (InvocationTargetException e) {
                throw new InvocationTargetException(ThrownCopy.ifNeeded(e.getTargetException()));
            }
        });
    }

    @Override
    protected synchronized void beforeExecute(Thread thread, Runnable task) {
        super.beforeExecute(thread, task);
        running = thread;
        if (stopping) {
            thread.interrupt();
        }
    }

    @Override
    protected synchronized void afterExecute(Runnable task, Throwable failure) {
        super.afterExecute(task, failure);
        if (Thread.currentThread() == running) {
            running = null;
        }
    }
}
