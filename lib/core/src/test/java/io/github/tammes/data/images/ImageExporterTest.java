package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ImageExporterTest {

    @TempDir
    Path folder;

    private static String pixels(Images images, int image) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < images.height(); row++) {
            for (int column = 0; column < images.width(); column++) {
                text.append(images.get(image, row, column, 0)).append(' ');
            }
        }
        return text.toString();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        ImageData few = RotatedImages.of(Digits.load().test().first(30), -45, 45, 1);
        Path csv = ImageExporter.write(few, folder.resolve("new"));
        ImageListing listing = ImageListing.ofCsv(
                csv,
                csv.getParent(),
                ListingColumns.path("path").withTarget("target").withLabel("class"));
        assertEquals(30, listing.size());
        LoadedImages loaded = listing.load(new ImageSize(8, 8, true));
        assertEquals(0, loaded.skipped().rowCount());
        Map<String, Integer> written = new HashMap<>();
        IntStream.range(0, 30).forEach(i -> written.put(pixels(few.images(), i), i));
        int found = 0;
        for (ImageData part :
                new ImageData[] {loaded.split().train(), loaded.split().test()}) {
            for (int i = 0; i < part.size(); i++) {
                int original = written.get(pixels(part.images(), i));
                assertEquals(few.target(original), part.target(i), 1e-4);
                assertEquals(
                        few.classNames().get(few.label(original)),
                        part.classNames().get(part.label(i)));
                found++;
            }
        }
        assertEquals(30, found);
    }

    @Test
    void foldersOfClassesAreReadBackAndGrow() {
        Digits.writeFolders(folder, List.of("3", "5"));
        ImageListing two = ImageListing.ofSubfolders(folder);
        Digits.writeFolders(folder, List.of("8"));
        ImageListing three = ImageListing.ofSubfolders(folder);
        long wanted = Stream.of(Digits.load().train(), Digits.load().test())
                .flatMap(part -> IntStream.range(0, part.size())
                        .mapToObj(i -> part.classNames().get(part.label(i))))
                .filter("3"::equals)
                .count();
        assertEquals(wanted, three.table().stringColumn("class").isEqualTo("3").size());
        assertEquals(0, three.skipped().rowCount());
        assertTrue(three.table()
                .stringColumn("path")
                .asList()
                .containsAll(two.table().stringColumn("path").asList()));
        assertEquals(
                List.of("3", "5", "8"),
                three.load(new ImageSize(8, 8, true)).split().train().classNames());
        assertThrows(IllegalArgumentException.class, () -> Digits.writeFolders(folder, List.of("ten")));
    }

    @Test
    void aClassWhoseNameIsNoFoldersIsRefusedBeforeAnythingIsWritten() throws IOException {
        for (String name :
                List.of("T-shirt/top", "../beside", "..", ".", "", " ", "a\\b", "c:d", "a\n/../../b", "a\nb", ".net")) {
            ImageData one = Digits.load().test().first(2).withLabels(new int[] {0, 1}, List.of("plain", name));
            assertThrows(IllegalArgumentException.class, () -> ImageExporter.writeFolders(one, folder), name);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void anInterruptEndsTheWriting() {
        ImageData few = Digits.load().test().first(3);
        for (Runnable writing : List.<Runnable>of(
                () -> ImageExporter.write(few, folder), () -> ImageExporter.writeFolders(few, folder))) {
            Thread.currentThread().interrupt();
            try {
                assertThrows(CancellationException.class, writing::run);
            } finally {
                Thread.interrupted();
            }
        }
        assertFalse(Files.exists(folder.resolve("images.csv")));
    }

    @Test
    void turnedDigitsHaveTheirAngles() {
        Path csv = Digits.writeTurned(folder);
        Table table = ImageListing.ofCsv(
                        csv, folder, ListingColumns.path("path").withTarget("target"))
                .table();
        assertEquals(1797, table.rowCount());
        double[] angles = table.doubleColumn("target").asDoubleArray();
        assertTrue(Arrays.stream(angles).allMatch(angle -> Math.abs(angle) <= 60));
        // Drawn evenly: the mean absolute angle is near 30°.
        assertEquals(30, Arrays.stream(angles).map(Math::abs).average().orElseThrow(), 3);
    }

    @Test
    void imagesWithoutAnswersHaveOnlyPaths() throws IOException {
        Path csv = ImageExporter.write(
                ImageData.of("plain", Digits.load().test().first(2).images()), folder);
        assertEquals("path", Files.readAllLines(csv).get(0));
        assertFalse(Files.readString(csv).contains("target"));
    }

    @Test
    void folderThatIsAFileIsExplained() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DataException e = assertThrows(
                DataException.class,
                () -> ImageExporter.write(Digits.load().test().first(1), file));
        assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
    }
}
