package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ComparisonTableTest {

    private static Table runs(String[] methods, int[] dims, String[] budgets, double[] rates, double... accuracies) {
        int n = methods.length;
        return Table.create(
                StringColumn.create("method", methods),
                IntColumn.create("dims", dims),
                StringColumn.create("budget", budgets),
                IntColumn.create("epochs", n).setName("epochs"),
                IntColumn.create("train size", n),
                DoubleColumn.create("learning rate", rates),
                DoubleColumn.create("accuracy", accuracies));
    }

    private static Table filled(Table runs) {
        for (int row = 0; row < runs.rowCount(); row++) {
            runs.intColumn("epochs").set(row, 8);
            runs.intColumn("train size").set(row, 50_000);
        }
        return runs;
    }

    @Test
    void budgetsAndRatesAreNeverOnOneLine() {
        Table table = ComparisonTable.of(
                filled(runs(
                        new String[] {"HPN", "HPN", "HPN"},
                        new int[] {10, 10, 25},
                        new String[] {"full-8", "quick", "full-8"},
                        new double[] {0.01, 0.01, 0.1},
                        0.3,
                        0.2,
                        0.4)),
                PublishedResults.ofTable(1).first(0),
                10,
                25);
        assertEquals(3, table.rowCount());
        assertEquals(3, table.stringColumn("budget").countUnique());
        assertEquals(List.of("30.0", "20.0", ""), table.stringColumn("D = 10").asList());
    }

    @Test
    void severalRunsAreAMeanWithItsRangeAndCounted() {
        Table table = ComparisonTable.of(
                filled(runs(
                        new String[] {"HPN", "HPN", "HPN"},
                        new int[] {10, 10, 25},
                        new String[] {"full-8", "full-8", "full-8"},
                        new double[] {0.01, 0.01, 0.01},
                        0.31,
                        0.35,
                        0.4)),
                PublishedResults.ofTable(1).first(0),
                10,
                25);
        assertEquals("33.0 (31.0–35.0)", table.getString(0, "D = 10"));
        assertEquals("40.0", table.getString(0, "D = 25"));
        assertEquals("1–2", table.getString(0, "runs"));
        assertEquals("full-8: 8 epochs of 50,000 images, rate 0.01", table.getString(0, "budget"));
    }

    @Test
    void publishedFiguresSayWhoseTheyAreAndWhetherTheyAreVerified() {
        Table none = filled(runs(new String[0], new int[0], new String[0], new double[0]));
        Table table = ComparisonTable.of(none, PublishedResults.ofTable(2), 3, 5, 10, 25);
        assertEquals(2, table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            assertTrue(table.getString(row, "whose").contains("(unverified)"));
            assertEquals("250 epochs", table.getString(row, "budget"));
        }
        assertEquals("57.0", table.getString(1, "D = 10"));
    }

    @Test
    void theLinesOfOneMethodAreUnderEachOther() {
        Table table = ComparisonTable.of(
                filled(runs(
                        new String[] {"softmax", "HPN", "one-hot"},
                        new int[] {100, 10, 100},
                        new String[] {"quick", "quick", "quick"},
                        new double[] {0.1, 0.01, 0.01},
                        0.2,
                        0.3,
                        0.1)),
                PublishedResults.ofTable(1),
                10,
                25,
                50,
                100);
        assertEquals(
                List.of("one-hot", "one-hot", "word vectors", "HPN", "HPN", "DL2PA", "HPN, reimplemented", "softmax"),
                table.stringColumn("method").asList());
        assertEquals("quick: 8 epochs of 50,000 images, rate 0.01", table.getString(1, "budget"));
    }

    @Test
    void whatHasNoneOfTheDimensionsAndWhatDivergedIsLeftOut() {
        Table table = ComparisonTable.of(
                filled(runs(
                        new String[] {"HPN", "softmax"},
                        new int[] {3, 10},
                        new String[] {"quick", "quick"},
                        new double[] {0.01, 100},
                        0.3,
                        Double.NaN)),
                PublishedResults.ofTable(1).first(0),
                10);
        assertEquals(0, table.rowCount());
    }
}
