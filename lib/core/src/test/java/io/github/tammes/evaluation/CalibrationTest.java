package io.github.tammes.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.TableData;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CalibrationTest {

    private static Evaluation evaluation(float[] predicted, float[] targets) {
        TableData rows = TableData.of("rows", List.of("x"), new float[predicted.length][1]);
        return new Evaluation(rows, new Predictions(new float[predicted.length][1], null, predicted), targets, null);
    }

    @Test
    void groupsAreInTheOrderOfThePredictions() {
        Table table =
                evaluation(new float[] {5, 1, 2, 9}, new float[] {6, 0, 1, 10}).calibration(2);
        assertEquals(List.of(2, 2), table.intColumn("examples").asList());
        assertEquals(List.of(1.0, 5.0), table.doubleColumn("lowest predicted").asList());
        assertEquals(List.of(1.5, 7.0), table.doubleColumn("mean predicted").asList());
        assertEquals(List.of(2.0, 9.0), table.doubleColumn("highest predicted").asList());
        assertEquals(List.of(0.5, 8.0), table.doubleColumn("mean target").asList());
    }

    @Test
    void everyExampleIsInOneGroupAndTheMeansAddUp() {
        Random random = new Random(5);
        for (int size : new int[] {1, 7, 100, 101}) {
            float[] predicted = new float[size];
            float[] targets = new float[size];
            for (int i = 0; i < size; i++) {
                predicted[i] = (float) random.nextGaussian();
                targets[i] = predicted[i] + (float) random.nextGaussian();
            }
            for (int groups = 1; groups <= Math.min(size, 10); groups++) {
                Table table = evaluation(predicted, targets).calibration(groups);
                assertEquals(groups, table.rowCount());
                assertEquals(size, table.intColumn("examples").sum());
                double sum = 0;
                for (int g = 0; g < groups; g++) {
                    int examples = table.intColumn("examples").get(g);
                    assertTrue(Math.abs(examples - (double) size / groups) < 1, "groups are about equal");
                    sum += examples * table.doubleColumn("mean target").get(g);
                }
                double expected = 0;
                for (float target : targets) {
                    expected += target;
                }
                assertEquals(expected, sum, 1e-4);
            }
        }
    }

    @Test
    void moreGroupsThanExamplesAreRefused() {
        Evaluation two = evaluation(new float[] {1, 2}, new float[] {1, 2});
        for (int groups : new int[] {0, 3}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> two.calibration(groups));
            assertTrue(e.getMessage().contains("1 … 2"), e.getMessage());
        }
    }
}
