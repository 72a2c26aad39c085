package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("train-images-idx3-ubyte", images(3, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255));
        write("train-labels-idx1-ubyte", labels(2, 0, 1));
        write("t10k-images-idx3-ubyte", images(1, 2, 2, 9, 9, 9, 8));
        write("t10k-labels-idx1-ubyte", labels(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatWasWrittenCompressedOrNot(boolean compressed) throws IOException {
        if (compressed) {
            for (Path file : files()) {
                Files.write(file.resolveSibling(file.getFileName() + ".gz"), gzip(Files.readAllBytes(file)));
                Files.delete(file);
            }
        }
        assertTrue(Idx.isComplete(folder));
        Split<ImageData> split = Idx.read("made", folder, NAMES);
        assertEquals(3, split.train().size());
        assertEquals(255, split.train().images().get(2, 1, 1, 0));
        assertEquals(6, split.train().images().get(1, 0, 1, 0));
        assertEquals(0, split.train().label(1));
        assertEquals(8, split.test().images().get(0, 1, 1, 0));
        assertEquals(NAMES, split.test().classNames());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTruncationIsAClearError(boolean compressed) throws IOException {
        byte[] whole = images(3, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        byte[] bytes = compressed ? gzip(whole) : whole;
        Path file = folder.resolve("cut");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            DataException error = assertThrows(DataException.class, () -> Idx.images(file));
            assertTrue(error.getMessage().startsWith(file.toString()), error.getMessage());
        }
        Files.write(file, bytes);
        assertEquals(3, Idx.images(file).size());
    }

    @Test
    void refusesOtherFilesAndImpossibleHeaders() throws IOException {
        Path file = folder.resolve("other");
        Files.writeString(file, "<html>Not Found</html>");
        assertMessage("is not an idx file", () -> Idx.images(file));
        assertMessage("is not an idx file", () -> Idx.labels(folder.resolve("train-images-idx3-ubyte")));
        Files.write(file, images(-1, 2, 2));
        assertMessage("damaged", () -> Idx.images(file));
        Files.write(file, images(1 << 20, 1 << 10, 1 << 10));
        assertMessage("damaged", () -> Idx.images(file));
        // 2^64 pixels and a few, as which 64 bits hold few.
        Files.write(file, images(1 << 30, 1 << 30, 16));
        assertMessage("damaged", () -> Idx.images(file));
        Files.write(file, images(Integer.MAX_VALUE, Integer.MAX_VALUE, 4));
        assertMessage("damaged", () -> Idx.images(file));
        Files.write(file, images(1, 1, 1, 5, 6));
        assertMessage("longer", () -> Idx.images(file));
        assertMessage("no such file", () -> Idx.images(folder.resolve("nowhere")));
    }

    @Test
    void aHugeLengthInASmallFileIsATruncationAndNotAnOutOfMemoryError() throws IOException {
        Path file = folder.resolve("huge");
        Files.write(file, images(2_000_000_000, 1, 1, 1));
        assertMessage("truncated", () -> Idx.images(file));
    }

    @Test
    void refusesFilesThatDoNotBelongTogether() throws IOException {
        write("train-labels-idx1-ubyte", labels(2, 0));
        assertMessage("do not belong together", () -> Idx.read("made", folder, NAMES));
        write("train-labels-idx1-ubyte", labels(2, 0, 3));
        assertMessage("image 2 is of class 3", () -> Idx.read("made", folder, NAMES));
        Files.delete(folder.resolve("train-labels-idx1-ubyte"));
        assertMessage("train-labels-idx1-ubyte.gz", () -> Idx.read("made", folder, NAMES));
    }

    @Test
    void labelsAreUnsigned() throws IOException {
        write("labels", labels(0, 200));
        assertArrayEquals(new int[] {0, 200}, Idx.labels(folder.resolve("labels")));
    }

    private static void assertMessage(String part, Runnable action) {
        DataException error = assertThrows(DataException.class, action::run);
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] images(int size, int height, int width, int... pixels) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(size)
                .putInt(height)
                .putInt(width);
        Arrays.stream(pixels).forEach(pixel -> buffer.put((byte) pixel));
        return buffer.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> buffer.put((byte) label));
        return buffer.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
