package io.github.tammes.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock on a file, so that two processes, or two threads of one, do not get the same archive at the same time. */
final class FetchLock {

    private static final long POLL_MILLIS = 200;

    private FetchLock() {}

    /**
     * Runs something while holding the lock, waiting for it first.
     *
     * <p>The system frees the lock when a process ends, however it ends; the empty file stays.
     */
    static void hold(Path file, String name, Runnable body) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            await(channel);
            body.run();
        } catch (IOException e) {
            throw DiskOutput.failure(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("Interrupted while another process was getting " + name + ".", e);
        }
    }

    private static void await(FileChannel channel) throws IOException, InterruptedException {
        while (true) {
            try {
                if (channel.tryLock() != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this process has it.
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
