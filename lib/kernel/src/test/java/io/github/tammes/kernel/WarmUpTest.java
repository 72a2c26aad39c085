package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void endsByItselfAndHoldsNobodyUp() throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        Thread thread = WarmUp.start();
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        assertTrue(thread.isDaemon());
        thread.join();
        assertTrue(failure.get() == null, () -> "failed: " + failure.get());
    }
}
