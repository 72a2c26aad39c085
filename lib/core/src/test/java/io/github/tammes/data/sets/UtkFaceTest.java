package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.data.images.LoadedImages;
import io.github.tammes.data.images.MadeImageFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class UtkFaceTest {

    @TempDir
    Path folder;

    @Test
    void theFolderMayBeALink() throws IOException {
        face("real/26_0_1_20170116184024662.jpg", 1);
        face("real/part2/30_1_2_20170116184024663.jpg", 2);
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        assertEquals(
                List.of(26.0, 30.0),
                UtkFace.list(link)
                        .table()
                        .sortAscendingOn("target")
                        .doubleColumn("target")
                        .asList());
    }

    @Test
    void readsAgesFromNamesAndListsTheNamesThatTellNone() throws IOException {
        face("26_0_1_20170116184024662.jpg.chip.jpg", 1);
        face("1_1_4_20161219140623097.jpg", 2);
        face("part2/116_1_0_20170112213500903.JPG", 3);
        List<String> malformed = List.of(
                "61_1_20170109142408075.jpg.chip.jpg",
                "61_1_20170109150557335.jpg",
                "abc_1_2_3.jpg",
                "30_2_0_1.jpg",
                "30_0_5_1.jpg",
                "999_0_0_1.jpg",
                "12_0_0_1.png",
                "-3_0_0_1.jpg");
        for (String name : malformed) {
            face(name, 4);
        }
        Files.writeString(folder.resolve("readme.txt"), "text");
        ImageListing listing = UtkFace.list(folder);
        Table table = listing.table().sortAscendingOn("target");
        assertEquals(List.of(1.0, 26.0, 116.0), table.doubleColumn("target").asList());
        assertEquals(
                List.of("female", "male", "female"),
                table.stringColumn("gender").asList());
        assertEquals(
                List.of("other", "Black", "White"), table.stringColumn("race").asList());
        assertEquals(malformed.size() + 1, listing.skipped().rowCount());
        assertTrue(listing.skipped().stringColumn("path").asSet().containsAll(malformed));
    }

    @Test
    void copiesUnderOtherAgesAreCountedAndNeverStraddleTheSplit() throws IOException {
        for (int i = 0; i < 40; i++) {
            face(i + "_0_0_1.jpg", i);
            face(i + "_1_0_2.jpg", i);
            face((i + 1) + "_0_0_3.jpg", i);
        }
        ImageListing listing = UtkFace.list(folder);
        Table duplicates = listing.duplicates();
        assertEquals(40, duplicates.rowCount());
        assertEquals(
                40,
                duplicates.where(duplicates.intColumn("targets").isEqualTo(2)).rowCount());
        LoadedImages loaded = listing.withClass("gender").load(ImageSize.square(4));
        Split<ImageData> split = loaded.split();
        assertEquals(120, split.train().size() + split.test().size());
        assertEquals(0, split.train().size() % 3);
        assertTrue(split.test().size() > 0);
        assertEquals(List.of("female", "male"), split.train().classNames());
        Set<Integer> trainColours = colours(split.train());
        assertTrue(colours(split.test()).stream().noneMatch(trainColours::contains));
    }

    private static Set<Integer> colours(ImageData data) {
        return IntStream.range(0, data.size())
                .mapToObj(i -> data.images().get(i, 1, 1, 0))
                .collect(Collectors.toSet());
    }

    @Test
    void aFolderWithoutFacesIsAClearError() {
        DataException error = assertThrows(DataException.class, () -> UtkFace.list(folder));
        assertTrue(error.getMessage().contains("[age]_[gender]_[race]_[time].jpg"), error.getMessage());
    }

    private void face(String name, int number) throws IOException {
        Path file = folder.resolve(name);
        Path picture = MadeImageFiles.even(
                folder.resolve("picture.jpg"), 8, 8, BufferedImage.TYPE_INT_RGB, (number * 6) << 16);
        Files.createDirectories(file.getParent());
        Files.move(picture, file);
    }
}
