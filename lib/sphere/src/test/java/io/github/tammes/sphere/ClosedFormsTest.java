package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormsTest {

    @ParameterizedTest
    @CsvSource({"2,1", "2,2", "3,2", "4,3", "4,10", "100,99", "100,100", "100,128", "1000,1024"})
    void uptoOneMoreClassThanDimensionsMakeARegularSimplex(int classes, int dimensions) {
        Prototypes prototypes = Prototypes.place(classes, dimensions);
        for (int i = 0; i < classes; i += Math.max(1, classes / 17)) {
            for (int j = 0; j < i; j++) {
                assertEquals(-1.0 / (classes - 1), prototypes.cosine(i, j), 1e-12);
            }
        }
        assertOptimal(prototypes);
    }

    @ParameterizedTest
    @CsvSource({"5,3", "6,3", "7,4", "8,4", "100,50", "100,70", "100,98"})
    void upToTwiceAsManyClassesAsDimensionsSitOnTheCrossPolytope(int classes, int dimensions) {
        Prototypes prototypes = Prototypes.place(classes, dimensions);

        assertEquals(0, prototypes.certificate().maxCosine(), 0);
        assertOptimal(prototypes);
    }

    @ParameterizedTest
    @CsvSource({"4", "5", "10", "1000"})
    void twoDimensionsMakeARegularPolygon(int classes) {
        Prototypes prototypes = Prototypes.place(classes, 2);

        assertEquals(360.0 / classes, prototypes.certificate().minimumAngle(), 1e-6);
        assertOptimal(prototypes);
    }

    private static void assertOptimal(Prototypes prototypes) {
        assertEquals(0, prototypes.certificate().gap(), 1e-9);
        assertTrue(prototypes.method().endsWith("closed form"), prototypes.method());
        assertTrue(prototypes.seed().isEmpty());
    }

    @Test
    void oneClassIsASinglePointWithNothingNear() {
        Prototypes prototypes = Prototypes.place(1, 5);

        assertEquals(1, prototypes.cosine(0, 0));
        assertEquals(-1, prototypes.certificate().maxCosine());
        assertEquals(180, prototypes.certificate().minimumAngle());
        assertEquals(0, prototypes.certificate().gap());
    }

    @Test
    void twoClassesAreOppositeInHugeSpaces() {
        assertEquals(-1, Prototypes.place(2, 1_000_000).cosine(0, 1), 1e-12);
    }

    @Test
    void oneDimensionHasRoomForTwo() {
        assertEquals(-1, Prototypes.place(2, 1).cosine(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Prototypes.place(3, 1));
    }

    @Test
    void closedFormIsRefusedWhereNoneIsKnown() {
        PlacementOptions closedForm = PlacementOptions.of(PlacementMethod.CLOSED_FORM);

        assertEquals(Prototypes.place(8, 4), Prototypes.place(8, 4, closedForm));
        assertThrows(IllegalArgumentException.class, () -> Prototypes.place(9, 4, closedForm));
    }
}
