package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.SharedData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class AbaloneTest {

    @Test
    void theTableHasThePublishedFigures() {
        Table table = Abalone.table();
        assertEquals(4177, table.rowCount());
        assertEquals(9.934, table.intColumn("rings").mean(), 1e-3);
        assertEquals(9.934 + 1.5, table.doubleColumn("target").mean(), 1e-3);
        assertEquals(2, table.where(table.doubleColumn("height").isEqualTo(0)).rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            assertEquals(
                    1,
                    table.doubleColumn("sex M").get(row)
                            + table.doubleColumn("sex F").get(row)
                            + table.doubleColumn("sex I").get(row));
        }
    }

    @Test
    void agreesWithAnotherCopyOfTheData() {
        Table table = Abalone.table();
        Table other =
                Table.read().csv(SharedData.file("data/abalone/abalone.csv").toFile());
        assertEquals(other.rowCount(), table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            assertEquals(other.getString(row, 0), table.getString(row, 0));
            for (int column = 1; column < 9; column++) {
                assertEquals(
                        Double.parseDouble(other.getUnformatted(row, column)),
                        Double.parseDouble(table.getUnformatted(row, column)));
            }
        }
    }

    @Test
    void featuresAreStandardizedOnTheTrainingRowsOnly() {
        Split<TableData> split = Abalone.load();
        assertEquals(3342, split.train().size());
        assertEquals(835, split.test().size());
        boolean testDiffers = false;
        for (int j = 0; j < 10; j++) {
            int feature = j;
            double mean = IntStream.range(0, 3342)
                    .mapToDouble(i -> split.train().feature(i, feature))
                    .average()
                    .orElseThrow();
            double square = IntStream.range(0, 3342)
                    .mapToDouble(i -> Math.pow(split.train().feature(i, feature), 2))
                    .average()
                    .orElseThrow();
            assertEquals(0, mean, 1e-5);
            assertEquals(1, square, 1e-5);
            double testMean = IntStream.range(0, 835)
                    .mapToDouble(i -> split.test().feature(i, feature))
                    .average()
                    .orElseThrow();
            testDiffers |= Math.abs(testMean) > 1e-3;
        }
        assertTrue(testDiffers, "the test rows were standardized by themselves");
    }

    /** Known of this data: least squares errs by about 1.6 years, the median by about 2.4. */
    @Test
    void leastSquaresPredictsAgesAsKnown() {
        Split<TableData> split = Abalone.load();
        double[] weights = leastSquares(split.train());
        double sum = 0;
        for (int i = 0; i < split.test().size(); i++) {
            sum += Math.abs(predict(split.test(), i, weights) - split.test().target(i));
        }
        double meanError = sum / split.test().size();
        assertTrue(meanError > 1.45 && meanError < 1.8, "mean absolute error " + meanError);
    }

    /** Solves the normal equations by Gauss and Jordan; a little ridge because the three sexes add up to one. */
    private static double[] leastSquares(TableData data) {
        int size = 11;
        double[][] equations = new double[size][size + 1];
        for (int i = 0; i < data.size(); i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    equations[j][k] += value(data, i, j) * value(data, i, k);
                }
                equations[j][size] += value(data, i, j) * data.target(i);
            }
        }
        for (int j = 0; j < size; j++) {
            equations[j][j] += 1e-3;
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int j = 0; j < size; j++) {
                double factor = j == pivot ? 0 : equations[j][pivot] / equations[pivot][pivot];
                for (int k = 0; k <= size; k++) {
                    equations[j][k] -= factor * equations[pivot][k];
                }
            }
        }
        return IntStream.range(0, size)
                .mapToDouble(j -> equations[j][size] / equations[j][j])
                .toArray();
    }

    private static double value(TableData data, int row, int feature) {
        return feature == 10 ? 1 : data.feature(row, feature);
    }

    private static double predict(TableData data, int row, double[] weights) {
        return IntStream.range(0, weights.length)
                .mapToDouble(j -> weights[j] * value(data, row, j))
                .sum();
    }
}
