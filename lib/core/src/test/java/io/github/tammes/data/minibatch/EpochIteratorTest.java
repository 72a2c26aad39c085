package io.github.tammes.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.dataset.Batch;
import io.github.tammes.data.internal.BackgroundThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochIteratorTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void servesBatchesInOrderHoweverLongEachTakes(int threads) {
        List<Integer> served = new ArrayList<>();
        EpochIterator batches = iterator(
                12,
                threads,
                number -> {
                    if (number % 3 == 0) {
                        LockSupport.parkNanos(3_000_000);
                    }
                    return filled(number);
                },
                served);
        while (batches.hasNext()) {
            batches.next();
        }
        assertEquals(IntStream.range(0, 12).boxed().toList(), served);
        assertThrows(NoSuchElementException.class, batches::next);
    }

    @Test
    void neverFillsFurtherAheadThanItMay() {
        AtomicInteger filled = new AtomicInteger();
        List<Integer> served = new ArrayList<>();
        EpochIterator batches = new EpochIterator(
                50,
                3,
                number -> {
                    filled.incrementAndGet();
                    return filled(number);
                },
                batch -> view(batch, served),
                Runnable::run);
        for (int i = 1; i <= 50; i++) {
            batches.next();
            assertTrue(filled.get() <= i + 3, filled + " filled after " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aFailureReachesTheCallerWithItsCauseAfterTheBatchesBeforeIt(int threads) {
        IllegalArgumentException cause = new IllegalArgumentException("the disk is on fire");
        List<Integer> served = new ArrayList<>();
        EpochIterator batches = iterator(
                5,
                threads,
                number -> {
                    if (number == 2) {
                        throw cause;
                    }
                    return filled(number);
                },
                served);
        batches.next();
        batches.next();
        IllegalStateException error = assertThrows(IllegalStateException.class, batches::next);
        assertSame(cause, error.getCause());
        assertTrue(error.getMessage().contains("Batch 2") && error.getMessage().contains("the disk is on fire"));
        assertEquals(List.of(0, 1), served);
    }

    @Test
    void anInterruptWhileWaitingIsKeptForTheCaller() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        List<Integer> served = new ArrayList<>();
        EpochIterator batches = iterator(
                1,
                1,
                number -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("the worker must not be interrupted", e);
                    }
                    return filled(number);
                },
                served);
        List<Boolean> interrupted = new ArrayList<>();
        Thread caller = new Thread(() -> {
            batches.next();
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.interrupt();
        release.countDown();
        caller.join();
        assertEquals(List.of(true), interrupted);
        assertEquals(List.of(0), served);
    }

    @Test
    void theThreadsEndByThemselvesWhenAnEpochIsAbandoned() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        EpochIterator batches = iterator(
                100,
                2,
                number -> {
                    synchronized (threads) {
                        threads.add(Thread.currentThread());
                    }
                    return filled(number);
                },
                new ArrayList<>());
        batches.next();
        List<Thread> seen;
        synchronized (threads) {
            seen = List.copyOf(threads);
        }
        for (Thread thread : seen) {
            assertTrue(thread.isDaemon());
            thread.join(30_000);
            assertTrue(!thread.isAlive(), thread + " is still alive");
        }
    }

    private static EpochIterator iterator(
            int batches, int threads, IntFunction<BatchFiller.Filled> filler, List<Integer> served) {
        Executor executor = BackgroundThreads.of(threads);
        return new EpochIterator(
                batches, threads == 0 ? 0 : threads + 1, filler, batch -> view(batch, served), executor);
    }

    private static BatchFiller.Filled filled(int number) {
        return new BatchFiller.Filled(BatchBuffers.allocate(1, 1), List.of(number), number + 1);
    }

    /** Notes which batch it was; no arrays are needed here. */
    private static Batch view(BatchFiller.Filled batch, List<Integer> served) {
        served.add(batch.indices().get(0));
        return null;
    }
}
