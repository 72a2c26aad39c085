package io.github.tammes.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.tammes.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path root;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(root.resolve("data"));
    }

    @Test
    void unpacksTarsCompressedOrNotAndZips() throws IOException {
        MadeTar tar = new MadeTar().folder("set").file("set/deep/a.bin", CONTENT);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("set/deep/a.bin"));
            zip.write(CONTENT);
        }
        for (byte[] archive : List.of(tar.plain(), tar.gzip(), zipped.toByteArray())) {
            Path target = unpack(archive, "set");
            assertArrayEquals(CONTENT, Files.readAllBytes(target.resolve("deep/a.bin")));
            Files.delete(target.resolve("deep/a.bin"));
            Files.delete(target.resolve("deep"));
            Files.delete(target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "set/../../evil", "/evil", "set/a/../../../evil", "..\\evil"})
    void refusesEntriesThatLeadOut(String name) throws IOException {
        byte[] archive =
                new MadeTar().file("set/a.bin", CONTENT).file(name, CONTENT).gzip();
        assertRefused(archive, "leads out");
        assertFalse(Files.exists(root.resolve("evil")));
    }

    @Test
    void refusesLinksAndDevices() throws IOException {
        assertRefused(
                new MadeTar()
                        .symbolicLink("set/link", "../..")
                        .file("set/link/evil", CONTENT)
                        .gzip(),
                "neither a file nor a folder");
        assertRefused(new MadeTar().hardLink("set/link", "/etc/passwd").gzip(), "neither a file nor a folder");
        assertRefused(new MadeTar().device("set/device").gzip(), "neither a file nor a folder");
    }

    @Test
    void refusesAnArchiveOfSomethingElse() throws IOException {
        assertRefused(new MadeTar().file("other/a.bin", CONTENT).gzip(), "no folder set");
        assertRefused("<html>Not Found</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "damaged");
        assertRefused(new byte[0], "damaged");
    }

    /** Wherever an archive is cut or changed, it is unpacked in full or refused, never in part. */
    @Test
    void damagedArchivesGiveEverythingOrNothing() throws IOException {
        byte[] content = new byte[5000];
        SplittableRandom random = new SplittableRandom(3);
        random.nextBytes(content);
        byte[] archive = new MadeTar()
                .file("set/a.bin", content)
                .file("set/b.bin", content)
                .gzip();
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            byte[] damaged = archive.clone();
            if (i % 2 == 0) {
                damaged = Arrays.copyOf(archive, random.nextInt(archive.length));
            } else {
                damaged[random.nextInt(archive.length)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                Path target = unpack(damaged, "set");
                assertArrayEquals(content, Files.readAllBytes(target.resolve("a.bin")));
                assertArrayEquals(content, Files.readAllBytes(target.resolve("b.bin")));
                Files.delete(target.resolve("a.bin"));
                Files.delete(target.resolve("b.bin"));
                Files.delete(target);
            } catch (DataException e) {
                refused++;
                assertEquals(List.of(), names());
            }
        }
        assertTrue(refused > 80, refused + " of 100 refused");
    }

    @Test
    void aFullDiskIsAClearErrorAndLeavesNothing() throws IOException {
        try (FileSystem small = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setBlockSize(1000)
                .setMaxSize(50_000)
                .setMaxCacheSize(0)
                .build())) {
            Path there = Files.createDirectories(small.getPath("/data"));
            Path archive = Files.write(
                    root.resolve("big.tar.gz"),
                    new MadeTar().file("set/a.bin", new byte[100_000]).gzip());
            DataException error = assertThrows(
                    DataException.class, () -> Unpacking.of("Made", archive).into(there.resolve("set")));
            assertTrue(error.getMessage().contains("free some space"), error.getMessage());
            try (Stream<Path> left = Files.list(there)) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNoDamagedArchive() throws IOException {
        // Two names that are one, as on disks that ignore case: a file where a folder must be.
        byte[] archive = new MadeTar()
                .file("set/a", CONTENT)
                .file("set/a/b.bin", CONTENT)
                .gzip();
        DataException error = assertThrows(DataException.class, () -> unpack(archive, "set"));
        assertTrue(error.getMessage().contains("cannot be written"), error.getMessage());
        assertFalse(error.getMessage().contains("damaged"), error.getMessage());
        assertEquals(List.of(), names());
    }

    private void assertRefused(byte[] archive, String part) throws IOException {
        DataException error = assertThrows(DataException.class, () -> unpack(archive, "set"));
        assertTrue(error.getMessage().contains(part), error.getMessage());
        assertEquals(List.of(), names());
    }

    private Path unpack(byte[] archive, String folder) throws IOException {
        Path file = Files.write(root.resolve("archive"), archive);
        Path target = directory.resolve(folder);
        Unpacking.of("Made", file).into(target);
        return target;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
