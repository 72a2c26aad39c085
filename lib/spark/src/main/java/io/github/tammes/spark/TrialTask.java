package io.github.tammes.spark;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.experiment.RemoteTrial;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * A trial as a task: in an executor it goes on where the shared folder has a checkpoint of it, and brings each new one there.
 * Whoever runs it a second time loses at most the epoch that was not complete.
 */
final class TrialTask implements Function<String, byte[]> {

    private static final long serialVersionUID = 1;

    private static final String THREADS = "ai.djl.pytorch.num_threads";

    /** The data of the last trial here: those of a grid mostly have the same. */
    private static String dataName;

    private static SoftReference<Split<Examples>> lastData = new SoftReference<>(null);

    private final String identity;
    private final String shared;
    private final Broadcast<byte[]> data;

    /**
     * Makes the task.
     *
     * @param identity of the trial
     * @param shared the folder of checkpoints that all machines see
     * @param data as bytes, which Spark brings to each executor once
     */
    TrialTask(String identity, String shared, Broadcast<byte[]> data) {
        this.identity = identity;
        this.shared = shared;
        this.data = data;
    }

    @Override
    public byte[] call(String recipe) throws IOException {
        if (System.getProperty(THREADS) == null) {
            // Read once, when the first task of the executor loads PyTorch.
            System.setProperty(THREADS, String.valueOf(TaskContext.get().cpus()));
        }
        Path folder = Files.createTempDirectory("tammes-trial-");
        try {
            SharedCheckpoint checkpoint = new SharedCheckpoint(shared, identity);
            checkpoint.fetch(folder);
            byte[] outcome;
            try (Mirror mirror = new Mirror(folder, checkpoint)) {
                outcome = RemoteTrial.run(recipe, this::split, folder.resolve(identity + ".zip"))
                        .orElseThrow(() -> new CancellationException("the trial was interrupted"));
                mirror.finish();
            }
            return outcome;
        } finally {
            delete(folder);
        }
    }

    private Split<Examples> split(String name) {
        synchronized (TrialTask.class) {
            Split<Examples> known = lastData.get();
            if (known == null || !name.equals(dataName)) {
                known = RemoteTrial.data(data.value());
                lastData = new SoftReference<>(known);
                dataName = name;
            }
            return known;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
