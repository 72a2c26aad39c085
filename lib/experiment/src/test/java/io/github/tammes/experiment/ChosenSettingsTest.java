package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChosenSettingsTest {

    /** Two methods at two rates with two seeds; the test part would choose otherwise each time. */
    private static final Table RUNS = Table.create(
            "runs",
            StringColumn.create("method", "HPN", "HPN", "HPN", "HPN", "softmax", "softmax", "softmax", "softmax"),
            DoubleColumn.create("rate", 0.1, 0.1, 0.01, 0.01, 0.1, 0.1, 0.01, 0.01),
            IntColumn.create("seed", 0, 1, 0, 1, 0, 1, 0, 1),
            DoubleColumn.create("validation accuracy", 0.5, 0.7, 0.4, 0.9, 0.3, 0.3, 0.4, 0.1),
            DoubleColumn.create("test accuracy", 0.9, 0.9, 0.1, 0.2, 0.1, 0.1, 0.8, 0.8));

    @Test
    void theSettingThatIsBestOnValidationIsChosenForEachMethodWhateverTheTestPartSays() {
        Table chosen = ChosenSettings.largest(RUNS, "rate", "validation accuracy");
        assertEquals(4, chosen.rowCount());
        assertEquals(
                0.01,
                chosen.where(chosen.stringColumn("method").isEqualTo("HPN"))
                        .doubleColumn("rate")
                        .mean());
        assertEquals(
                0.1,
                chosen.where(chosen.stringColumn("method").isEqualTo("softmax"))
                        .doubleColumn("rate")
                        .mean());
        assertEquals(
                "HPN − softmax: +5.0 ± 63.5 points over 2 seeds (95 % confidence, paired t)",
                MethodComparison.inPercent(chosen, "test accuracy", "seed").difference("HPN", "softmax", 1));
    }

    @Test
    void ofAnErrorTheSmallestIsChosen() {
        Table errors = RUNS.copy();
        errors.column("validation accuracy").setName("validation MAE");
        Table chosen = ChosenSettings.smallest(errors, "rate", "validation MAE");
        assertEquals(
                0.1,
                chosen.where(chosen.stringColumn("method").isEqualTo("HPN"))
                        .doubleColumn("rate")
                        .mean());
    }

    @Test
    void aSettingWithWhichARunDivergedGoesBehindOneThatAlwaysWorks() {
        Table runs = RUNS.copy();
        runs.doubleColumn("validation accuracy").setMissing(2);
        Table chosen = ChosenSettings.largest(runs, "rate", "validation accuracy");
        assertEquals(
                0.1,
                chosen.where(chosen.stringColumn("method").isEqualTo("HPN"))
                        .doubleColumn("rate")
                        .mean());
    }

    @Test
    void nothingIsChosenOnTestDataOrByNothing() {
        var test = assertThrows(
                IllegalArgumentException.class, () -> ChosenSettings.largest(RUNS, "rate", "test accuracy"));
        assertTrue(test.getMessage().contains("validation"), test.getMessage());
        Table runs = RUNS.copy();
        for (int row = 0; row < 4; row++) {
            runs.doubleColumn("validation accuracy").setMissing(row);
        }
        var nothing = assertThrows(
                IllegalArgumentException.class, () -> ChosenSettings.largest(runs, "rate", "validation accuracy"));
        assertTrue(nothing.getMessage().contains("HPN"), nothing.getMessage());
    }
}
