package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {

    @TempDir
    private Path folder;

    /** In a repository of one's own, whose folders are not those of this one. */
    @Test
    void changesOfAnyCodeMakeARevisionDoubtfulAndResultsDoNot() throws Exception {
        assumeTrue(isThere(), "no git here");
        Path code = Files.createDirectories(folder.resolve("src")).resolve("Mine.java");
        Path results = Files.createDirectories(folder.resolve("notes")).resolve("results.csv");
        Path notebook = folder.resolve("notes/mine.ipynb");
        for (Path file : List.of(code, results, notebook)) {
            Files.writeString(file, "one");
        }
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=made", "-c", "user.email=made@example.org", "commit", "-q", "-m", "made");

        String clean = Revision.of(folder);
        assertTrue(clean.matches("[0-9a-f]{10}"), clean);
        Files.writeString(results, "two");
        Files.writeString(notebook, "two");
        assertEquals(clean, Revision.of(folder));
        assertEquals(clean, Revision.of(folder.resolve("notes")));
        Files.writeString(code, "two");
        assertEquals(clean + "+", Revision.of(folder));
        assertEquals(clean + "+", Revision.of(folder.resolve("notes")));
    }

    @Test
    void outsideARepositoryItIsUnknown() throws IOException {
        assertEquals("unknown", Revision.of(Files.createDirectory(folder.resolve("plain"))));
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
