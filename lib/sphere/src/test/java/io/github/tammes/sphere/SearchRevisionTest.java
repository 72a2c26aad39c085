package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that are recorded by the options of a placement stay true only while these options give the same prototypes. */
class SearchRevisionTest {

    @ParameterizedTest
    @CsvSource({"13, 3, -7.505794978830493", "25, 4, -25.6675146210438", "30, 5, 28.630976490431543"})
    void otherPrototypesForTheSameOptionsNeedAnotherRevision(int classes, int dimensions, double expected) {
        Prototypes prototypes = Prototypes.place(
                classes, dimensions, PlacementOptions.defaults().withSeed(7));
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < dimensions; j++) {
                sum += (k + 1) * (j + 1) * prototypes.get(k, j);
            }
        }
        assertEquals(
                expected,
                sum,
                1e-6,
                "raise PlacementOptions.SEARCH_REVISION, now " + PlacementOptions.SEARCH_REVISION
                        + ", and write the new sums here: recorded results of searched placements are then run again");
    }
}
