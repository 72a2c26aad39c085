package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class HistoryTest {

    private static Map<String, Double> metrics(double accuracy, double top5) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("top-5", top5);
        return metrics;
    }

    private static EpochResult epoch(int number) {
        double x = number;
        return new EpochResult(
                number,
                x / 10,
                100 / x,
                90 / x,
                metrics(x / 100, x / 50),
                metrics(x / 200, x / 60),
                x + 1,
                1000 * x,
                0);
    }

    private static final History HISTORY = new History(List.of(epoch(1), epoch(2), epoch(3)), "test");

    @Test
    void tableHasOneRowPerEpochAndAColumnForEachFigure() {
        Table table = HISTORY.toTable();
        assertEquals(
                List.of(
                        "epoch",
                        "learning rate",
                        "train loss",
                        "test loss",
                        "train accuracy",
                        "test accuracy",
                        "train top-5",
                        "test top-5",
                        "seconds",
                        "examples/s"),
                table.columnNames());
        assertEquals(3, table.rowCount());
        for (int row = 0; row < 3; row++) {
            EpochResult epoch = HISTORY.epochs().get(row);
            double[] expected = {
                epoch.epoch(),
                epoch.learningRate(),
                epoch.trainLoss(),
                epoch.heldOutLoss(),
                epoch.trainMetrics().get("accuracy"),
                epoch.heldOutMetrics().get("accuracy"),
                epoch.trainMetrics().get("top-5"),
                epoch.heldOutMetrics().get("top-5"),
                epoch.seconds(),
                epoch.imagesPerSecond()
            };
            for (int column = 0; column < expected.length; column++) {
                assertEquals(
                        expected[column], table.numberColumn(column).getDouble(row), table.columnNames() + " " + row);
            }
        }
    }

    @Test
    void metricThatAnEpochLacksIsMissing() {
        EpochResult other = new EpochResult(2, 0.1, 1, 1, Map.of(), Map.of(), 1, 1, 0);
        Table table = new History(List.of(epoch(1), other), "test").toTable();
        assertTrue(table.doubleColumn("test accuracy").isMissing(1));
    }

    /** As a measure of one's own may be that divides by what an early epoch has none of. */
    @Test
    void anEpochWhoseMeasureIsNoNumberIsNotTheBest() {
        double[] measures = {Double.NaN, 0.3, Double.NaN, 0.5, 0.2};
        List<EpochResult> epochs = new ArrayList<>();
        for (double measure : measures) {
            Map<String, Double> metrics = Map.of("recall", measure);
            epochs.add(new EpochResult(epochs.size() + 1, 0.1, 1, 1, metrics, metrics, 1, 1, 0));
        }
        assertEquals(4, new History(epochs, "validation").best(true));
        assertEquals(5, new History(epochs, "validation").best(false));
        assertEquals(1, new History(epochs.subList(0, 1), "validation").best(true));
    }

    @Test
    void lastIsTheLast() {
        assertSame(HISTORY.epochs().get(2), HISTORY.last());
        IllegalStateException e = assertThrows(IllegalStateException.class, new History(List.of(), "test")::last);
        assertTrue(e.getMessage().contains("no epoch"), e.getMessage());
    }

    @Test
    void emptyHistoryIsATableWithoutRows() {
        assertEquals(0, new History(List.of(), "test").toTable().rowCount());
        assertEquals("no epoch yet", new History(List.of(), "test").toString());
    }

    @Test
    void laterEpochsDoNotChangeAHistory() {
        List<EpochResult> epochs = new ArrayList<>(List.of(epoch(1)));
        History history = new History(epochs, "test");
        epochs.add(epoch(2));
        assertEquals(1, history.epochs().size());
    }

    @Test
    void textShowsEveryEpoch() {
        String text = HISTORY.toString();
        assertTrue(text.lines().count() >= 5, text);
        assertTrue(text.contains("top-5"), text);
    }
}
