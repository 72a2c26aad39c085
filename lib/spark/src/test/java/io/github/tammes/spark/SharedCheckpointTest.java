package io.github.tammes.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCheckpointTest {

    @TempDir
    Path folder;

    private Path here;
    private Path elsewhere;
    private SharedCheckpoint shared;

    @BeforeEach
    void open() throws IOException {
        here = Files.createDirectory(folder.resolve("here"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        shared = new SharedCheckpoint(folder.resolve("shared").toUri().toString(), "abc");
    }

    private void save(String name, String content) throws IOException {
        shared.save(Files.writeString(here.resolve(name), content));
    }

    @Test
    void withoutACheckpointThereIsNothingToGoOnFrom() throws IOException {
        assertFalse(shared.has("abc.zip"));
        assertFalse(shared.fetch(elsewhere));
    }

    @Test
    void theNewestStateOfEachNetworkComesBack() throws IOException {
        for (int epoch = 0; epoch < 12; epoch++) {
            save("abc.zip", "first network, epoch " + epoch);
        }
        save("abc-2.zip", "second network");
        assertTrue(shared.fetch(elsewhere));
        assertEquals("first network, epoch 11", Files.readString(elsewhere.resolve("abc.zip")));
        assertEquals("second network", Files.readString(elsewhere.resolve("abc-2.zip")));
        shared.delete();
        assertFalse(shared.has("abc.zip"));
    }

    @Test
    void theFolderOfAnExperimentIsThatFolderWhateverItIsCalled() throws IOException {
        Experiment experiment = Experiment.in(folder.resolve("my grids, 50 %"));
        new SharedCheckpoint(SparkExperiment.shared(experiment), "abc")
                .save(Files.writeString(here.resolve("abc.zip"), "epoch 1"));
        assertTrue(Files.exists(experiment.checkpoints().resolve("spark/abc/abc.zip/000000000")));
    }

    /** As whoever dies while copying leaves it. */
    @Test
    void aStateThatIsNotCompleteDoesNotCount() throws IOException {
        save("abc.zip", "epoch 1");
        Path states = folder.resolve("shared/abc");
        Files.createDirectories(states.resolve("abc-2.zip"));
        Files.writeString(states.resolve("abc-2.zip/0f3e.part"), "epo");
        assertFalse(shared.has("abc-2.zip"), "what nobody has completed is no state to go on from");
        Files.writeString(states.resolve("0f3c.part"), "epo");
        Files.writeString(states.resolve("abc.zip/0f3d.part"), "epo");
        assertTrue(shared.fetch(elsewhere));
        assertEquals("epoch 1", Files.readString(elsewhere.resolve("abc.zip")));
    }

    @Test
    void aMirrorBringsWhatIsNewAndNotWhatCameFromThere() throws IOException {
        save("abc.zip", "epoch 1");
        shared.fetch(elsewhere);
        try (Mirror mirror = new Mirror(elsewhere, shared)) {
            Files.writeString(elsewhere.resolve("abc-2.zip"), "the second network");
            mirror.finish();
        }
        assertEquals(1, states("abc.zip"), "the first was there already");
        assertEquals(1, states("abc-2.zip"));
    }

    private long states(String name) throws IOException {
        try (var files = Files.list(folder.resolve("shared/abc").resolve(name))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
        }
    }
}
