package io.github.tammes.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.tammes.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final FetchProgress SILENT = (bytes, total) -> {};

    @TempDir
    Path folder;

    private final byte[] content = new byte[300_000];
    private ArchiveServer server;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        new SplittableRandom(1).nextBytes(content);
        server = new ArchiveServer(content);
        file = folder.resolve("data.part");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsHowFarItIsUpToTheEnd() throws IOException {
        List<Long> seen = new ArrayList<>();
        boolean resumed = download().run((bytes, total) -> {
            assertEquals(content.length, total);
            seen.add(bytes);
        });
        assertFalse(resumed);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(seen.stream().sorted().toList(), seen);
        assertEquals(content.length, seen.get(seen.size() - 1));
    }

    @Test
    void aBrokenConnectionIsMadeAgainFromWhereItBroke() throws IOException {
        server.breakAfter = 100_000;
        download().run(SILENT);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertTrue(server.requestedRanges().size() > 1);
        assertEquals("", server.requestedRanges().get(0));
        assertTrue(server.requestedRanges().get(1).startsWith("bytes="));
    }

    @Test
    void aConnectionThatGetsNoFurtherIsGivenUpAndLaterGoneOnWith() throws IOException {
        Files.write(file, Arrays.copyOf(content, 1000));
        Files.writeString(folder.resolve("data.part.tag"), server.etag);
        server.breakAfter = 0;
        DataException error = assertThrows(DataException.class, () -> download().run(SILENT));
        assertTrue(error.getMessage().contains("1,000 bytes are kept"), error.getMessage());
        server.breakAfter = -1;
        assertTrue(download().run(SILENT));
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(
                "bytes=1000-",
                server.requestedRanges().get(server.requestedRanges().size() - 1));
    }

    @Test
    void aServerWithoutRangesSendsEverythingAgain() throws IOException {
        Files.write(file, new byte[1000]);
        server.ranges = false;
        download().run(SILENT);
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void anotherVersionOnTheServerIsNotJoinedToTheOldPart() throws IOException {
        Files.write(file, new byte[1000]);
        Files.writeString(folder.resolve("data.part.tag"), "\"zero\"");
        download().run(SILENT);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(server.etag, Files.readString(folder.resolve("data.part.tag")));
    }

    @Test
    void aPartThatIsCompleteAlreadyIsKept() throws IOException {
        Files.write(file, content);
        Files.writeString(folder.resolve("data.part.tag"), server.etag);
        assertTrue(download().run(SILENT));
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void aPartLongerThanTheFileIsThrownAway() throws IOException {
        Files.write(file, new byte[content.length + 5]);
        server.etag = null;
        download().run(SILENT);
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void aFirstConnectionThatBringsNothingIsMadeAgain() throws IOException {
        server.breakFirst = true;
        download().run(SILENT);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(2, server.requestedRanges().size());
    }

    /** Closing what hangs may fail, too; the reader must learn that it is over, and no other thread must fail. */
    @Test
    @Timeout(60)
    void aStalledStreamThatCannotBeClosedIsGivenUp() throws Exception {
        AtomicReference<Throwable> elsewhere = new AtomicReference<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> elsewhere.set(e));
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new InputStream() {
            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] block, int from, int length) throws IOException {
                try {
                    closed.await();
                    // So that the watching thread has come to its end.
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("closed");
            }

            @Override
            public void close() throws IOException {
                closed.countDown();
                throw new IOException("cannot be closed");
            }
        };
        try (StallGuard guard = new StallGuard(stream, Duration.ofMillis(50))) {
            assertThrows(HttpTimeoutException.class, () -> guard.read(new byte[10]));
            assertNull(elsewhere.get());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void aRefusalSaysTheStatus(int status) {
        server.status = status;
        DataException error = assertThrows(DataException.class, () -> download().run(SILENT));
        assertTrue(error.getMessage().contains("status " + status), error.getMessage());
        assertEquals(1, server.requestedRanges().size());
    }

    @Test
    void aSilentServerIsGivenUp() {
        server.breakAfter = 0;
        server.stall = true;
        Download download = new Download("made", server.uri(), file, Duration.ofMillis(300));
        DataException error = assertThrows(DataException.class, () -> download.run(SILENT));
        assertTrue(error.getMessage().contains("made could not be downloaded"), error.getMessage());
        assertTrue(error.getMessage().contains("in time"), error.getMessage());
    }

    @Test
    void noServerAtThatPortIsAClearError() throws IOException {
        // Bound and not listening: nobody else can get this port meanwhile.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + bound.getLocalPort() + "/data.tar.gz");
            DataException error =
                    assertThrows(DataException.class, () -> new Download("made", nobody, file).run(SILENT));
            assertTrue(error.getMessage().contains("no connection could be made"), error.getMessage());
            assertTrue(error.getMessage().contains(nobody.toString()), error.getMessage());
        }
    }

    @Test
    void anUnknownServerIsAClearError() {
        // A label of more than 63 characters: there is no such name, whatever a resolver likes to answer.
        URI nowhere = URI.create("http://" + "x".repeat(64) + ".invalid/data.tar.gz");
        DataException error = assertThrows(DataException.class, () -> new Download("made", nowhere, file).run(SILENT));
        assertTrue(error.getMessage().contains("is there a network?"), error.getMessage());
    }

    @Test
    void aDiskTooSmallIsNoticedBeforeAnythingIsWritten() throws IOException {
        try (FileSystem small = disk(100_000)) {
            Path there = small.getPath("/data.part");
            Download download = new Download("made", server.uri(), there);
            DataException error = assertThrows(DataException.class, () -> download.run(SILENT));
            assertTrue(error.getMessage().contains("disk is too full"), error.getMessage());
            assertTrue(error.getMessage().contains("300,000"), error.getMessage());
            assertFalse(Files.exists(there));
        }
    }

    @Test
    void aDiskThatFillsUpMeanwhileIsAClearErrorAndTheNextAttemptGoesOn() throws IOException {
        try (FileSystem small = disk(400_000)) {
            Path there = small.getPath("/data.part");
            Path other = small.getPath("/other");
            Download download = new Download("made", server.uri(), there);
            DataException error = assertThrows(
                    DataException.class,
                    () -> download.run((bytes, total) -> {
                        if (!Files.exists(other)) {
                            fill(other);
                        }
                    }));
            assertTrue(error.getMessage().contains("cannot be written"), error.getMessage());
            assertTrue(error.getMessage().contains("free some space"), error.getMessage());
            Files.delete(other);
            assertTrue(download.run(SILENT));
            assertArrayEquals(content, Files.readAllBytes(there));
        }
    }

    @Test
    void anInterruptKeepsWhatHasCome() throws IOException {
        try {
            CancellationException error = assertThrows(
                    CancellationException.class,
                    () -> download()
                            .run((bytes, total) -> Thread.currentThread().interrupt()));
            assertTrue(error.getMessage().contains("interrupted"), error.getMessage());
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is not swallowed");
        } finally {
            Thread.interrupted();
        }
        long kept = Files.size(file);
        assertTrue(kept > 0);
        download().run(SILENT);
        assertEquals("bytes=" + kept + "-", server.requestedRanges().get(1));
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    private static void fill(Path other) {
        try {
            Files.write(other, new byte[320_000]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileSystem disk(int bytes) {
        return Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setWorkingDirectory("/")
                .setBlockSize(1000)
                .setMaxSize(bytes)
                .setMaxCacheSize(0)
                .build());
    }

    private Download download() {
        return new Download("made", server.uri(), file);
    }
}
