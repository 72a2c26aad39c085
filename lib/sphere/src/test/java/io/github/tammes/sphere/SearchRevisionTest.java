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
                "raise PlacementOptions.searchRevision, now " + PlacementOptions.searchRevision(classes, dimensions)
                        + ", and write the new sums here: recorded results of searched placements are then run again");
    }

    /**
     * A revision is that of a size: what changes for one leaves the records of the others alone, such as those of a hundred
     * classes.
     */
    @ParameterizedTest
    @CsvSource({
        "100, 3, 2",
        "100, 7, 2",
        "100, 10, 2",
        "100, 14, 2",
        "100, 15, 2",
        "100, 25, 2",
        "100, 50, 2",
        "100, 100, 2",
        "1000, 3, 2",
        "20, 3, 2",
        "39, 4, 2",
        "40, 4, 7",
        "99, 10, 7",
        "101, 8, 7",
        "127, 7, 3",
        "129, 7, 2",
        "127, 8, 7",
        "243, 9, 7",
        "521, 9, 6",
        "501, 10, 7",
        "105, 14, 7",
        "104, 14, 7",
        "208, 15, 7",
        "120, 16, 7",
        "276, 23, 7",
        "106, 25, 5",
        "111, 26, 2",
        "1000, 128, 2"
    })
    void onlyTheSizesThatChangedHaveALaterOne(int classes, int dimensions, int expected) {
        assertEquals(expected, PlacementOptions.searchRevision(classes, dimensions));
    }
}
