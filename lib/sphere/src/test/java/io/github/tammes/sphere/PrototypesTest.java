package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PrototypesTest {

    private static final double[][] AXES = {{1, 0, 0}, {0, 1, 0}, {0, 0, -1}};

    @Test
    void keepsGivenUnitRowsBitForBit() {
        Prototypes prototypes = Prototypes.place(7, 3, PlacementOptions.of(PlacementMethod.RANDOM));
        Prototypes again = Prototypes.of(prototypes.toArray());

        assertArrayEquals(prototypes.toArray(), again.toArray());
        assertEquals(prototypes, again);
        assertEquals(prototypes.hashCode(), again.hashCode());
    }

    @Test
    void inOneDimensionThereAreTwo() {
        for (PlacementMethod method :
                List.of(PlacementMethod.RANDOM, PlacementMethod.PAPER, PlacementMethod.SMOOTH_MAXIMUM)) {
            for (long seed = 0; seed < 5; seed++) {
                PlacementOptions placement = PlacementOptions.of(method).withSeed(seed);
                assertEquals(-1, Prototypes.place(2, 1, placement).cosine(0, 1), method + ", seed " + seed);
                assertThrows(IllegalArgumentException.class, () -> Prototypes.place(3, 1, placement));
            }
        }
    }

    @Test
    void stepsAreNotDroppedWhereThereAreNoneToCount() {
        PlacementOptions placement = PlacementOptions.defaults().withSteps(50);
        String message = assertThrows(IllegalArgumentException.class, () -> Prototypes.place(13, 4, placement))
                .getMessage();
        assertTrue(message.contains("steps is 50") && message.contains("BEST"), message);
    }

    @Test
    void vectorsOfAnyLengthHaveADirection() {
        for (double length : new double[] {1e-300, 1e-170, 1, 1e170, 1e300}) {
            double[][] vectors = {{3 * length, 4 * length}, {0, -length}};
            assertArrayEquals(
                    new double[] {0.6, 0.8}, Prototypes.normalised(vectors).toArray()[0], 1e-15);
        }
    }

    @Test
    void isNotChangedThroughWhatItWasMadeOfOrGaveOut() {
        double[][] rows = {{1, 0}, {0, 1}};
        Prototypes prototypes = Prototypes.of(rows);
        rows[0][0] = 5;
        prototypes.toArray()[1][1] = 5;
        prototypes.nearestCosines()[0] = 5;

        assertEquals(Prototypes.of(new double[][] {{1, 0}, {0, 1}}), prototypes);
        assertEquals(0, prototypes.nearestCosines()[0]);
    }

    @Test
    void rowsThatLostPrecisionInFloat32AreMadeUnitLengthAgain() {
        Prototypes prototypes = Prototypes.of(new double[][] {{0.6f, 0.8f}, {0.8f, -0.6f}});

        assertEquals(1, prototypes.cosine(0, 0), 1e-15);
    }

    @Test
    void refusesWhatIsNoSetOfPrototypesAndSaysWhereAndWhatToDo() {
        assertMessage("row 1 has 3 dimensions and row 0 has 2", new double[][] {{1, 0}, {0, 1, 0}});
        assertMessage("prototype 1 (class 1) has length 2.0 and not 1", new double[][] {{1, 0}, {0, 2}});
        assertMessage("prototype 0 (class 0) has NaN on axis 1", new double[][] {{1, Double.NaN}, {0, 1}});
        assertMessage("Infinity on axis 0", new double[][] {{1, 0}, {Double.POSITIVE_INFINITY, 1}});
        assertMessage(
                "prototypes 0 (class 0) and 2 (class 2) are the same", new double[][] {{1, 0}, {0, 1}, {1, 1e-8}});
        assertMessage("rows is empty", new double[][] {});
        assertMessage("rows is empty", new double[][] {{}});
    }

    private static void assertMessage(String expected, double[][] rows) {
        String message = assertThrows(IllegalArgumentException.class, () -> Prototypes.of(rows))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void normalisedKeepsDirectionsAndRefusesZeroVectors() {
        Prototypes prototypes = Prototypes.normalised(new double[][] {{3, 4}, {-5, 0}});

        assertArrayEquals(new double[][] {{0.6, 0.8}, {-1, 0}}, prototypes.toArray());
        assertThrows(IllegalArgumentException.class, () -> Prototypes.normalised(new double[][] {{1, 0}, {0, 0}}));
        assertThrows(IllegalArgumentException.class, () -> Prototypes.normalised(new double[][] {{1, 1}, {2, 2}}));
    }

    @Test
    void cosinesAreSymmetricAndOfUnitRows() {
        Prototypes prototypes = Prototypes.place(20, 5, PlacementOptions.of(PlacementMethod.RANDOM));
        for (int i = 0; i < 20; i++) {
            assertEquals(1, prototypes.cosine(i, i), 1e-14);
            for (int j = 0; j < 20; j++) {
                assertEquals(prototypes.cosine(j, i), prototypes.cosine(i, j));
            }
        }
        assertThrows(IndexOutOfBoundsException.class, () -> prototypes.cosine(0, 20));
        assertThrows(IndexOutOfBoundsException.class, () -> prototypes.get(0, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> prototypes.get(-1, 0));
    }

    @Test
    void nearestCosinesAreTheGreatestOfAllPairs() {
        Prototypes prototypes = Prototypes.place(300, 7, PlacementOptions.of(PlacementMethod.RANDOM));
        double[] nearest = prototypes.nearestCosines();
        double max = -1;
        for (int i = 0; i < 300; i++) {
            double greatest = -1;
            for (int j = 0; j < 300; j++) {
                greatest = i == j ? greatest : Math.max(greatest, prototypes.cosine(i, j));
            }
            assertEquals(greatest, nearest[i], 1e-14);
            max = Math.max(max, greatest);
        }
        assertEquals(max, prototypes.certificate().maxCosine(), 1e-14);
    }

    @Test
    void namesTravelWithSelectedRows() {
        Prototypes animals = Prototypes.of(AXES).withClassNames(List.of("cat", "dog", "emu"));
        Prototypes selected = animals.select(2, 0);

        assertEquals(List.of("emu", "cat"), selected.classNames());
        assertEquals(-1, selected.get(0, 2));
        assertEquals(animals, animals.select(2, 0, 1).select(1, 2, 0));
        assertNotEquals(animals, Prototypes.of(AXES));
        assertThrows(IllegalArgumentException.class, () -> animals.select());
        assertThrows(IllegalArgumentException.class, () -> animals.select(0, 3));
        assertThrows(IllegalArgumentException.class, () -> animals.select(1, 1));
    }

    @Test
    void namesMustTellTheClassesApart() {
        Prototypes prototypes = Prototypes.of(AXES);

        assertThrows(IllegalArgumentException.class, () -> prototypes.withClassNames(List.of("a", "b")));
        assertThrows(IllegalArgumentException.class, () -> prototypes.withClassNames(List.of("a", "b", "a")));
        assertThrows(IllegalArgumentException.class, () -> prototypes.withClassNames(List.of("a", "b", " ")));
    }

    @Test
    void theTableHoldsNamesAndCoordinates() {
        Table table =
                Prototypes.of(AXES).withClassNames(List.of("cat", "dog", "emu")).toTable();

        assertEquals(List.of("class", "x1", "x2", "x3"), table.columnNames());
        assertEquals("emu", table.stringColumn("class").get(2));
        assertEquals(-1, table.doubleColumn("x3").getDouble(2));
    }

    @Test
    void theArrayIsFloat32OfClassesByDimensions() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = Prototypes.of(AXES).toNDArray(manager);

            assertEquals(new Shape(3, 3), array.getShape());
            assertEquals(DataType.FLOAT32, array.getDataType());
            assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0, -1}, array.toFloatArray());
        }
    }

    @Test
    void theTextTellsSizeQualityAndOrigin() {
        String text =
                Prototypes.place(12, 3, PlacementOptions.defaults().withSeed(7)).toString();

        assertTrue(
                text.startsWith("12 prototypes in 3 dimensions: greatest cosine 0.4472, smallest angle 63.43°"), text);
        assertTrue(text.contains("; proven to be optimal (Fejes Tóth)"), text);
        assertTrue(text.endsWith("seed 7]"), text);
    }
}
