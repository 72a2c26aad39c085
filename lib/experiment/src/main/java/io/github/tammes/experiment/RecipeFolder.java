package io.github.tammes.experiment;

import io.github.tammes.internal.FileMutex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of the recipes and data that one process gives to its workers. It is deleted with the run that needs it; what a
 * process left that was killed, the next one deletes, which it knows by the lock that dies with its holder.
 *
 * @param path the folder
 * @param lock held as long as it is needed
 */
record RecipeFolder(Path path, FileMutex lock) implements AutoCloseable {

    private static final String PREFIX = "recipes-";

    /**
     * Makes a folder, and deletes those of processes that are no more.
     *
     * @param checkpoints where it is to lie
     */
    static RecipeFolder in(Path checkpoints) throws IOException {
        Files.createDirectories(checkpoints);
        List<Path> others;
        try (Stream<Path> files = Files.list(checkpoints)) {
            others = files.filter(file -> file.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(file))
                    .toList();
        }
        for (Path other : others) {
            Optional<FileMutex> free = FileMutex.tryAcquire(lockOf(other));
            if (free.isPresent()) {
                new RecipeFolder(other, free.get()).close();
            }
        }
        Path path = checkpoints.resolve(PREFIX + UUID.randomUUID());
        // Before the folder is there, so that nobody finds it free.
        FileMutex lock = FileMutex.tryAcquire(lockOf(path)).orElseThrow();
        return new RecipeFolder(Files.createDirectory(path), lock);
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
    }

    /** Deletes the folder. */
    @Override
    public void close() throws IOException {
        try {
            // Its own process may have deleted it while another waited for the lock.
            if (Files.isDirectory(path)) {
                delete();
            }
        } finally {
            lock.closeAndDelete();
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(path);
    }
}
