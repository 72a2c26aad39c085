package io.github.tammes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

    @TempDir
    private Path folder;

    /** Whatever is written is read, cell for cell: random tables of the characters that mean something to some reader. */
    @Test
    void whatIsWrittenIsRead() throws IOException {
        String alphabet = "ab01 .,;:\t\"'#%*\n\r\uFEFF-+/\\ä数=NAnul";
        Random random = new Random(1);
        Path file = folder.resolve("made.csv");
        for (int i = 0; i < 500; i++) {
            int columns = 1 + random.nextInt(4);
            List<String> header = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                header.add(c + cell(alphabet, random));
            }
            List<List<String>> rows = new ArrayList<>();
            for (int r = random.nextInt(5); r > 0; r--) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < columns; c++) {
                    row.add(cell(alphabet, random));
                }
                rows.add(row);
            }
            Csv csv = new Csv(header, rows);
            csv.write(file);
            assertEquals(csv, Csv.read(file));
        }
    }

    private static String cell(String alphabet, Random random) {
        StringBuilder cell = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
            cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return cell.toString();
    }

    @Test
    void lineEndsOfAllKindsMayBeMixed() throws IOException {
        Csv expected = new Csv(
                List.of("a", "b"),
                List.of(List.of("x", "y"), List.of("u", "v"), List.of("q", "w\r\nz"), List.of("", "")));
        for (String content : List.of(
                "a,b\r\nx,y\nu,v\r\n\"q\",\"w\r\nz\"\r\n,\r\n",
                "a,b\nx,y\r\nu,v\r\r\n\nq,\"w\r\nz\"\n\"\",",
                "a,b\rx,y\ru,v\rq,\"w\r\nz\"\r,\r")) {
            assertEquals(expected, Csv.read(Files.writeString(folder.resolve("made.csv"), content)), content);
        }
    }

    @Test
    void whatIsNotSuchAFileIsRefusedWithFileAndLine() throws IOException {
        assertRefused("made.csv is empty", "");
        assertRefused("made.csv is empty", "\n\n");
        assertRefused("line 4: this line has 3 cells where the first has 2", "a,b\n\"c\nd\",e\nf,g,h\n");
        assertRefused("line 2: this line has 1 cell where", "a,b\nf");
        assertRefused("line 2: a quotation mark is never closed", "a,b\nx,\"open\nfoo,bar\n");
        assertRefused("line 2: after a closing quotation mark comes \"y\"", "a,b\n\"x\"y,z\n");
        assertRefused("both semicolons and tabs", "a;b\tc\n");
        assertRefused("two columns are named \"a\"", "a,a\n1,2\n");
        assertRefused("line 2: this is not text in UTF-8", "a,b\nx,\0\n");
        Path file = folder.resolve("made.csv");
        Files.write(file, "a,b\n\nx,größe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("line 3: this is not text in UTF-8", file);
        assertRefused("is not a file", Files.createDirectory(folder.resolve("folder.csv")));
        assertThrows(NoSuchFileException.class, () -> Csv.read(folder.resolve("none.csv")));
        assertThrows(IllegalArgumentException.class, () -> new Csv(List.of("a"), List.of(List.of("\0"))).write(file));
        assertThrows(IOException.class, () -> new Csv(List.of("\uD800"), List.of()).write(file));
    }

    @Test
    void numbersAreDecimalNumbersOnly() {
        assertEquals(OptionalDouble.of(-1.5e3), Csv.number(" -1.5e3 "));
        for (String text : List.of("", " ", "5d", "1f", "1,5", "1.5 m", "10:30")) {
            assertEquals(OptionalDouble.empty(), Csv.number(text), text);
        }
    }

    @Test
    void namesThatATableCannotTellApartAreRefused() {
        Csv csv = new Csv(List.of("a", "A"), List.of());
        String message = assertThrows(IllegalArgumentException.class, () -> csv.toTable("made"))
                .getMessage();
        assertTrue(message.contains("\"a\" and \"A\""), message);
        assertEquals(
                List.of("column 1", "x"),
                new Csv(List.of("", "x"), List.of()).toTable("made").columnNames());
    }

    private void assertRefused(String expected, String content) throws IOException {
        assertRefused(expected, Files.writeString(folder.resolve("made.csv"), content));
    }

    private static void assertRefused(String expected, Path file) {
        String message = assertThrows(IllegalArgumentException.class, () -> Csv.read(file))
                .getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.startsWith(file.toString()), message);
    }
}
