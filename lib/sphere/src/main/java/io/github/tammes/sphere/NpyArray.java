package io.github.tammes.sphere;

import io.github.tammes.internal.WholeFile;
import io.github.tammes.sphere.internal.UnitRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A two-dimensional array in NumPy's file format (numpy.lib.format, versions 1.0 to 3.0), C order.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row after row
 */
@SuppressWarnings("ArrayRecordComponent") // a mere carrier between a file and the prototypes
record NpyArray(int rows, int columns, double[] values) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** NumPy pads the header so that the numbers start at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not a NumPy file of a two-dimensional float32 or float64 array in C
     *     order, or it is cut short
     */
    static NpyArray read(Path file) throws IOException {
        String source = file.getFileName().toString();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (byte expected : MAGIC) {
            require(bytes.hasRemaining() && bytes.get() == expected, source, "is not a NumPy .npy file");
        }
        String header = header(bytes, source);
        String type = find(TYPE, header, source);
        require(
                find(ORDER, header, source).equals("False"),
                source,
                "is in Fortran order; save it with numpy.ascontiguousarray");
        int[] shape = shape(find(SHAPE, header, source), source);
        int size = switch (type) {
            case "<f4", ">f4" -> Float.BYTES;
            case "<f8", ">f8" -> Double.BYTES;
            default ->
                throw new IllegalArgumentException(
                        source + " holds numbers of type " + type + "; save it as float32 or float64");
        };
        long expected = (long) shape[0] * shape[1] * size;
        require(
                bytes.remaining() == expected,
                source,
                "has " + bytes.remaining() + " bytes of numbers and its shape (" + shape[0] + ", " + shape[1]
                        + ") needs " + expected + "; the file is damaged");
        bytes.order(type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        double[] values = new double[shape[0] * shape[1]];
        for (int i = 0; i < values.length; i++) {
            values[i] = size == Float.BYTES ? bytes.getFloat() : bytes.getDouble();
        }
        return new NpyArray(shape[0], shape[1], values);
    }

    /** Writes the array as float32. */
    void write(Path file) throws IOException {
        String header = String.format(
                Locale.ROOT, "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }", rows, columns);
        int start = MAGIC.length + 4;
        int padding = ALIGNMENT - (start + header.length() + 1) % ALIGNMENT;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        WholeFile.write(file, out -> {
            out.write(MAGIC);
            out.write(new byte[] {1, 0, (byte) text.length, (byte) (text.length >> 8)});
            out.write(text);
            ByteBuffer row = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < rows; i++) {
                row.clear();
                for (int d = 0; d < columns; d++) {
                    row.putFloat((float) values[i * columns + d]);
                }
                out.write(row.array());
            }
        });
    }

    private static String header(ByteBuffer bytes, String source) {
        require(bytes.remaining() >= 6, source, "is cut short");
        int version = bytes.get();
        bytes.get();
        require(version >= 1 && version <= 3, source, "has .npy version " + version + "; save it with NumPy 1 or 2");
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        require(length >= 0 && length <= bytes.remaining(), source, "is cut short");
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int[] shape(String text, String source) {
        String[] sizes = text.trim().isEmpty() ? new String[0] : text.trim().split("\\s*,\\s*");
        require(
                sizes.length == 2,
                source,
                "has shape (" + text.trim() + "); prototypes have shape (classes, dimensions)");
        try {
            int[] shape = {Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1])};
            UnitRows.requireSize(shape[0], shape[1]);
            return shape;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " has shape (" + text.trim() + "): " + e.getMessage(), e);
        }
    }

    private static String find(Pattern pattern, String header, String source) {
        Matcher matcher = pattern.matcher(header);
        require(matcher.find(), source, "has a header that is not NumPy's");
        return matcher.group(1);
    }

    private static void require(boolean right, String source, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(source + " " + wrong);
        }
    }
}
