package io.github.tammes.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The right to run a trial, held by one process at a time and lost when it dies. */
final class Claim implements AutoCloseable {

    private final Optional<FileMutex> mutex;

    private Claim(Optional<FileMutex> mutex) {
        this.mutex = mutex;
    }

    static Claim of(Path folder, String trial) throws IOException {
        Files.createDirectories(folder);
        return new Claim(FileMutex.tryAcquire(folder.resolve(trial + ".lock")));
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
