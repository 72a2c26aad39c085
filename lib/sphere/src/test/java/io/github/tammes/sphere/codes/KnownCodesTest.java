package io.github.tammes.sphere.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.internal.NearestCosines;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownCodesTest {

    /** Cohn and Kumar, 2007, table 1, and roots of lattices (Conway and Sloane, tables 1.5 and 4.9). */
    @ParameterizedTest
    @CsvSource({
        "4, 10, 6",
        "4, 24, 2",
        "5, 16, 5",
        "5, 40, 2",
        "6, 27, 4",
        "6, 72, 2",
        "7, 56, 3",
        "7, 126, 2",
        "8, 240, 2",
        "9, 306, 2",
        "10, 500, 2",
        "10, 510, 2",
        "11, 582, 2",
        "11, 604, 2",
        "12, 756, 2",
        "20, 56, 15",
        "21, 50, 21",
        "21, 77, 12",
        "21, 112, 9",
        "21, 162, 7",
        "22, 100, 11",
        "22, 275, 6",
        "22, 891, 4",
        "23, 552, 5",
        "23, 4600, 3",
        "16, 288, 4",
        "16, 4320, 2"
    })
    void theFamousCodesAreThereAndOneOverAWholeNumber(int dimensions, int points, int denominator) {
        KnownCode code = KnownCodes.with(points, dimensions).stream()
                .filter(known -> known.points() == points && known.dimensions() == dimensions)
                .findFirst()
                .orElseThrow();

        assertEquals(1.0 / denominator, greatestCosine(code, Math.min(points, 1000)), 1e-9);
    }

    /** Of just as many dimensions, and those too that do not serve so few points as they are. */
    @ParameterizedTest
    @CsvSource({
        "16, 88, Kerdock code of length 16 and the axes",
        "10, 271, kissing configuration of 85 Eisenstein lines"
    })
    void capsAreCutFromLargerCodesOfTheSameDimensions(int dimensions, int points, String expected) {
        List<KnownCode> larger = KnownCodes.larger(points, dimensions);

        assertTrue(larger.stream().anyMatch(code -> code.name().equals(expected)), larger.toString());
        for (KnownCode code : larger) {
            assertEquals(dimensions, code.dimensions());
            assertTrue(code.points() > points && code.points() <= 16 * points, code.toString());
        }
    }

    /** The number of pairs at 60° that was counted for the published coordinates in eleven dimensions. */
    @ParameterizedTest
    @CsvSource({"10, 510, 20670", "11, 604, 19704"})
    void noTwoOfTheNewestAreNearerThanSixtyDegreesAndManyAreAsNear(int dimensions, int points, int expected) {
        KnownCode code = KnownCodes.with(points, dimensions).get(0);
        double[] rows = code.rows(points);

        int contacts = 0;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int d = 0; d < dimensions; d++) {
                    product += rows[i * dimensions + d] * rows[j * dimensions + d];
                }
                assertTrue(
                        i == j ? Math.abs(product - 1) < 1e-12 : product < 0.5 + 1e-12,
                        i + " and " + j + ": " + product);
                contacts += i != j && product > 0.5 - 1e-9 ? 1 : 0;
            }
        }
        assertEquals(points, code.points());
        assertEquals(expected, contacts);
    }

    /** The kissing configurations of 510, 604 and 126 points, and those of Higman and Sims. */
    @ParameterizedTest
    @CsvSource({"10, 511, 510", "10, 520, 510", "11, 605, 604", "7, 128, 126", "22, 101, 100"})
    void aLittleTooSmallIsAFiftiethAtMost(int dimensions, int points, int expected) {
        assertEquals(
                expected, KnownCodes.justBelow(points, dimensions).orElseThrow().points());
    }

    @ParameterizedTest
    @CsvSource({"10, 500", "10, 505", "10, 521", "11, 590", "7, 129", "6, 73", "10, 100", "25, 100", "3, 13"})
    void whatLacksMoreOrIsSmallIsFoundAnew(int dimensions, int points) {
        assertTrue(KnownCodes.justBelow(points, dimensions).isEmpty());
    }

    /** Those of Higman and Sims, of McLaughlin and of the equiangular lines. */
    @ParameterizedTest
    @CsvSource({"101, 23, 100, 22", "108, 25, 100, 22", "276, 23, 275, 22", "556, 24, 552, 23"})
    void aFewMorePointsHaveRoomBesideACodeOfFewerDimensions(int points, int dimensions, int of, int in) {
        KnownCode code = KnownCodes.inFewerDimensions(points, dimensions).orElseThrow();
        assertEquals(List.of(of, in), List.of(code.points(), code.dimensions()));
    }

    @ParameterizedTest
    @CsvSource({"100, 23", "109, 25", "101, 22", "100, 10", "127, 8", "57, 8"})
    void wherePointsAreManyOrACodeIsCloseThereIsNone(int points, int dimensions) {
        assertTrue(KnownCodes.inFewerDimensions(points, dimensions).isEmpty());
    }

    /** Every line of the table; what is claimed is measured. */
    @Test
    void everyCodeIsWhatItSays() {
        Set<String> seen = new HashSet<>();
        for (int dimensions = 3; dimensions <= 24; dimensions++) {
            for (KnownCode code : KnownCodes.with(1, dimensions)) {
                if (code.points() <= 1500 && seen.add(code.toString())) {
                    double[] rows = code.rows(code.points());
                    for (int i = 0; i < code.points(); i++) {
                        assertEquals(1, UnitRows.length(rows, i * code.dimensions(), code.dimensions()), 1e-9);
                    }
                    assertTrue(greatestCosine(code, code.points()) <= code.maxCosine() + 2e-6, code::toString);
                }
            }
        }
        assertTrue(seen.size() > 300, "only " + seen.size());
    }

    /** Kerdock's bound 1/√D for even exponents and √(2/D) for odd ones, across the cross-polytopes of several forms. */
    @ParameterizedTest
    @CsvSource({"16", "32", "64", "128", "512"})
    void formsOfBinaryCodesAreAsFarApartAsTheyClaim(int dimensions) {
        KnownCode code = BinaryCodes.of(dimensions).get(0);

        assertEquals(code.maxCosine(), greatestCosine(code, Math.min(code.points(), 5 * 2 * dimensions / 2)), 1e-9);
    }

    @Test
    void theFirstPointsAreTheSameHoweverManyAreAskedFor() {
        KnownCode code = BinaryCodes.of(100).get(0);

        assertEquals(List.of(boxed(code.rows(10))), List.of(boxed(Arrays.copyOf(code.rows(400), 1000))));
    }

    private static List<Double> boxed(double[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }

    /** MacWilliams and Sloane, chapter 2, theorem 26: the weights of the extended Golay code. */
    @Test
    void theGolayCodeHasItsWeights() {
        long[] weights = new long[25];
        Arrays.stream(LatticeVectors.golay()).forEach(word -> weights[Integer.bitCount(word)]++);

        assertEquals(
                "0:1 8:759 12:2576 16:759 24:1",
                String.join(
                        " ",
                        IntStream.range(0, 25)
                                .filter(w -> weights[w] > 0)
                                .mapToObj(w -> w + ":" + weights[w])
                                .toList()));
    }

    private static double greatestCosine(KnownCode code, int first) {
        return Arrays.stream(NearestCosines.of(code.rows(first), code.dimensions()))
                .max()
                .orElseThrow();
    }
}
