package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertTrue(message.startsWith(file.getFileName().toString()), message);
    }
}
