package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadInFloat32() throws IOException {
        Path file = folder.resolve("array.npy");
        new NpyArray(2, 3, new double[] {1, 0.1f, -2, 3e-5f, 0, 7}).write(file);
        NpyArray read = NpyArray.read(file);

        assertEquals(2, read.rows());
        assertEquals(3, read.columns());
        assertArrayEquals(new double[] {1, 0.1f, -2, 3e-5f, 0, 7}, read.values());
    }

    @Test
    void theHeaderIsAsNumPyWritesIt() throws IOException {
        Path file = folder.resolve("array.npy");
        new NpyArray(12, 3, new double[36]).write(file);
        byte[] bytes = Files.readAllBytes(file);
        String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);

        assertEquals(128 + 36 * 4, bytes.length);
        assertTrue(header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (12, 3), }  "), header);
        assertEquals('\n', header.charAt(117));
        assertEquals(118, bytes[8] + 256 * bytes[9]);
    }

    @Test
    void readsFloat64OfEitherByteOrderAndAnyVersion() throws IOException {
        double[] numbers = {0.1, 0.2, 0.3, -0.4};
        for (String type : new String[] {"<f8", ">f8"}) {
            for (int version = 1; version <= 3; version++) {
                ByteBuffer data = ByteBuffer.allocate(32)
                        .order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                for (double number : numbers) {
                    data.putDouble(number);
                }
                Path file = file(version, "{'descr': '" + type + "', 'fortran_order': False, 'shape': (2, 2), }", data);

                assertArrayEquals(numbers, NpyArray.read(file).values());
            }
        }
    }

    @Test
    void refusesOtherFilesAndSaysWhy() throws IOException {
        ByteBuffer four = ByteBuffer.allocate(16);
        assertRefused("is not a NumPy", Files.writeString(folder.resolve("text.npy"), "class,x1\n"));
        assertRefused("is not a NumPy", Files.write(folder.resolve("empty.npy"), new byte[0]));
        assertRefused("type <i8", file(1, "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 2), }", four));
        assertRefused("Fortran order", file(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }", four));
        assertRefused("shape (4,)", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }", four));
        assertRefused("shape ()", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (), }", four));
        assertRefused(
                "shape (1, 2, 2)", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2), }", four));
        assertRefused("classes is 0", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2), }", four));
        assertRefused("at most", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }", four));
        assertRefused(
                "16 bytes of numbers", file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", four));
        assertRefused("header", file(1, "{'shape': (2, 2), }", four));
        assertRefused("version 9", file(9, "{}", four));
    }

    @Test
    void everyCutOfAFileIsRefused() throws IOException {
        Path file = folder.resolve("array.npy");
        new NpyArray(2, 2, new double[] {1, 0, 0, 1}).write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(bytes, length));
            assertThrows(IllegalArgumentException.class, () -> NpyArray.read(cut), "cut to " + length + " bytes");
        }
    }

    private static void assertRefused(String expected, Path file) {
        String message = assertThrows(IllegalArgumentException.class, () -> NpyArray.read(file))
                .getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.startsWith(file.getFileName().toString()), message);
    }

    private Path file(int version, String header, ByteBuffer data) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(12 + text.length + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text).put(data.rewind());
        return Files.write(folder.resolve("made.npy"), Arrays.copyOf(bytes.array(), bytes.position()));
    }
}
