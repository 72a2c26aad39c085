package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrototypeFileTest {

    @TempDir
    private Path folder;

    private final Prototypes prototypes = Prototypes.place(5, 3, PlacementOptions.of(PlacementMethod.RANDOM))
            .withClassNames(List.of("cat", "dog", "a, \"quoted\" name", "größe", "emu"));

    @Test
    void csvKeepsNamesAndEveryBit() throws IOException {
        Path file = folder.resolve("prototypes.csv");
        prototypes.write(file);

        assertEquals(prototypes, Prototypes.read(file));
        assertTrue(Files.readString(file).startsWith("class,x1,x2,x3\ncat,"));
    }

    @Test
    void npyKeepsRowsToSinglePrecisionAndUnitLength() throws IOException {
        Path file = folder.resolve("prototypes-3d-5c.npy");
        prototypes.write(file);
        Prototypes read = Prototypes.read(file);

        for (int i = 0; i < 5; i++) {
            assertArrayEquals(prototypes.toArray()[i], read.toArray()[i], 1e-7);
            assertEquals(1, read.cosine(i, i), 1e-15);
        }
        assertEquals("class 4", read.classNames().get(4));
        assertEquals("prototypes-3d-5c.npy", read.method());
    }

    @Test
    void csvWithoutNamesNumbersTheClasses() throws IOException {
        Prototypes read = Prototypes.read(text("x,y\n1,0\n0,1\n-1,0\n"));

        assertEquals(List.of("class 0", "class 1", "class 2"), read.classNames());
        assertEquals(-1, read.cosine(0, 2));
    }

    @Test
    void refusesFilesThatAreNoPrototypesAndNamesTheFile() throws IOException {
        assertRefused("prototype 1 (b) has length 2.0", text("class,x1,x2\na,1,0\nb,0,2\n"));
        assertRefused("prototypes 0 (a) and 2 (c) are the same", text("class,x1,x2\na,1,0\nb,0,1\nc,1,0\n"));
        assertRefused("both named \"a\"", text("class,x1,x2\na,1,0\na,0,1\n"));
        assertRefused("NaN on axis 1", text("class,x1,x2\na,1,\nb,0,1\n"));
        assertRefused("column \"x2\" is not all numbers", text("class,x1,x2\na,1,zero\nb,0,1\n"));
        assertRefused("0 columns of numbers", text("class\na\nb\n"));
        assertRefused("0 rows", text("class,x1,x2\n"));
        assertRefused("made.csv", text(""));
        Path npy = folder.resolve("long.npy");
        new NpyArray(2, 2, new double[] {1, 0, 0, 3}).write(npy);
        assertRefused("long.npy: prototype 1 (class 1) has length 3.0", npy);
        new NpyArray(2, 2, new double[] {1, 0, Double.NaN, 1}).write(npy);
        assertRefused("NaN on axis 0", npy);
        new NpyArray(2, 2, new double[] {1, 0, 1, 0}).write(npy);
        assertRefused("are the same point", npy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "1.0",
                "NA",
                "null",
                "N/A",
                "NaN",
                "*",
                "-",
                " cat",
                "cat ",
                "10:30",
                "#1",
                "a;b",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "true",
                "2020-01-01",
                "\"",
                "\"\"",
                "'",
                ",",
                "\uFEFFa",
                "größe",
                "1e5",
                "数字"
            })
    void csvKeepsAnyNameAsItIs(String name) throws IOException {
        Prototypes named = prototypes.withClassNames(List.of("first", name, "second", "A", "a"));
        Path file = folder.resolve("prototypes.csv");
        named.write(file);
        assertEquals(named, Prototypes.read(file));
        Prototypes first = named.select(1, 0);
        first.write(file);
        assertEquals(first, Prototypes.read(file));
    }

    @Test
    void namesThatAreAllNumbersAreNoAxis() throws IOException {
        Prototypes digits = prototypes.withClassNames(List.of("0", "01", "1.0", "1", "1e0"));
        Path file = folder.resolve("digits.csv");
        digits.write(file);
        assertEquals(digits, Prototypes.read(file));
    }

    @Test
    void csvOfManyDimensionsIsReadBack() throws IOException {
        Prototypes wide = Prototypes.place(2, 12_000, PlacementOptions.of(PlacementMethod.RANDOM));
        Path file = folder.resolve("wide.csv");
        wide.write(file);
        assertEquals(wide, Prototypes.read(file));
    }

    @Test
    void csvOfOtherProgramsIsUnderstood() throws IOException {
        Prototypes two = Prototypes.of(new double[][] {{1, 0}, {0, 1}}).withClassNames(List.of("a", "#b"));
        for (String content : List.of(
                "class;x1;x2\r\na;1;0\r\n#b;0;1\r\n",
                "class\tx1\tx2\na\t1\t0\n#b\t0\t1\n",
                "\uFEFFclass,x1,x2\r\na,1,0\n#b,0,1",
                "\"class\",\"x1\",\"x2\"\r\n\"a\",\"1\",\"0\"\r\n\"#b\",\"0\",\"1\"\r\n",
                "x1,x2,class\n\n1, 0 ,a\n0,1,#b\n\n")) {
            assertEquals(two, Prototypes.read(text(content)), content);
        }
    }

    @Test
    void csvOfAnotherEncodingOrWithAnIndexIsRefused() throws IOException {
        Path file = folder.resolve("made.csv");
        Files.write(file, "class,x1,x2\ngröße,1,0\nb,0,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("line 2", file);
        assertRefused("UTF-8", file);
        Files.write(file, "class,x1,x2\na,1,0\nb,0,1\n".getBytes(StandardCharsets.UTF_16));
        assertRefused("UTF-8", file);
        assertRefused("column 1 has no name", text(",class,x1,x2\n0,a,1,0\n1,b,0,1\n"));
        assertRefused("\"0,5\"", text("class;x1;x2\na;0,5;0\nb;0;1\n"));
        assertRefused("line 3: this line has 2 cells", text("class,x1,x2\na,1,0\nb,0\n"));
        assertRefused("never closed", text("class,x1,x2\na,1,0\nb,0,\"1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.csv", "old.npy"})
    void onAFullDiskTheFileIsNamedAndTheOldOneKept(String name) throws IOException {
        Configuration small =
                Configuration.unix().toBuilder().setMaxSize(1 << 16).build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path file = disk.getPath(name);
            prototypes.write(file);
            byte[] before = Files.readAllBytes(file);
            Prototypes large = Prototypes.place(100, 300, PlacementOptions.of(PlacementMethod.RANDOM));

            IOException error = assertThrows(IOException.class, () -> large.write(file));

            assertTrue(error.getMessage().contains(name), error.getMessage());
            assertTrue(error.getMessage().contains("space"), error.getMessage());
            assertArrayEquals(before, Files.readAllBytes(file));
            try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
                assertEquals(List.of(file.toAbsolutePath()), files.toList());
            }
        }
    }

    @Test
    void foldersAreNamed() throws IOException {
        Path npy = Files.createDirectory(folder.resolve("a.npy"));
        IOException error = assertThrows(IOException.class, () -> Prototypes.read(npy));
        assertTrue(error.getMessage().contains("a.npy"), error.getMessage());
        assertRefused("is not a file", Files.createDirectory(folder.resolve("a.csv")));
    }

    @Test
    void theEndingOfTheNameDecides() {
        assertThrows(IllegalArgumentException.class, () -> prototypes.write(folder.resolve("prototypes.txt")));
        assertThrows(IllegalArgumentException.class, () -> Prototypes.read(folder.resolve("prototypes")));
        assertThrows(NoSuchFileException.class, () -> Prototypes.read(folder.resolve("none.csv")));
        assertThrows(NoSuchFileException.class, () -> Prototypes.read(folder.resolve("none.NPY")));
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("made.csv"), content);
    }

    private static void assertRefused(String expected, Path file) {
        String message = assertThrows(IllegalArgumentException.class, () -> Prototypes.read(file))
                .getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains(file.getFileName().toString()), message);
    }
}
