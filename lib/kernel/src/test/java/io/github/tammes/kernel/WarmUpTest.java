package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void endsByItselfAndHoldsNobodyUp() {
        var failure = new AtomicReference<Throwable>();
        Thread thread = WarmUp.start();
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        assertTrue(thread.isDaemon());
        WarmUp.finish();
        assertFalse(thread.isAlive(), "what is interrupted next may load no class of a table");
        assertTrue(failure.get() == null, () -> "failed: " + failure.get());
    }
}
