package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Normalization;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ImageListingTest {

    private static final ListingColumns COLUMNS =
            ListingColumns.path("file").withTarget("years").withLabel("kind");

    @TempDir
    Path folder;

    @Test
    void loadsWhatTheTableSaysAndTellsOfWhatItCouldNot() throws IOException {
        gray("a.png", 10);
        gray("b.png", 20);
        gray("c.png", 30);
        Files.writeString(folder.resolve("broken.png"), "no image");
        MadeImageFiles.truncated(folder.resolve("half.png"), gray("whole.png", 40));
        ImageListing listing = ImageListing.ofCsv(
                csv(
                        "file,years,kind,part",
                        "a.png,1.5,cat,train",
                        "broken.png,2,cat,train",
                        "b.png,-3,dog,test",
                        "missing.png,4,dog,test",
                        "half.png,5,dog,Train",
                        "c.png,6e1,cat,test",
                        ",7,cat,train",
                        "whole.png,,cat,train"),
                folder,
                COLUMNS.withSplit("part"));
        assertEquals(6, listing.size());
        LoadedImages loaded = listing.load(ImageSize.square(3).withGray(true));
        ImageData train = loaded.split().train();
        ImageData test = loaded.split().test();
        assertEquals(new Shape(1, 3, 3), train.inputShape());
        assertEquals(8, train.size() + test.size() + loaded.skipped().rowCount());
        assertEquals(10, train.images().get(0, 1, 1, 0));
        assertEquals(1.5f, train.target(0));
        assertEquals(List.of("cat", "dog"), train.classNames());
        assertEquals(2, test.size());
        assertEquals(-3f, test.target(0));
        assertEquals(60f, test.target(1));
        assertEquals(1, test.label(0));
        assertEquals(0, test.label(1));
        Set<String> skipped =
                new HashSet<>(loaded.skipped().stringColumn("path").asList());
        assertTrue(skipped.containsAll(List.of("broken.png", "missing.png", "whole.png")), skipped.toString());
        assertReason(loaded, "broken.png", "not an image");
        assertReason(loaded, "missing.png", "no such file");
        assertReason(loaded, "whole.png", "no target in row 8");
    }

    @Test
    void imagesOnDiskAreThoseThatLoadingBrings() throws IOException {
        for (int i = 0; i < 12; i++) {
            gray("c" + i % 3 + "/" + i + ".png", 20 * i);
        }
        Files.writeString(folder.resolve("c0/broken.png"), "no image");
        ImageListing listing = ImageListing.ofSubfolders(folder);
        ImageSize size = ImageSize.square(3);
        LoadedImages loaded = listing.load(size);
        LoadedImages streamed = listing.stream(size);
        assertReason(streamed, "c0/broken.png", "not an image");
        assertEquals(loaded.split().train().checksum(), streamed.split().train().checksum());
        assertEquals(loaded.split().test().checksum(), streamed.split().test().checksum());
        assertEquals(
                Normalization.of(loaded.split().train().images()),
                Normalization.of(streamed.split().train().images()));
        ImageData train = streamed.split().train();
        assertEquals(
                loaded.split().train().images().get(1, 2, 2, 0), train.images().get(1, 2, 2, 0));
        for (int i = 0; i < 12; i++) {
            Files.delete(folder.resolve("c" + i % 3 + "/" + i + ".png"));
        }
        DataException e = assertThrows(DataException.class, () -> train.images().get(0, 0, 0, 0));
        assertTrue(e.getMessage().contains(".png cannot be read: there is no such file"), e.getMessage());
    }

    private static void assertReason(LoadedImages loaded, String path, String part) {
        Table skipped = loaded.skipped();
        String reason = skipped.where(skipped.stringColumn("path").isEqualTo(path))
                .stringColumn("reason")
                .get(0);
        assertTrue(reason.contains(part), reason);
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path csv = csv("file,age", "a.png,3");
        DataException error = assertThrows(DataException.class, () -> ImageListing.ofCsv(csv, folder, COLUMNS));
        assertTrue(error.getMessage().contains("no column \"years\""), error.getMessage());
        assertTrue(error.getMessage().contains("[file, age]"), error.getMessage());
    }

    @Test
    void aTargetThatIsNoNumberIsNamedWithItsRow() throws IOException {
        ListingColumns columns = ListingColumns.path("file").withTarget("years");
        for (String wrong : List.of("old", "12 years", "Infinity", "1,5")) {
            Path csv = csv("file,years", "a.png,3", "b.png,\"" + wrong + "\"");
            DataException error = assertThrows(DataException.class, () -> ImageListing.ofCsv(csv, folder, columns));
            assertTrue(error.getMessage().contains("Row 2"), error.getMessage());
            assertTrue(error.getMessage().contains("\"" + wrong + "\""), error.getMessage());
            assertTrue(error.getMessage().contains("\"years\""), error.getMessage());
        }
    }

    @Test
    void aPartThatIsNeitherTrainNorTestIsNamedWithItsRow() throws IOException {
        Path csv = csv("file,part", "a.png,validation");
        DataException error = assertThrows(
                DataException.class,
                () -> ImageListing.ofCsv(
                        csv, folder, ListingColumns.path("file").withSplit("part")));
        assertTrue(error.getMessage().contains("Row 1") && error.getMessage().contains("validation"));
    }

    @Test
    void filesThatAreNoTablesAreClearErrors() throws IOException {
        DataException missing = assertThrows(
                DataException.class, () -> ImageListing.ofCsv(folder.resolve("nowhere.csv"), folder, COLUMNS));
        assertTrue(missing.getMessage().contains("no such file"), missing.getMessage());
        for (String content : List.of("", "file,years,kind\na.png,1\n", "file,years,kind\na.png,1,cat,more\n", "\"")) {
            Path csv = Files.writeString(folder.resolve("wrong.csv"), content);
            DataException error =
                    assertThrows(DataException.class, () -> ImageListing.ofCsv(csv, folder, COLUMNS), content);
            assertTrue(error.getMessage().contains("wrong.csv"), error.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NA", "null", "N/A", "NaN", "*", "-", "007", "1.0", " cat", "cat ", "10:30", "#1", "true", "数字"})
    void namesOfFilesAndClassesStayAsTheyAre(String name) throws IOException {
        Path csv = csv("kind,file,years", "\"" + name + "\",\"" + name + "\",1", "dog,b.png,2");
        ImageListing listing = ImageListing.ofCsv(csv, folder, COLUMNS);
        assertEquals(
                List.of(name, "b.png"), listing.table().stringColumn("path").asList());
        assertEquals(List.of(name, "dog"), listing.table().stringColumn("class").asList());
        assertTrue(listing.skipped().isEmpty());
    }

    @Test
    void aRowThatBeginsWithANumberSignIsARow() throws IOException {
        ImageListing listing = ImageListing.ofCsv(csv("file,years,kind", "#1.png,1,a", "2.png,2,a"), folder, COLUMNS);
        assertEquals(2, listing.size());
    }

    @Test
    void tablesOfOtherProgramsAreUnderstoodOrRefused() throws IOException {
        for (String delimiter : List.of(";", "\t")) {
            Path csv = csv("file,years,kind".replace(",", delimiter), "a.png,1,x".replace(",", delimiter));
            assertEquals(1, ImageListing.ofCsv(csv, folder, COLUMNS).size());
        }
        Path csv = Files.write(
                folder.resolve("latin.csv"), "file,years,kind\na.png,1,Größe\n".getBytes(StandardCharsets.ISO_8859_1));
        DataException error = assertThrows(DataException.class, () -> ImageListing.ofCsv(csv, folder, COLUMNS));
        assertTrue(error.getMessage().contains("latin.csv, line 2"), error.getMessage());
    }

    @Test
    void numbersThatTablesawHasTypedAlreadyAreReadToo() throws IOException {
        gray("1.png", 1);
        Table table = Table.read().csv(csv("file,years,kind", "1.png,3,7").toFile());
        ImageListing listing = ImageListing.of("made", folder, table, COLUMNS);
        assertEquals(3.0, listing.target(0));
        assertEquals("7", listing.table().stringColumn("class").get(0));
    }

    @Test
    void foldersAreClasses() throws IOException {
        gray("cat/a.png", 1);
        gray("cat/deep/b.png", 2);
        gray("dog/c.png", 3);
        gray("loose.png", 4);
        Files.writeString(folder.resolve("dog/notes.txt"), "notes");
        ImageListing listing = ImageListing.ofSubfolders(folder);
        assertEquals(
                List.of("cat", "cat", "dog"),
                listing.table().stringColumn("class").asList());
        assertEquals(2, listing.skipped().rowCount());
        LoadedImages loaded = listing.load(ImageSize.square(2));
        assertEquals(3, loaded.split().train().size() + loaded.split().test().size());
        assertEquals(List.of("cat", "dog"), loaded.split().test().classNames());
    }

    /** Of macOS in an unpacked archive, and of JupyterLab beside an image that was looked at. */
    @Test
    void hiddenFoldersAreNoClassesAndHiddenFilesNoImages() throws IOException {
        gray("cat/a.png", 1);
        gray("dog/c.png", 3);
        gray("dog/._c.png", 3);
        gray("dog/.ipynb_checkpoints/c-checkpoint.png", 3);
        gray("__MACOSX/cat/a.png", 1);
        gray(".ipynb_checkpoints/x.png", 1);
        ImageListing listing = ImageListing.ofSubfolders(folder);
        assertEquals(
                List.of("cat", "dog"), listing.table().stringColumn("class").asList());
        assertEquals(4, listing.skipped().rowCount(), () -> listing.skipped().print());
    }

    @Test
    void linkedFoldersAreFollowedAndCirclesAreNot() throws IOException {
        gray("far/cats/a.png", 1);
        gray("far/birds/b.png", 2);
        Path listed = Files.createDirectory(folder.resolve("listed"));
        Files.createSymbolicLink(listed.resolve("cat"), Path.of("../far/cats"));
        Files.createSymbolicLink(listed.resolve("bird"), Path.of("../far/birds"));
        Files.createSymbolicLink(listed.resolve("circle"), listed);
        Files.createSymbolicLink(folder.resolve("far/cats/nowhere.png"), Path.of("gone.png"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), listed);

        ImageListing listing = ImageListing.ofSubfolders(link);

        assertEquals(
                List.of("bird", "cat"), listing.table().stringColumn("class").asList());
        assertEquals("link", listing.name());
        assertEquals(
                List.of("cat/nowhere.png", "circle"),
                listing.skipped().stringColumn("path").asList().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void foldersThatMayNotBeReadAreListedAsSkipped() throws IOException {
        gray("cat/a.png", 1);
        Path closed = gray("dog/b.png", 2).getParent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "the superuser may read everything");
            ImageListing listing = ImageListing.ofSubfolders(folder);
            assertEquals(1, listing.size());
            assertEquals(List.of("dog"), listing.skipped().stringColumn("path").asList());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** A reader of a pipe that nobody writes to waits without end. */
    @Test
    @Timeout(60)
    void pipesAreSkippedAndNotWaitedFor() throws Exception {
        gray("cat/a.png", 1);
        gray("dog/b.png", 2);
        Path pipe = folder.resolve("dog/pipe.png");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
        } catch (IOException e) {
            assumeTrue(false, "no mkfifo here");
        }
        ImageListing listing = ImageListing.ofSubfolders(folder);
        assertEquals(2, listing.size());
        assertTrue(listing.skipped().getString(0, "reason").contains("neither a file nor a folder"));

        ImageListing named =
                ImageListing.ofCsv(csv("file,years,kind", "dog/pipe.png,1,a", "cat/a.png,2,a"), folder, COLUMNS);
        assertEquals(0, named.duplicates().rowCount());
        LoadedImages loaded = named.load(ImageSize.square(2));
        assertEquals(1, loaded.split().train().size() + loaded.split().test().size());
        assertReason(loaded, "dog/pipe.png", "not a file");
        DataException error = assertThrows(DataException.class, () -> ImageListing.ofCsv(pipe, folder, COLUMNS));
        assertTrue(error.getMessage().contains("is not a file"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"train, test", "train, val", "Train, Valid", "training, testing", "train, validation"})
    void foldersOfPartsAreASplit(String train, String test) throws IOException {
        for (String kind : List.of("cat", "dog")) {
            gray(train + "/" + kind + "/a.png", 1);
            gray(train + "/" + kind + "/b.png", 2);
            gray(test + "/" + kind + "/a.png", 3);
        }
        gray(test + "/emu/a.png", 4);
        gray(train + "/loose.png", 5);
        Files.writeString(folder.resolve("readme.txt"), "notes");

        ImageListing listing = ImageListing.ofSubfolders(folder);

        LoadedImages loaded = listing.load(ImageSize.square(2));
        assertEquals(List.of("cat", "dog"), loaded.split().train().classNames());
        assertEquals(4, loaded.split().train().size());
        assertEquals(2, loaded.split().test().size());
        assertReason(loaded, test + "/emu/a.png", "no image to train on is of the class emu");
        assertReason(loaded, train + "/loose.png", "not in a folder of its class");
        assertEquals(3, loaded.skipped().rowCount());
    }

    @Test
    void besideATestPartThatOfValidationIsLeftOutAndSaid() throws IOException {
        for (String part : List.of("train", "val", "test")) {
            gray(part + "/cat/a.png", 1);
            gray(part + "/dog/a.png", 1);
        }
        ImageListing listing = ImageListing.ofSubfolders(folder);
        assertEquals(4, listing.size());
        assertEquals(2, listing.skipped().rowCount());
        assertTrue(listing.skipped().getString(0, "reason").contains("validation"));
    }

    @Test
    void layoutsThatCanBeReadInTwoWaysAreAskedAbout() throws IOException {
        gray("coco/train/a.png", 1);
        gray("coco/car/a.png", 2);
        assertEquals(
                List.of("car", "train"),
                ImageListing.ofSubfolders(folder.resolve("coco"))
                        .table()
                        .stringColumn("class")
                        .asList());

        gray("mixed/train/cat/a.png", 1);
        gray("mixed/test/cat/a.png", 1);
        gray("mixed/cat/a.png", 1);
        assertAsked("mixed", "cat");
        gray("one/train/cat/a.png", 1);
        assertAsked("one", "[train]");
        gray("two/Train/cat/a.png", 1);
        gray("two/train/cat/a.png", 1);
        gray("two/test/cat/a.png", 1);
        assertAsked("two", "Train");
        gray("wrapped/inner/cat/a.png", 1);
        gray("wrapped/inner/dog/a.png", 1);
        assertAsked("wrapped", "inner");
    }

    private void assertAsked(String name, String part) {
        String message = assertThrows(DataException.class, () -> ImageListing.ofSubfolders(folder.resolve(name)))
                .getMessage();
        assertTrue(message.contains(part) && message.contains(name), message);
    }

    @Test
    void anEmptyOrMissingFolderIsAClearError() {
        DataException empty = assertThrows(DataException.class, () -> ImageListing.ofSubfolders(folder));
        assertTrue(empty.getMessage().contains("no folders of images"), empty.getMessage());
        DataException missing =
                assertThrows(DataException.class, () -> ImageListing.ofSubfolders(folder.resolve("nowhere")));
        assertTrue(missing.getMessage().contains("There is no folder"), missing.getMessage());
    }

    @Test
    void ifNothingCanBeReadTheFirstReasonIsTold() throws IOException {
        ImageListing listing = ImageListing.ofCsv(csv("file,years,kind", "missing.png,1,a"), folder, COLUMNS);
        DataException error = assertThrows(DataException.class, () -> listing.load(ImageSize.square(2)));
        assertTrue(error.getMessage().contains("missing.png"), error.getMessage());
    }

    @Test
    void equalFilesAreInTheSamePartAndShownWithTheirTargets() throws IOException {
        StringBuilder rows = new StringBuilder("file,years\n");
        for (int i = 0; i < 60; i++) {
            gray("copy-" + i + ".png", i % 20);
            rows.append("copy-")
                    .append(i)
                    .append(".png,")
                    .append(i % 20 == 0 ? i : 5)
                    .append('\n');
        }
        Path csv = Files.writeString(folder.resolve("list.csv"), rows);
        ImageListing listing = ImageListing.ofCsv(
                        csv, folder, ListingColumns.path("file").withTarget("years"))
                .splitByContent(0.4);
        Table table = listing.table();
        for (int i = 0; i < 20; i++) {
            assertEquals(table.getString(i, "split"), table.getString(i + 20, "split"));
            assertEquals(table.getString(i, "split"), table.getString(i + 40, "split"));
        }
        assertEquals(
                Set.of("train", "test"),
                new HashSet<>(table.stringColumn("split").asList()));
        Table duplicates = listing.duplicates();
        assertEquals(20, duplicates.rowCount());
        assertEquals(3.0, duplicates.intColumn("copies").mean());
        assertEquals(
                1,
                duplicates
                        .where(duplicates.intColumn("targets").isGreaterThan(1))
                        .rowCount());
        assertTrue(duplicates.getString(0, "paths").contains("copy-40.png"));
    }

    @Test
    void imagesOfMoreThanTwoGigabytesAreRefusedWithASizeThatFits() throws IOException {
        gray("a.png", 1);
        ImageListing listing = ImageListing.ofCsv(csv("file,years,kind", "a.png,1,a", "a.png,1,a"), folder, COLUMNS);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> listing.load(new ImageSize(20_000, 20_000, false)));
        assertTrue(error.getMessage().contains("choose at most"), error.getMessage());
    }

    @Test
    void refusesSharesAndSizesThatAreNone() throws IOException {
        ImageListing listing = ImageListing.ofCsv(csv("file,years,kind", "a.png,1,a"), folder, COLUMNS);
        assertThrows(IllegalArgumentException.class, () -> listing.splitByContent(0));
        assertThrows(IllegalArgumentException.class, () -> listing.splitByContent(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> listing.withClass("nothing"));
        assertThrows(IllegalArgumentException.class, () -> ImageSize.square(0));
    }

    @Test
    void imagesWithoutAValueOfTheWantedClassAreSkippedAndNoClassOfTheirOwn() {
        Table table = Table.create(
                "made",
                StringColumn.create("path", List.of("a.png", "b.png", "c.png")),
                DoubleColumn.create("age", 1, Double.NaN, 3),
                StringColumn.create("kind", List.of("x", "y", "")));
        Table skipped = Table.create("skipped", StringColumn.create("path"), StringColumn.create("reason"));
        ImageListing listing = new ImageListing("made", folder, table, skipped);
        for (String column : List.of("age", "kind")) {
            ImageListing classes = listing.withClass(column);
            assertEquals(2, classes.size());
            assertEquals(2, classes.table().stringColumn("class").countUnique());
            assertEquals(
                    "no " + column, classes.skipped().stringColumn("reason").get(0));
        }
        assertEquals(
                "b.png", listing.withClass("age").skipped().stringColumn("path").get(0));
        assertEquals(0, listing.skipped().rowCount());
    }

    @Test
    void anInterruptStopsLoadingAndIsKept() throws IOException {
        gray("a.png", 1);
        ImageListing listing = ImageListing.ofCsv(csv("file,years,kind", "a.png,1,a"), folder, COLUMNS);
        ImageListing split = listing.splitByContent(0.5);
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> split.load(ImageSize.square(2)));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    private Path gray(String name, int value) throws IOException {
        return MadeImageFiles.even(
                folder.resolve(name), 6, 6, BufferedImage.TYPE_INT_RGB, value << 16 | value << 8 | value);
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(folder.resolve("list.csv"), List.of(lines));
    }
}
