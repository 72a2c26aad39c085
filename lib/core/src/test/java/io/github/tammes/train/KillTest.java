package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed without warning while they train. */
class KillTest {

    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void killedAgainAndAgainATrainingEndsAsIfNeverStopped() throws IOException, InterruptedException {
        Path checkpoint = folder.resolve("run.zip");
        Path weights = folder.resolve("weights");
        Random random = new Random(17);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(checkpoint, weights);
            int epoch = epochAfter(process, 4 + random.nextInt(5));
            // Anywhere in a minibatch, between two, or while the checkpoint is being written.
            Thread.sleep(random.nextInt(30));
            process.destroyForcibly().waitFor();
            int saved = KilledTraining.epochsIn(checkpoint);
            assertTrue(saved >= epoch, "in epoch " + epoch + " all " + epoch + " before are saved, not " + saved);
        }
        Process last = start(checkpoint, weights);
        int minibatches = 0;
        try (BufferedReader lines = output(last)) {
            while (lines.readLine() != null) {
                minibatches++;
            }
        }
        assertEquals(0, last.waitFor());
        assertTrue(minibatches < KilledTraining.EPOCHS * 3, "it went on and did not begin again");
        assertArrayEquals(KilledTraining.train(KilledTraining.options()), Files.readAllBytes(weights));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("run.zip", "weights"),
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    "what killed processes had begun to write is gone");
        }
    }

    private static Process start(Path checkpoint, Path weights) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTraining.class.getName(),
                        checkpoint.toString(),
                        weights.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for some minibatches and returns the number of completed epochs at the last of them. */
    private static int epochAfter(Process process, int minibatches) throws IOException {
        // Not closed: the process would then notice, and it is to be killed unprepared.
        BufferedReader lines = output(process);
        int epoch = 0;
        for (int i = 0; i < minibatches; i++) {
            String line = lines.readLine();
            assertNotNull(line, "the process ended by itself");
            epoch = Integer.parseInt(line);
        }
        return epoch;
    }
}
