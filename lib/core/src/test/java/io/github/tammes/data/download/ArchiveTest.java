package io.github.tammes.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.internal.Checksum;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    private static final FetchProgress SILENT = (bytes, total) -> {};

    @TempDir
    Path temporary;

    private final byte[] bytes = new byte[200_000];
    private Path directory;
    private ArchiveServer server;
    private Archive archive;

    @BeforeEach
    void start() throws IOException {
        new SplittableRandom(2).nextBytes(bytes);
        directory = temporary.resolve("data with spaces");
        byte[] tar = new MadeTar().file("made/train.bin", bytes).gzip();
        server = new ArchiveServer(tar);
        archive = new Archive("Made", server.uri(), Optional.of(md5(tar)), "made");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesOnceAndLeavesNothingElseBehind() throws IOException {
        Path folder = archive.fetch(directory, SILENT);
        assertEquals(directory.resolve("made"), folder);
        assertEquals(bytes.length, Files.size(folder.resolve("train.bin")));
        assertEquals(List.of(".made.lock", "made"), names());
        archive.fetch(directory, SILENT);
        assertEquals(1, server.requestedRanges().size());
    }

    @Test
    void aFolderThatIsThereNeedsNoServer() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("made")).resolve("train.bin"), "here");
        server.close();
        assertEquals(directory.resolve("made"), archive.fetch(directory, SILENT));
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamedBeforeAnythingIsFetched() throws IOException {
        Path file = Files.createDirectories(directory).resolve("made");
        Files.writeString(file, "mine");
        DataException error = assertThrows(DataException.class, () -> archive.fetch(directory, SILENT));
        assertTrue(error.getMessage().contains(file + " is a file"), error.getMessage());
        assertEquals(0, server.requestedRanges().size());
    }

    @Test
    void anEmptyFolderIsNotTheData() throws IOException {
        Files.createDirectories(directory.resolve("made"));
        Path folder = archive.fetch(directory, SILENT);
        assertEquals(bytes.length, Files.size(folder.resolve("train.bin")));
    }

    @Test
    void aWrongChecksumIsAClearErrorAndNothingIsUnpacked() throws IOException {
        server.content = new MadeTar().file("made/train.bin", new byte[5]).gzip();
        server.etag = "\"two\"";
        DataException error = assertThrows(DataException.class, () -> archive.fetch(directory, SILENT));
        assertTrue(error.getMessage().contains(md5(server.content)), error.getMessage());
        assertTrue(error.getMessage().contains("TAMMES_MADE_URL"), error.getMessage());
        assertEquals(List.of(".made.lock"), names());
    }

    @Test
    void aWrongBeginningOfAnEarlierAttemptIsFetchedAgain() throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(".made.part"), new byte[1000]);
        server.etag = null;
        Path folder = archive.fetch(directory, SILENT);
        assertEquals(bytes.length, Files.size(folder.resolve("train.bin")));
        assertEquals(List.of("bytes=1000-", ""), server.requestedRanges());
    }

    @Test
    void severalAtOnceFetchItOnce() {
        List<CompletableFuture<Path>> fetches = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> archive.fetch(directory, SILENT)))
                .toList();
        fetches.forEach(fetch -> assertEquals(directory.resolve("made"), fetch.join()));
        assertEquals(1, server.requestedRanges().size());
    }

    @Test
    void aKilledUnpackingIsStartedAgain() throws IOException {
        Path half = Files.createDirectories(directory.resolve(".made.unpacking").resolve("made"));
        Files.write(half.resolve("train.bin"), new byte[3]);
        Path folder = archive.fetch(directory, SILENT);
        assertEquals(bytes.length, Files.size(folder.resolve("train.bin")));
        assertEquals(List.of(".made.lock", "made"), names());
    }

    @Test
    void withoutAPublishedChecksumADamagedArchiveIsStillAnError() throws IOException {
        byte[] tar = server.content;
        server.content = java.util.Arrays.copyOf(tar, tar.length / 2);
        Archive unchecked = new Archive("Made", server.uri(), Optional.empty(), "made");
        DataException error = assertThrows(DataException.class, () -> unchecked.fetch(directory, SILENT));
        assertTrue(error.getMessage().contains("damaged"), error.getMessage());
        assertFalse(Files.exists(directory.resolve("made")));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAClearError() throws IOException {
        Files.write(directory, new byte[0]);
        DataException error = assertThrows(DataException.class, () -> archive.fetch(directory, SILENT));
        assertTrue(error.getMessage().contains("TAMMES_DATA"), error.getMessage());
    }

    @Test
    void aMirrorIsSetByEnvironmentOrProperty() {
        Properties properties = new Properties();
        String setting = Archive.CIFAR_100.setting();
        assertEquals("TAMMES_CIFAR100_URL", setting);
        assertEquals(Optional.empty(), Archive.setting(setting, key -> null, properties));
        properties.setProperty("tammes.cifar100.url", "https://mirror.example/b");
        URI property = URI.create("https://mirror.example/b");
        assertEquals(Optional.of(property), Archive.setting(setting, key -> "", properties));
        URI environment = URI.create("https://mirror.example/a");
        assertEquals(
                Optional.of(environment),
                Archive.setting(setting, Map.of(setting, "https://mirror.example/a")::get, properties));
        DataException error =
                assertThrows(DataException.class, () -> Archive.setting(setting, key -> "mirror", properties));
        assertTrue(error.getMessage().contains("TAMMES_CIFAR100_URL"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", ".hidden", "a b"})
    void theFolderMustBeAPlainName(String folder) {
        assertThrows(IllegalArgumentException.class, () -> new Archive("a", server.uri(), Optional.empty(), folder));
    }

    @Test
    void refusesAddressesAndChecksumsThatAreNone() {
        URI file = URI.create("file:///etc/passwd");
        assertThrows(IllegalArgumentException.class, () -> new Archive("a", file, Optional.empty(), "a"));
        assertThrows(IllegalArgumentException.class, () -> new Archive("a", server.uri(), Optional.of("12"), "a"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String md5(byte[] content) throws IOException {
        return Checksum.md5(Files.write(temporary.resolve("md5"), content));
    }

    @Test
    void checksumsAreThePublishedOnes() throws IOException {
        // The test suite of RFC 1321 and the example of FIPS 180.
        Path file = Files.write(temporary.resolve("abc"), "abc".getBytes(StandardCharsets.US_ASCII));
        assertEquals("900150983cd24fb0d6963f7d28e17f72", Checksum.md5(file));
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Checksum.sha256(file));
    }
}
