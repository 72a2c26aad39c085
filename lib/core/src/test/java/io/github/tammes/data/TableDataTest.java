package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableDataTest {

    @Test
    void selectingKeepsRowsAndTargetsTogether() {
        TableData data = Made.table(10, 1);
        TableData chosen = data.select(9, 4);
        assertEquals(new Shape(3), chosen.inputShape());
        assertEquals(data.feature(9, 1), chosen.feature(0, 1));
        assertEquals(data.target(4), chosen.target(1));
    }

    /** Recorded results are found again by it, so that it stays what it was. */
    @Test
    void theChecksumOfTheSameNumbersNeverChanges() {
        TableData data = Made.table(10, 1);
        TableData classified = TableData.of("made", List.of("a", "b"), new float[][] {{1, -2}, {0.5f, 3e-9f}})
                .withLabels(new int[] {1, 0}, List.of("x", "y"));
        assertEquals(
                List.of(2102209584L, 675624162L, 2248125795L),
                List.of(data.checksum(), data.select(9, 4).checksum(), classified.checksum()));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        List<String> names = List.of("length", "height");
        assertThrows(IllegalArgumentException.class, () -> TableData.of("t", names, new float[][] {{1}}));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> TableData.of("t", names, new float[][] {{1, 2}, {1, Float.NaN}}));
        assertTrue(error.getMessage().contains("Row 1") && error.getMessage().contains("height"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TableData.of("t", List.of(), new float[][] {{}}));
        IllegalArgumentException twice = assertThrows(
                IllegalArgumentException.class,
                () -> TableData.of("t", List.of("length", "height", "length"), new float[][] {{1, 2, 3}}));
        assertTrue(twice.getMessage().contains("both named \"length\""), twice.getMessage());
    }

    @Test
    void readsTheColumnsOfATable() {
        Table table = Table.create(
                "made",
                IntColumn.create("a", 1, 2),
                DoubleColumn.create("b", 0.5, 1.5),
                StringColumn.create("t", "10", "20"));
        TableData data = TableData.of(table, List.of("b", "a"), "t");
        assertEquals("made", data.name());
        assertEquals(1.5f, data.feature(1, 0));
        assertEquals(2f, data.feature(1, 1));
        assertEquals(20f, data.target(1));
    }

    /** What never changes among the training rows, in numbers that were standardized before, which are not exact. */
    @Test
    void aFeatureThatNeverChangesIsOnlyShifted() {
        SplittableRandom random = new SplittableRandom(3);
        for (int repetition = 0; repetition < 500; repetition++) {
            float[][] rows = new float[30][2];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new float[] {i < 20 ? 1 : 0, (float) random.nextDouble()};
            }
            float scale = (float) random.nextDouble(0.01, 100);
            for (float[] row : rows) {
                row[0] *= scale;
            }
            TableData all = TableData.of("made", List.of("constant", "other"), rows);
            TableData once = TableData.standardize(new Split<>(all, all)).train();
            TableData train = once.select(IntStream.range(0, 20).toArray());
            Split<TableData> again = TableData.standardize(new Split<>(train, once));
            assertEquals(0, again.train().feature(7, 0), 1e-6);
            assertEquals(-scale, again.test().feature(29, 0), 1e-4 * scale);
        }
    }

    @Test
    void cellsThatAreNoNumbersAreNamed() {
        Table table =
                Table.create("made", DoubleColumn.create("a", 1.0, Double.NaN), StringColumn.create("t", "1", "old"));
        assertMessage("Row 2", () -> TableData.of(table, List.of("a"), "a"));
        Table large = Table.create("made", StringColumn.create("a", "1", "1e39"));
        assertMessage("Row 2 of the table made has \"1e39\"", () -> TableData.of(large, List.of("a"), "a"));
        assertMessage("\"old\"", () -> TableData.of(table, List.of("t"), "t"));
        assertMessage("no column \"z\"", () -> TableData.of(table, List.of("a"), "z"));
    }

    private static void assertMessage(String part, Runnable action) {
        DataException error = assertThrows(DataException.class, action::run);
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
