package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void givesTheResultAndTicksFromTheCallersThread() {
        var ticked = new CountDownLatch(2);
        Thread caller = Thread.currentThread();
        String result = Background.run(
                () -> {
                    ticked.await();
                    return "done";
                },
                () -> {
                    assertSame(caller, Thread.currentThread());
                    ticked.countDown();
                });
        assertEquals("done", result);
    }

    @Test
    void aFailureComesAsItIs() {
        var failure = new IllegalArgumentException("no");
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Background.run(
                        () -> {
                            throw failure;
                        },
                        () -> {}));
        assertSame(failure, thrown);
    }

    @Test
    void anInterruptStopsTheWork() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        var ticks = new AtomicInteger();
        Thread caller = Thread.currentThread();
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> Background.run(
                        () -> {
                            try {
                                return waitForever();
                            } finally {
                                stopped.countDown();
                            }
                        },
                        () -> {
                            ticks.incrementAndGet();
                            caller.interrupt();
                        }));
        assertTrue(Thread.interrupted(), "the caller's thread stays interrupted");
        assertTrue(thrown.getMessage().contains("interrupted"), thrown.getMessage());
        stopped.await();
        assertEquals(1, ticks.get());
    }

    private static long waitForever() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
