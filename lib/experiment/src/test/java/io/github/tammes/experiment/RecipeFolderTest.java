package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFolderTest {

    @TempDir
    Path checkpoints;

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.toList();
        }
    }

    @Test
    void whatTheWorkersWereGivenGoesWithTheRun() throws IOException {
        try (RecipeFolder folder = RecipeFolder.in(checkpoints)) {
            Files.writeString(folder.path().resolve("a.data"), "pixels");
        }
        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledProcessLeftIsDeletedAndWhatALiveOneNeedsIsNot() throws IOException {
        Path dead = Files.createDirectory(checkpoints.resolve("recipes-dead"));
        Files.writeString(dead.resolve("a.data"), "pixels");
        Files.createFile(checkpoints.resolve("recipes-dead.lock"));
        try (RecipeFolder live = RecipeFolder.in(checkpoints)) {
            Path data = Files.writeString(live.path().resolve("b.data"), "pixels");
            RecipeFolder.in(checkpoints).close();
            assertTrue(Files.exists(data));
            assertTrue(Files.notExists(dead));
        }
        assertEquals(List.of(), left());
    }
}
