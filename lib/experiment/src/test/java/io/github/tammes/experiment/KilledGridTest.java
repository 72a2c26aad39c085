package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed without warning while they run the trials of a grid. */
class KilledGridTest {

    @TempDir
    Path folder;

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledGrid.class.getName(),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until something of the trials is on disk that was not before, and then for one of the workers. */
    private ProcessHandle worker(Process parent, Set<Path> before) throws IOException, InterruptedException {
        while (parent.isAlive()) {
            Set<Path> now = written();
            List<ProcessHandle> workers = parent.children().toList();
            if (!before.containsAll(now) && !workers.isEmpty()) {
                before.addAll(now);
                return workers.get(0);
            }
            Thread.sleep(5);
        }
        throw new AssertionError("the grid was finished before it could be killed");
    }

    private Set<Path> written() throws IOException {
        Path checkpoints = folder.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return new HashSet<>();
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.filter(file -> file.toString().endsWith(".zip")).collect(Collectors.toSet());
        }
    }

    @Test
    void killedAgainAndAgainAGridHasEveryLineOnce() throws IOException, InterruptedException {
        Process first = start();
        Set<Path> before = new HashSet<>();
        for (int kill = 0; kill < 3; kill++) {
            worker(first, before).destroyForcibly();
        }
        worker(first, before);
        List<ProcessHandle> orphans = first.children().toList();
        first.destroyForcibly().waitFor();
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().orTimeout(2, TimeUnit.MINUTES).join();
        }
        assertTrue(Experiment.in(folder).table().rowCount() < KilledGrid.TRIALS, "killed in the middle");

        assertEquals(0, start().waitFor());
        Set<String> wanted = KilledGrid.grid().stream().map(Trial::identity).collect(Collectors.toSet());
        List<String> recorded =
                Experiment.in(folder).table().stringColumn("identity").asList();
        assertEquals(KilledGrid.TRIALS, recorded.size());
        assertEquals(wanted, new HashSet<>(recorded));
        for (RegressionTrial trial : KilledGrid.grid()) {
            assertEquals(15, Experiment.in(folder).history(trial).rowCount());
        }
        try (Stream<Path> left = Files.list(folder.resolve("checkpoints"))) {
            assertEquals(
                    KilledGrid.TRIALS,
                    left.filter(file -> file.toString().endsWith(".trained.zip"))
                            .count(),
                    "every network is kept");
        }
    }
}
