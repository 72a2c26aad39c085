package io.github.tammes.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * The checkpoints of one trial on a file system that all machines see. Every state has a name of its own, {@code FILE/NUMBER},
 * which it is given when it is complete, for not every such file system can replace a file at once: whoever dies, and wherever,
 * the newest complete state is there.
 */
final class SharedCheckpoint {

    private static final String ENDING = ".zip";

    private final FileSystem files;
    private final Path folder;

    /**
     * Opens the checkpoints, which need not be there yet.
     *
     * @param shared a folder on any file system that Hadoop knows
     * @param identity of the trial
     */
    SharedCheckpoint(String shared, String identity) throws IOException {
        // Of the session, whose settings a cluster's machines have been given.
        Configuration settings = SparkHadoopUtil.get().conf();
        folder = new Path(new Path(shared), identity);
        files = folder.getFileSystem(settings);
    }

    /** Copies a checkpoint there. */
    void save(java.nio.file.Path file) throws IOException {
        Path states = new Path(folder, file.getFileName().toString());
        List<Path> before = states(states);
        int number = before.isEmpty() ? 0 : number(before.get(before.size() - 1)) + 1;
        Path part = new Path(folder, UUID.randomUUID() + ".part");
        files.mkdirs(states);
        files.copyFromLocalFile(false, true, new Path(file.toUri()), part);
        // Where there is one of that number, another attempt at the same trial has been faster.
        files.rename(part, new Path(states, String.format(Locale.ROOT, "%09d", number)));
        for (Path old : before) {
            files.delete(old, false);
        }
    }

    /** Copies the newest state of each checkpoint into a folder here, under the names they had; true if there is any. */
    boolean fetch(java.nio.file.Path here) throws IOException {
        boolean found = false;
        for (Path states : list(folder)) {
            while (states.getName().endsWith(ENDING) && !states(states).isEmpty()) {
                List<Path> all = states(states);
                try {
                    Path target = new Path(here.resolve(states.getName()).toUri());
                    files.copyToLocalFile(false, all.get(all.size() - 1), target, true);
                    found = true;
                    break;
                } catch (FileNotFoundException e) {
                    // Another attempt that is still alive has written a newer one meanwhile.
                }
            }
        }
        return found;
    }

    /** Whether there is a complete state of a checkpoint; a folder may be there without, of whoever died while copying. */
    boolean has(String name) throws IOException {
        return !states(new Path(folder, name)).isEmpty();
    }

    void delete() throws IOException {
        files.delete(folder, true);
    }

    private List<Path> states(Path states) throws IOException {
        return list(states).stream()
                .filter(file -> file.getName().matches("\\d+"))
                .sorted()
                .toList();
    }

    private static int number(Path state) {
        return Integer.parseInt(state.getName());
    }

    private List<Path> list(Path place) throws IOException {
        List<Path> paths = new ArrayList<>();
        try {
            for (FileStatus status : files.listStatus(place)) {
                paths.add(status.getPath());
            }
        } catch (FileNotFoundException e) {
            // Nothing has been written yet.
        }
        return paths;
    }
}
