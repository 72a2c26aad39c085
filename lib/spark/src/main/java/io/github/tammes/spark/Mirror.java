package io.github.tammes.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings each new checkpoint of a folder here to the shared folder, from a thread of its own, while a trial trains. */
final class Mirror implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final Path folder;
    private final SharedCheckpoint there;
    private final Map<Path, FileTime> copied = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "checkpoints to the shared folder");

    /**
     * Begins.
     *
     * @param folder here; what is in it now came from there
     */
    Mirror(Path folder, SharedCheckpoint there) throws IOException {
        this.folder = folder;
        this.there = there;
        for (Path file : checkpoints()) {
            copied.put(file, Files.getLastModifiedTime(file));
        }
        thread.setDaemon(true);
        thread.start();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
                try {
                    copy();
                } catch (IOException e) {
                    // The next checkpoint may find the file system back; the last one says so if not.
                }
            }
        } catch (InterruptedException e) {
            // The trial has ended.
        }
    }

    private synchronized void copy() throws IOException {
        for (Path file : checkpoints()) {
            try {
                FileTime time = Files.getLastModifiedTime(file);
                if (!time.equals(copied.get(file))) {
                    there.save(file);
                    copied.put(file, time);
                }
            } catch (NoSuchFileException e) {
                // Deleted meanwhile.
            }
        }
    }

    /**
     * Brings what is not there yet.
     *
     * @throws UncheckedIOException if that fails
     */
    void finish() {
        try {
            copy();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints cannot be brought to the shared folder", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
