package io.github.tammes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // The mutex is held, not used.
class FileMutexTest {

    @TempDir
    Path folder;

    /** The main class of another process that takes the lock, says so, and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (FileMutex mutex = FileMutex.acquire(Path.of(arguments[0]))) {
                System.out.println("held");
                Thread.sleep(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void waitsForAnotherCopyOfItsClassInThisProcess() throws IOException {
        Path lock = folder.resolve("lock");
        try (RandomAccessFile other = new RandomAccessFile(lock.toFile(), "rw")) {
            other.getChannel().lock();
            assertTrue(FileMutex.tryAcquire(lock).isEmpty());
        }
        try (FileMutex mutex = FileMutex.tryAcquire(lock).orElseThrow()) {
            assertTrue(Files.exists(lock));
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
            CompletableFuture<Void> mine = CompletableFuture.runAsync(() -> takeAndRelease(lock));
            assertThrows(TimeoutException.class, () -> mine.get(500, TimeUnit.MILLISECONDS));
            other.destroyForcibly().waitFor();
            mine.get(30, TimeUnit.SECONDS);
        } finally {
            other.destroyForcibly();
        }
    }

    private static void takeAndRelease(Path lock) {
        try (FileMutex mutex = FileMutex.acquire(lock)) {
            assertTrue(Files.exists(lock));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Path lock = folder.resolve("lock");
        try (FileMutex mutex = FileMutex.acquire(lock)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> FileMutex.acquire(lock));
        }
    }

    @Test
    void aFileHasOneLockHoweverItIsWritten() throws Exception {
        Path lock = folder.resolve("lock");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (FileMutex mutex = FileMutex.acquire(lock)) {
            assertTrue(FileMutex.tryAcquire(folder.resolve(".").resolve("lock")).isEmpty());
            assertTrue(FileMutex.tryAcquire(link.resolve("lock")).isEmpty());
        }
        try (FileMutex again = FileMutex.tryAcquire(link.resolve("lock")).orElseThrow()) {
            assertTrue(FileMutex.tryAcquire(lock).isEmpty());
        }
    }

    @Test
    void isFreeAgainWhenItCannotBeTaken() throws Exception {
        Path missing = folder.resolve("no such folder").resolve("lock");
        assertThrows(IOException.class, () -> FileMutex.acquire(missing));
        Files.createDirectories(missing.getParent());
        try (FileMutex mutex = FileMutex.tryAcquire(missing).orElseThrow()) {
            assertFalse(FileMutex.tryAcquire(missing).isPresent());
        }
    }
}
