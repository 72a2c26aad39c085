package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.codes.KnownCodes;
import org.junit.jupiter.api.Test;
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

    /** A revision is that of a size: what changes for one leaves the records of the others alone. */
    @ParameterizedTest
    @CsvSource({
        "100, 3, 2",
        "100, 10, 2",
        "100, 25, 2",
        "500, 11, 2",
        "582, 11, 3",
        "594, 11, 2",
        "550, 14, 2",
        "501, 10, 3",
        "511, 10, 2",
        "127, 7, 3"
    })
    void onlyTheSizesThatChangedHaveTheThird(int classes, int dimensions, int expected) {
        assertEquals(expected, PlacementOptions.searchRevision(classes, dimensions));
    }

    /** Where the code of 582 points is one of the three that a search begins with, or another is a little too small. */
    @Test
    void noOtherSizeBeginsWithWhatTheThirdBrought() {
        for (int dimensions = 11; dimensions <= 24; dimensions++) {
            for (int classes = 2; classes <= 600; classes++) {
                boolean begins = KnownCodes.with(classes, dimensions).stream()
                                .limit(3)
                                .anyMatch(code -> code.points() == 582 && code.dimensions() == 11)
                        || KnownCodes.justBelow(classes, dimensions).isPresent();
                assertTrue(
                        !begins || PlacementOptions.searchRevision(classes, dimensions) == 3,
                        classes + " points in " + dimensions);
            }
        }
    }
}
