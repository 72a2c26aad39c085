package io.github.tammes.experiment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mutual exclusion between processes and between threads, by a lock on a file that the system releases when its holder
 * dies.
 */
final class FileMutex implements AutoCloseable {

    /** A file lock belongs to the whole process, so that threads need another one. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileMutex(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits for the lock. */
    static FileMutex acquire(Path file) throws IOException {
        while (true) {
            Optional<FileMutex> mutex = tryAcquire(file);
            if (mutex.isPresent()) {
                return mutex.get();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + file, e);
            }
        }
    }

    /** Takes the lock if nobody holds it. */
    static Optional<FileMutex> tryAcquire(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (!HELD_HERE.add(absolute)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FileMutex(absolute, channel));
            }
        } catch (IOException e) {
            HELD_HERE.remove(absolute);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
        HELD_HERE.remove(absolute);
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
