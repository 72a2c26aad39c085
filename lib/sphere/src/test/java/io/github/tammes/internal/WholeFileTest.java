package io.github.tammes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "old");
        IOException error = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals(file + " cannot be written: No space left on device.", error.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(1, count());
    }

    @Test
    void linksAndPermissionsStay() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "only where there are permissions");
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("far")).resolve("real.txt"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("far", "real.txt"));

        WholeFile.write(link, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.txt"), Path.of("far", "later.txt"));
        WholeFile.write(dangling, out -> out.write('x'));
        assertEquals("x", Files.readString(folder.resolve("far/later.txt")));
        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(circle, circle);
        assertThrows(IOException.class, () -> WholeFile.write(circle, out -> {}));
    }

    @Test
    void longNamesAndFoldersThatAreNot() throws IOException {
        Path longest = folder.resolve("x".repeat(255));
        WholeFile.write(longest, out -> out.write('x'));
        assertEquals("x", Files.readString(longest));
        IOException missing = assertThrows(
                IOException.class, () -> WholeFile.write(folder.resolve("none/file"), out -> out.write('x')));
        assertTrue(missing.getMessage().contains("there is no folder"), missing.getMessage());
        Path full = Files.createDirectory(folder.resolve("folder"));
        assertThrows(IOException.class, () -> WholeFile.write(full, out -> out.write('x')));
        assertTrue(Files.isDirectory(full));
    }

    @Test
    void manyWhoWriteAtOnceLeaveOneWholeFile() throws Exception {
        Path file = folder.resolve("shared.txt");
        List<FutureTask<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] content = String.valueOf(i).repeat(100_000).getBytes(StandardCharsets.UTF_8);
            FutureTask<Void> writer = new FutureTask<>(() -> {
                WholeFile.write(file, out -> out.write(content));
                return null;
            });
            writers.add(writer);
            new Thread(writer).start();
        }
        for (FutureTask<Void> writer : writers) {
            writer.get();
        }
        String text = Files.readString(file);
        assertEquals(text.substring(0, 1).repeat(100_000), text);
        assertEquals(1, count());
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
