package io.github.tammes.internal;

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
public final class FileMutex implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    /** A file lock belongs to the whole process, so that threads need another one. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileMutex(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws IOException if the file cannot be made or locked
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static FileMutex acquire(Path file) throws IOException, InterruptedException {
        while (true) {
            Optional<FileMutex> mutex = tryAcquire(file);
            if (mutex.isPresent()) {
                return mutex.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Takes the lock if nobody holds it. */
    public static Optional<FileMutex> tryAcquire(Path file) throws IOException {
        Path absolute = realPath(file);
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

    /** A file has one lock however it is written: relative, through a link, or with dots in its path. */
    private static Path realPath(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder.toRealPath().resolve(file.getFileName());
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
