package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.internal.LinearAssignment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    private static final Prototypes POINTS =
            Prototypes.place(12, 4, PlacementOptions.of(PlacementMethod.RANDOM).withSeed(2));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void theLinearAssignmentIsTheBestOfAllPermutations(int size) {
        SplittableRandom random = new SplittableRandom(size);
        for (int trial = 0; trial < 20; trial++) {
            double[][] worth = IntStream.range(0, size)
                    .mapToObj(i -> random.doubles(size, -5, 5).toArray())
                    .toArray(double[][]::new);
            int[] columns = LinearAssignment.greatest(worth);

            assertEquals(size, Arrays.stream(columns).distinct().count());
            double sum = IntStream.range(0, size)
                    .mapToDouble(i -> worth[i][columns[i]])
                    .sum();
            assertEquals(best(worth, 0, new boolean[size]), sum, 1e-9);
        }
    }

    private static double best(double[][] worth, int row, boolean[] used) {
        if (row == worth.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                used[column] = true;
                best = Math.max(best, worth[row][column] + best(worth, row + 1, used));
                used[column] = false;
            }
        }
        return best;
    }

    @Test
    void classesWhoseMeansArePointsGetThesePoints() {
        int[] order = {3, 1, 4, 11, 5, 9, 2, 6, 0, 8, 7, 10};
        double[][] means = new double[12][];
        for (int i = 0; i < 12; i++) {
            double scale = 0.1 + i;
            means[i] = Arrays.stream(POINTS.toArray()[order[i]])
                    .map(x -> scale * x)
                    .toArray();
        }
        Prototypes assigned = POINTS.assignToMeans(means);

        assertEquals(POINTS.classNames(), assigned.classNames());
        for (int i = 0; i < 12; i++) {
            assertEquals(1, cosine(assigned.toArray()[i], POINTS.toArray()[order[i]]), 1e-12);
        }
        assertEquals(POINTS.certificate().maxCosine(), assigned.certificate().maxCosine(), 1e-12);
    }

    private static double cosine(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(d -> a[d] * b[d]).sum();
    }

    /** Classes that are confused in threes: their points come nearer to each other than those of others. */
    @Test
    void classesThatAreConfusedGetPointsNearEachOther() {
        double[][] confusion = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                confusion[i][j] = i == j ? 500 : i % 4 == j % 4 ? 40 : 1;
            }
        }
        Prototypes assigned = POINTS.assign(confusion, 1);

        assertTrue(within(assigned) > within(POINTS) + 0.1, within(assigned) + " after " + within(POINTS));
        assertEquals(POINTS.certificate().maxCosine(), assigned.certificate().maxCosine(), 1e-12);
        assertEquals(assigned, POINTS.assign(confusion, 1));
    }

    private static double within(Prototypes prototypes) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                sum += i % 4 == j % 4 ? prototypes.cosine(i, j) / 12 : 0;
            }
        }
        return sum;
    }

    @Test
    void wrongTablesAreRefusedByName() {
        assertMessage(
                "similarity has 1 rows and not one for each of the 12", () -> POINTS.assign(new double[1][12], 0));
        assertMessage("similarity has 3 columns in row 0 (class 0)", () -> POINTS.assign(new double[12][3], 0));
        assertMessage("the mean of class 0 (class 0) is zero", () -> POINTS.assignToMeans(new double[12][4]));
        double[][] wrong = new double[12][4];
        wrong[3][1] = Double.NaN;
        assertMessage("means has NaN in row 3", () -> POINTS.assignToMeans(wrong));
    }

    private static void assertMessage(String part, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void newPrototypesGoWhereThereIsRoomAndTheOldStay() {
        Prototypes square = Prototypes.of(new double[][] {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}});
        Prototypes octahedron = square.extend(List.of("top", "bottom"));

        assertEquals(List.of("class 0", "class 1", "class 2", "class 3", "top", "bottom"), octahedron.classNames());
        assertEquals(0, octahedron.certificate().gap(), 1e-6);
        for (int i = 0; i < 4; i++) {
            assertTrue(Arrays.equals(square.toArray()[i], octahedron.toArray()[i]));
        }
    }

    /** Eight corners of the simplex of ten in nine dimensions leave room for exactly the two that are missing. */
    @Test
    void whatWasTakenFromASimplexIsFoundAgain() {
        Prototypes simplex = Prototypes.place(10, 9);
        Prototypes extended = simplex.select(0, 1, 2, 3, 4, 5, 6, 7).extend(List.of("eight", "nine"));

        assertEquals(-1.0 / 9, extended.certificate().maxCosine(), 1e-6);
        assertTrue(extended.method().contains("extended by 2"), extended.method());
    }

    @Test
    void namesOfNewClassesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> POINTS.extend(List.of("class 0")));
        assertThrows(IllegalArgumentException.class, () -> POINTS.extend(List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> POINTS.extend(List.of(" ")));
        assertEquals(POINTS, POINTS.extend(List.of()));
    }
}
