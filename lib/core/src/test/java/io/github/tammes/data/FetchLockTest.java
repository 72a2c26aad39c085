package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchLockTest {

    @TempDir
    Path folder;

    /** The main class of another process that takes the lock, says so, and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) {
            FetchLock.hold(Path.of(arguments[0]), "made", () -> {
                System.out.println("held");
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Test
    void waitsForAnotherProcessAndGoesOnWhenThatIsKilled() throws Exception {
        Path lock = folder.resolve("lock");
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lock.toString())
                .start();
        try {
            assertEquals("held", other.inputReader().readLine());
            CompletableFuture<Void> mine = CompletableFuture.runAsync(() -> FetchLock.hold(lock, "made", () -> {}));
            assertThrows(TimeoutException.class, () -> mine.get(500, TimeUnit.MILLISECONDS));
            other.destroyForcibly().waitFor();
            mine.get(30, TimeUnit.SECONDS);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Path lock = folder.resolve("lock");
        FetchLock.hold(lock, "made", () -> {
            Thread.currentThread().interrupt();
            DataException error = assertThrows(DataException.class, () -> FetchLock.hold(lock, "made", () -> {}));
            assertTrue(error.getMessage().contains("Interrupted"), error.getMessage());
            assertTrue(Thread.interrupted());
        });
    }

    @Test
    void isFreeAgainAfterAFailure() throws IOException {
        Path lock = folder.resolve("lock");
        IllegalStateException failure = new IllegalStateException("failed");
        assertThrows(
                IllegalStateException.class,
                () -> FetchLock.hold(lock, "made", () -> {
                    throw failure;
                }));
        boolean[] held = new boolean[1];
        FetchLock.hold(lock, "made", () -> held[0] = true);
        assertTrue(held[0]);
    }
}
