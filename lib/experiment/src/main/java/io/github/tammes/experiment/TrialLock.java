package io.github.tammes.experiment;

import io.github.tammes.internal.FileMutex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The right to run a trial, held by one process at a time and lost when it dies. */
final class TrialLock implements AutoCloseable {

    private final Optional<FileMutex> mutex;

    private TrialLock(Optional<FileMutex> mutex) {
        this.mutex = mutex;
    }

    static TrialLock of(Path folder, String trial) throws IOException {
        Files.createDirectories(folder);
        return new TrialLock(FileMutex.tryAcquire(folder.resolve(trial + ".lock")));
    }

    boolean granted() {
        return mutex.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (mutex.isPresent()) {
            mutex.get().close();
        }
    }
}
