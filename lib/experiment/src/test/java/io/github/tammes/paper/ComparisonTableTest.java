package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Comparisons of results as they come out of a results file. */
class ComparisonTableTest {

    private static final Table NOTHING = Table.create("nothing");
    private static final Set<String> COUNTS = Set.of("dims", "epochs", "train size", "test size", "batch size");
    private static final Set<String> NUMBERS = Set.of("learning rate", "weight decay", "test accuracy");

    private final List<Map<String, String>> lines = new ArrayList<>();

    private int seed;

    /** Records a run; no accuracy is one that diverged. */
    private void record(String method, int dims, String budget, String rate, String accuracy) {
        record(method, dims, budget, rate, accuracy, Map.of());
    }

    private void record(
            String method, int dims, String budget, String rate, String accuracy, Map<String, String> others) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", "CIFAR-100");
        settings.put("network", "ResNet-32");
        settings.put("method", method);
        settings.put("dims", String.valueOf(dims));
        settings.put("seed", String.valueOf(seed++));
        settings.put("budget", budget);
        settings.put("epochs", "8");
        settings.put("schedule", "one-cycle");
        settings.put("learning rate", rate);
        settings.put("weight decay", "1.0E-4");
        settings.putAll(Map.of("train size", "50000", "test size", "10000", "test accuracy", accuracy));
        settings.putAll(others);
        lines.add(settings);
    }

    private Table compared(Table published, int... dimensions) {
        return ComparisonTable.of(runs(), published, dimensions);
    }

    private Table runs() {
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(line.keySet()));
        Table runs = Table.create("runs");
        for (String name : names) {
            Column<?> column = COUNTS.contains(name)
                    ? IntColumn.create(name)
                    : NUMBERS.contains(name) ? DoubleColumn.create(name) : StringColumn.create(name);
            lines.forEach(line -> column.appendCell(line.getOrDefault(name, "")));
            runs.addColumns(column);
        }
        return runs;
    }

    @Test
    void theLongestRunsAreThoseOfTheBudgetWithMostEpochsAndEnoughDimensions() {
        record("HPN", 10, "quick", "0.01", "0.1", Map.of("epochs", "4"));
        record("HPN", 100, "full-30", "0.01", "0.6", Map.of("epochs", "30"));
        record("softmax", 100, "full-30", "0.1", "0.6", Map.of("epochs", "30"));
        record("HPN", 10, "full-8", "0.01", "0.3");
        record("HPN", 25, "full-8", "0.01", "0.4");
        record("softmax", 100, "paper", "0.1", "0.7", Map.of("epochs", "250"));
        Table runs = runs();
        assertEquals(
                List.of("HPN", "softmax"),
                ComparisonTable.longest(runs, "HPN", 1).stringColumn("method").asList());
        assertEquals(
                Set.of("full-8"),
                ComparisonTable.longest(runs, "HPN", 2).stringColumn("budget").asSet());
        assertEquals(0, ComparisonTable.longest(runs, "HPN", 3).rowCount());
        assertEquals(
                0,
                ComparisonTable.longest(Table.create("nothing recorded"), "HPN", 1)
                        .rowCount());
    }

    @Test
    void ofAsManyEpochsThoseOfMoreImagesAreLonger() {
        Map<String, String> quick = Map.of("epochs", "4", "train size", "5000", "test size", "2000");
        record("HPN", 10, "quick", "0.01", "0.1", quick);
        record("HPN", 25, "quick", "0.01", "0.1", quick);
        record("HPN", 10, "full-4", "0.01", "0.3", Map.of("epochs", "4"));
        record("HPN", 25, "full-4", "0.01", "0.3", Map.of("epochs", "4"));
        assertEquals(
                Set.of("full-4"),
                ComparisonTable.longest(runs(), "HPN", 2).stringColumn("budget").asSet());
    }

    @Test
    void aBudgetIsTheSameUnderTwoNames() {
        record("HPN", 10, "full-8", "0.01", "0.3");
        record("HPN", 25, "full-8", "0.01", "0.3");
        record("HPN", 10, "short", "0.01", "0.6", Map.of("epochs", "30"));
        record("HPN", 25, "full-30", "0.01", "0.6", Map.of("epochs", "30"));
        assertEquals(
                Set.of("short", "full-30"),
                ComparisonTable.longest(runs(), "HPN", 2).stringColumn("budget").asSet());
    }

    @Test
    void underOneNameTwoBudgetsAreTwo() {
        record("HPN", 10, "full-30", "0.01", "0.6", Map.of("epochs", "30"));
        record("HPN", 25, "full-30", "0.01", "0.6", Map.of("epochs", "30", "train size", "45000"));
        record("HPN", 50, "full-30", "0.01", "0.6", Map.of("epochs", "30", "train size", "45000"));
        assertEquals(
                List.of(25, 50),
                ComparisonTable.longest(runs(), "HPN", 2).intColumn("dims").asList());
        assertEquals(0, ComparisonTable.longest(runs(), "HPN", 3).rowCount());
    }

    @Test
    void budgetsRatesAndNetworksAreNeverOnOneLine() {
        record("HPN", 10, "full-8", "0.01", "0.3");
        record("HPN", 10, "quick", "0.01", "0.2");
        record("HPN", 25, "full-8", "1", "0.4");
        record("HPN", 25, "full-8", "0.01", "0.5", Map.of("network", "ResNet-20"));
        record("HPN", 25, "full-8", "0.01", "0.6", Map.of("schedule", "constant"));
        Table table = compared(NOTHING, 10, 25);
        assertEquals(5, table.rowCount());
        assertEquals(5, table.stringColumn("budget").countUnique());
        assertEquals(
                List.of("30.0 (1)", "20.0 (1)", "", "", ""),
                table.stringColumn("D = 10").asList());
    }

    @Test
    void otherMinibatchesAndTheBestEpochHaveLinesOfTheirOwn() {
        record("HPN", 10, "full-8", "0.01", "0.3", Map.of("kept epoch", "last"));
        record("HPN", 10, "full-8", "0.01", "0.31", Map.of("kept epoch", "last", "batch size", "128"));
        record("HPN", 10, "full-8", "0.01", "0.4", Map.of("kept epoch", "last", "batch size", "64"));
        record("HPN", 10, "full-8", "0.01", "0.5", Map.of("kept epoch", "best on validation", "batch size", "128"));
        Table table = compared(NOTHING, 10);
        assertEquals(List.of("2", "1", "1"), table.stringColumn("runs").asList());
        assertTrue(table.stringColumn("budget").get(1).contains("minibatches of 64"));
        assertTrue(table.stringColumn("budget").get(2).contains("the best epoch kept"));
    }

    @Test
    void severalRunsAreAMeanWithItsRangeAndCounted() {
        record("HPN", 10, "full-8", "0.01", "0.31");
        record("HPN", 10, "full-8", "0.01", "0.35");
        record("HPN", 25, "full-8", "0.01", "0.4");
        Table table = compared(NOTHING, 10, 25);
        assertEquals("33.0 ± 2.8 (2)", table.getString(0, "D = 10"));
        assertEquals("40.0 (1)", table.getString(0, "D = 25"));
        assertEquals("1–2", table.getString(0, "runs"));
        assertEquals(
                "full-8: ResNet-32, 8 epochs of 50,000 images, one-cycle, rate 0.01, decay 0.0001, tested on 10,000",
                table.getString(0, "budget"));
    }

    @Test
    void runsThatDivergedAreCounted() {
        record("HPN", 10, "full-8", "100", "0.31");
        record("HPN", 10, "full-8", "100", "");
        record("softmax", 10, "full-8", "100", "");
        Table table = compared(NOTHING, 10);
        assertEquals(
                List.of("31.0 (1), 1 of 2 diverged", "1 of 1 diverged"),
                table.stringColumn("D = 10").asList());
        assertEquals(List.of("2", "1"), table.stringColumn("runs").asList());
    }

    @Test
    void publishedFiguresSayWhoseTheyAre() {
        Table table = compared(PublishedResults.cifar100(), 10, 100);
        int dl2pa = table.stringColumn("method").asList().indexOf("DL2PA");
        assertEquals("DL2PA, README", table.getString(dl2pa, "whose"));
        assertEquals("250 epochs", table.getString(dl2pa, "budget"));
        assertEquals("not said", table.getString(dl2pa, "runs"));
        assertEquals("57.2", table.getString(dl2pa, "D = 10"));
        int softmax = table.stringColumn("method").asList().indexOf("softmax, D outputs");
        assertEquals("not said", table.getString(softmax, "budget"));
    }

    @Test
    void theLinesOfOneMethodAreUnderEachOther() {
        record("softmax", 100, "quick", "0.1", "0.2");
        record("HPN", 10, "quick", "0.01", "0.3");
        record("one-hot", 100, "quick", "0.01", "0.1");
        Table table = compared(PublishedResults.cifar100(), 10, 25, 50, 100);
        assertEquals(
                List.of(
                        "softmax, D outputs",
                        "word vectors",
                        "HPN",
                        "HPN",
                        "DL2PA",
                        "HPN, reimplemented",
                        "softmax",
                        "one-hot"),
                table.stringColumn("method").asList());
        assertEquals("here", table.getString(3, "whose"));
    }

    @Test
    void aMethodWithNoneOfTheDimensionsIsLeftOut() {
        record("HPN", 3, "quick", "0.01", "0.3");
        assertEquals(0, compared(NOTHING, 10).rowCount());
    }

    @Test
    void runsOnOtherDataAreNotMixedIn() {
        record("HPN", 10, "quick", "0.01", "0.3");
        record("HPN", 10, "quick", "0.01", "0.9", Map.of("data", "Digits"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> compared(NOTHING, 10));
        assertTrue(e.getMessage().contains("Digits"), e.getMessage());
    }
}
