package io.github.tammes.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Mutual exclusion between processes and between threads, by a lock on a file that the system releases when its holder
 * dies.
 */
public final class FileMutex implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    /** So many lengths that two files which are being locked do not have the same; nothing is written, so no disk is used. */
    private static final long MOST_LENGTH = 1 << 20;

    /** A file lock belongs to the whole process, so that threads need another one. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final RandomAccessFile opened;

    private FileMutex(Path file, RandomAccessFile opened) {
        this.file = file;
        this.opened = opened;
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
        RandomAccessFile opened = null;
        try {
            opened = new RandomAccessFile(absolute.toFile(), "rw");
            FileLock lock = opened.getChannel().tryLock();
            if (lock != null && isStillThere(absolute, opened)) {
                return Optional.of(new FileMutex(absolute, opened));
            }
        } catch (OverlappingFileLockException e) {
            // As if held by another process: another copy of this class does, as where the library is loaded twice.
        } catch (IOException e) {
            HELD_HERE.remove(absolute);
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        HELD_HERE.remove(absolute);
        opened.close();
        return Optional.empty();
    }

    /**
     * Tells whether the locked file is the one of that name: its last holder may have deleted it in between. It is told by
     * its length, for to open the file once more and close it would release the lock (POSIX: a process that closes any
     * descriptor of a file loses all its locks on it).
     */
    private static boolean isStillThere(Path file, RandomAccessFile opened) throws IOException {
        long length = ThreadLocalRandom.current().nextLong(1, MOST_LENGTH);
        opened.setLength(length);
        try {
            return Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        } finally {
            opened.setLength(0);
        }
    }

    /** A file has one lock however it is written: relative, through a link, or with dots in its path. */
    private static Path realPath(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder.toRealPath().resolve(file.getFileName());
    }

    /** Releases the lock and leaves no file behind. */
    public void closeAndDelete() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            opened.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
