package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        double[] weights = new double[10];
        double intercept = 0;
        for (int step = 0; step < 3000; step++) {
            double[] gradient = new double[10];
            double error = 0;
            for (int i = 0; i < split.train().size(); i++) {
                double miss = predict(split.train(), i, weights, intercept)
                        - split.train().target(i);
                error += miss;
                for (int j = 0; j < 10; j++) {
                    gradient[j] += miss * split.train().feature(i, j);
                }
            }
            intercept -= 0.2 * error / split.train().size();
            for (int j = 0; j < 10; j++) {
                weights[j] -= 0.2 * gradient[j] / split.train().size();
            }
        }
        double sum = 0;
        for (int i = 0; i < split.test().size(); i++) {
            sum += Math.abs(
                    predict(split.test(), i, weights, intercept) - split.test().target(i));
        }
        double meanError = sum / split.test().size();
        assertTrue(meanError > 1.45 && meanError < 1.8, "mean absolute error " + meanError);
    }

    private static double predict(TableData data, int row, double[] weights, double intercept) {
        double sum = intercept;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * data.feature(row, j);
        }
        return sum;
    }
}
