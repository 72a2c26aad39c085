package io.github.tammes.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordVectorsTest {

    private static final List<String> WORDS =
            List.of("truck", "pickup", "wolf", "Wolf", "t-shirt", "top", "New_York", "Zürich", "42");

    @TempDir
    Path folder;

    private final WordVectors words =
            WordVectors.of(WORDS, MadeWords.random(WORDS.size(), 7, 2).toArray());

    @ParameterizedTest
    @CsvSource({"GLOVE, false", "GLOVE, true", "TEXT, false", "TEXT, true", "BINARY, false", "BINARY, true"})
    void everyFormatRoundTrips(Format format, boolean gzip) throws IOException {
        Path file = write(format.bytes(words), gzip);

        WordVectors read = WordVectors.read(file);

        assertEquals(words.words(), read.words());
        assertArrayEquals(words.toArray(), read.toArray());
    }

    @Test
    void binaryRecordsMayEndWithALineFeed() throws IOException {
        WordVectors read = WordVectors.read(write(Format.BINARY_LINES.bytes(words), false));

        assertEquals(words.words(), read.words());
        assertArrayEquals(words.toArray(), read.toArray());
    }

    @Test
    void wordsWithSpacesAreReadFromTheEndOfTheLine() throws IOException {
        WordVectors read =
                WordVectors.read(write("a 1 2\n. . 3 4\nb\t 5  6 \n\n".getBytes(StandardCharsets.UTF_8), false));

        assertEquals(List.of("a", ". .", "b"), read.words());
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}, {5, 6}}, read.toArray());
    }

    @Test
    void onlyWhatClassesNeedIsReadAndItIsTheSame() throws IOException {
        List<String> classes = List.of("pickup_truck", "New York", "T-shirt/top", "wolf");
        Path file = write(Format.BINARY.bytes(words), true);

        WordVectors all = WordVectors.read(file).forClasses(classes);
        WordVectors needed = WordVectors.read(file, classes);

        assertEquals(classes, needed.words());
        assertArrayEquals(all.toArray(), needed.toArray());
    }

    @Test
    void severalWordsAreAveragedAndNamesAreFoundWhateverTheirCase() {
        double[][] given = words.toArray();

        double[][] found = words.forClasses(List.of("pickup_truck", "new york", "T-shirt/top", "wolf", "Wolf", "WOLF"))
                .toArray();

        for (int d = 0; d < 7; d++) {
            assertEquals((given[1][d] + given[0][d]) / 2, found[0][d], 1e-7);
            assertEquals(given[6][d], found[1][d]);
            assertEquals((given[4][d] + given[5][d]) / 2, found[2][d], 1e-7);
            assertEquals(given[2][d], found[3][d]);
            assertEquals(given[3][d], found[4][d]);
            assertEquals(given[2][d], found[5][d]);
        }
    }

    @Test
    void allMissingWordsAreListedWithTheNearestSpellings() throws IOException {
        List<String> classes = List.of("pickupp_truck", "wulf", "xylophone", "top");
        String message = assertThrows(IllegalArgumentException.class, () -> words.forClasses(classes))
                .getMessage();

        assertTrue(message.contains("3 words"), message);
        assertTrue(message.contains("\"pickupp\" of class \"pickupp_truck\" (like it: pickup)"), message);
        assertTrue(message.contains("\"wulf\" (like it: Wolf, wolf)"), message);
        assertTrue(message.contains("\"xylophone\";"), message);
        Path file = write(Format.GLOVE.bytes(words), false);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> WordVectors.read(file, classes))
                        .getMessage());
    }

    @Test
    void theShippedVectorsAreInTheOrderOfTheLabels() {
        WordVectors cifar = WordVectors.cifar100();
        assertEquals(100, cifar.size());
        assertEquals(100, cifar.dimensions());
        assertEquals("apple", cifar.words().get(0));
        assertEquals("worm", cifar.words().get(99));
        assertEquals(
                List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
                WordVectors.fashionMnist().words().subList(0, 5));
        assertEquals(10, WordVectors.fashionMnist().size());
        int wolf = cifar.words().indexOf("wolf");
        assertTrue(cifar.cosine(wolf, cifar.words().indexOf("fox"))
                > cifar.cosine(wolf, cifar.words().indexOf("telephone")));
    }

    @Test
    void classNamesOfTheShippedVectorsMayHaveSpaces() {
        WordVectors boots = WordVectors.fashionMnist().forClasses(List.of("Ankle boot", "t-shirt/top"));

        assertArrayEquals(WordVectors.fashionMnist().toArray()[9], boots.toArray()[0]);
        assertArrayEquals(WordVectors.fashionMnist().toArray()[0], boots.toArray()[1]);
    }

    @Test
    void centredVectorsHaveNoMean() {
        double[] sum = new double[7];
        for (double[] vector : words.centred().toArray()) {
            for (int d = 0; d < 7; d++) {
                sum[d] += vector[d];
            }
        }
        assertArrayEquals(new double[7], sum, 1e-5);
        assertEquals(words.words(), words.centred().words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no word",
                "'2 3\na 1 2 3\n' | promises 2 words and there are 1",
                "'a 1 2\nb 1\n' | line 2, \"b 1\"",
                "'a 1 2\nb 1 x\n' | line 2, \"b 1 x\"",
                "'2 2\na 1 2\nb 1 x\n' | line 3",
                "'3 4' | ends before word 1 of 3",
                "'2 0\na 1 2\nb 3 4\n' | vectors of no numbers",
                "'a 1 NaN\nb 1 2\n' | line 1",
                "'a 1 2\nb 1 NaN\n' | \"b\" has NaN",
                "'hello\n' | no numbers",
                "'2 2\na 1 2 3\nb 4 5 6\n' | promises 2 numbers",
                "'2 2\na 1 2\nb 4 5\nc 6 7\n' | promises 2 words and there are 3",
                "'3 2\na 1 2\nb 4 5\n' | promises 3 words and there are 2",
            })
    void damagedTextIsExplained(String text, String problem) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8), false);

        String message = assertThrows(IllegalArgumentException.class, () -> WordVectors.read(file))
                .getMessage();

        assertTrue(message.contains(problem) && message.contains(file.toString()), message);
    }

    @Test
    void aBinaryFileThatEndsEarlyIsExplained() throws IOException {
        byte[] bytes = Format.BINARY.bytes(words);
        for (int length = bytes.length - 1; length > 12; length -= 11) {
            Path file = write(java.util.Arrays.copyOf(bytes, length), false);

            assertThrows(IllegalArgumentException.class, () -> WordVectors.read(file), "length " + length);
        }
    }

    @Test
    void aHeaderThatPromisesOtherNumbersIsNotBelieved() throws IOException {
        for (Format format : List.of(Format.TEXT, Format.BINARY, Format.BINARY_LINES)) {
            for (String header : List.of("8 7", "10 7", "9 6", "9 8", "9 3", "18 3", "4 16")) {
                byte[] bytes = format.bytes(words);
                ByteArrayOutputStream changed = new ByteArrayOutputStream();
                changed.write((header + "\n").getBytes(StandardCharsets.UTF_8));
                changed.write(bytes, 4, bytes.length - 4);
                Path file = write(changed.toByteArray(), false);
                String message = assertThrows(
                                IllegalArgumentException.class, () -> WordVectors.read(file), format + " " + header)
                        .getMessage();
                assertTrue(message.contains(file.toString()), message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"GLOVE", "TEXT"})
    void aByteOrderMarkIsNoPartOfTheFirstWord(Format format) throws IOException {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        marked.write(format.bytes(words));
        WordVectors read = WordVectors.read(write(marked.toByteArray(), false));
        assertEquals(words.words(), read.words());
        assertArrayEquals(words.toArray(), read.toArray());
    }

    @Test
    void compressedFilesThatEndEarlyOrAreDamagedAreExplained() throws IOException {
        byte[] whole = Files.readAllBytes(write(Format.GLOVE.bytes(words), true));
        for (int length = 2; length < whole.length; length += 7) {
            assertDamaged(java.util.Arrays.copyOf(whole, length));
        }
        byte[] damaged = whole.clone();
        java.util.Arrays.fill(damaged, 12, 40, (byte) 0x55);
        assertDamaged(damaged);
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Path file = write(bytes, false);
        String message = assertThrows(IllegalArgumentException.class, () -> WordVectors.read(file))
                .getMessage();
        assertTrue(message.contains(file.toString()) && message.contains("compressed"), message);
    }

    /** Other white space than blanks and tabs: GloVe has an ideographic space. */
    @Test
    void whiteSpaceCanBeAWord() throws IOException {
        Path file = write("\u3000 0.1 0.2\nb 0.3 0.4\n".getBytes(StandardCharsets.UTF_8), false);

        WordVectors read = WordVectors.read(file);

        assertEquals(2, read.dimensions());
        assertEquals("b", read.words().get(1));
    }

    @Test
    void aFolderIsNamed() {
        IOException error = assertThrows(IOException.class, () -> WordVectors.read(folder));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }

    @Test
    void wordsAndVectorsMustMatch() {
        assertThrows(IllegalArgumentException.class, () -> WordVectors.of(List.of("a"), new double[][] {{1}, {2}}));
        assertThrows(
                IllegalArgumentException.class, () -> WordVectors.of(List.of("a", "a"), new double[][] {{1}, {2}}));
        String notFinite = assertThrows(
                        IllegalArgumentException.class,
                        () -> WordVectors.of(List.of("dog"), new double[][] {{1, Double.NaN}}))
                .getMessage();
        assertTrue(notFinite.contains("vector of \"dog\" has NaN"), notFinite);
        assertThrows(IllegalArgumentException.class, () -> words.forClasses(List.of()));
        assertThrows(IllegalArgumentException.class, () -> words.forClasses(List.of("wolf", "wolf")));
    }

    private Path write(byte[] bytes, boolean gzip) throws IOException {
        Path file = Files.createTempFile(folder, "vectors", "");
        try (OutputStream out =
                gzip ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
            out.write(bytes);
        }
        return file;
    }

    /** How other programs write word vectors. */
    enum Format {
        GLOVE,
        TEXT,
        BINARY,
        BINARY_LINES;

        byte[] bytes(WordVectors vectors) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (this != GLOVE) {
                print(out, vectors.size() + " " + vectors.dimensions() + "\n");
            }
            for (int i = 0; i < vectors.size(); i++) {
                print(out, vectors.words().get(i));
                double[] vector = vectors.toArray()[i];
                if (this == GLOVE || this == TEXT) {
                    for (double value : vector) {
                        print(out, String.format(Locale.ROOT, " %s", (float) value));
                    }
                    print(out, "\n");
                } else {
                    print(out, " ");
                    ByteBuffer numbers = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
                    for (double value : vector) {
                        numbers.putFloat((float) value);
                    }
                    out.write(numbers.array());
                    print(out, this == BINARY_LINES ? "\n" : "");
                }
            }
            return out.toByteArray();
        }

        private static void print(ByteArrayOutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
