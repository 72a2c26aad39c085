package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class BaselinesTest {

    private static double error(Table table, String baseline) {
        return table.where(table.stringColumn("method").isEqualTo(baseline))
                .doubleColumn("MAE")
                .get(0);
    }

    /** Rows of two features, a third that is their negative sum, and a target that is a plane over them. */
    private static TableData plane(int size, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        float[] targets = new float[size];
        for (int i = 0; i < size; i++) {
            float a = (float) random.nextGaussian();
            float b = (float) random.nextGaussian();
            rows[i] = new float[] {a, b, 1 - a - b};
            targets[i] = 4 + 2 * a - 3 * b;
        }
        return TableData.of("plane", List.of("a", "b", "1 - a - b"), rows).withTargets(targets);
    }

    @Test
    void linearRegressionFindsAPlaneThoughFeaturesDependOnEachOther() {
        Table table = Baselines.of(new Split<>(plane(50, 1), plane(20, 2)));
        assertEquals(0, error(table, "linear regression"), 1e-5);
        assertTrue(error(table, "mean") > 1);
    }

    @Test
    void constantsAreThoseOfTheTrainingTargets() {
        TableData train =
                TableData.of("t", List.of("x"), new float[][] {{1}, {2}, {3}}).withTargets(new float[] {0, 1, 11});
        TableData test =
                TableData.of("t", List.of("x"), new float[][] {{1}, {2}}).withTargets(new float[] {1, 4});
        Table table = Baselines.of(new Split<>(train, test));
        assertEquals(1.5, error(table, "mean"), 1e-12, "4, 4 against 1, 4");
        assertEquals(1.5, error(table, "median"), 1e-12, "1, 1 against 1, 4");
    }

    @Test
    void medianIsTheBestConstantOnWhatItWasTakenFrom() {
        TableData abalone = Abalone.load().train();
        Table table = Baselines.of(new Split<>(abalone, abalone));
        assertTrue(error(table, "median") < error(table, "mean"), table.print());
        assertTrue(error(table, "linear regression") < error(table, "median"), table.print());
    }

    @Test
    void imagesHaveNoLinearRegression() {
        Split<ImageData> turned = RotatedImages.of(Digits.load(), -90, 90, 1);
        Table table = Baselines.of(turned);
        assertEquals(List.of("mean", "median"), table.stringColumn("method").asList());
        assertEquals(45, error(table, "mean"), 3, "a quarter of an even range of 180 degrees");
    }

    @Test
    void emptyPartIsExplained() {
        TableData rows = plane(3, 1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Baselines.of(new Split<>(rows, rows.select())));
        assertTrue(e.getMessage().contains("empty"), e.getMessage());
    }
}
