package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SweepPlotTest {

    private static final Table RUNS = Table.read().csv("""
                    method,rate,MAE
                    a,0.1,1
                    a,0.1,5
                    a,0.1,2
                    a,1,3
                    b,0.1,
                    b,1,99
                    """, "runs");

    @Test
    void everyRunIsDrawnAndTheLineGoesThroughTheMedians() {
        XYChart chart = SweepPlot.of(RUNS, "rate", "MAE", "method", 10);
        assertArrayEquals(new double[] {2, 3}, chart.getSeries("a").getYData());
        assertTrue(chart.getXAxisTitle().contains("side by side"), "moved dots say so: " + chart.getXAxisTitle());
        assertEquals(4, chart.getSeries("a runs").getYData().length);
    }

    @Test
    void divergedAndTooLargeRunsAreRingsAtTheLimit() {
        XYChart chart = SweepPlot.of(RUNS, "rate", "MAE", "method", 10);
        assertArrayEquals(
                new double[] {Double.NaN},
                chart.getSeries("b").getYData(),
                "no median to draw a line through, but the legend says whose the rings are");
        assertTrue(chart.getSeries("b").isShowInLegend());
        assertNotNull(chart.getSeries("diverged, or above 10"), "the legend explains the rings");
        assertArrayEquals(new double[] {10, 10}, chart.getSeries("b beyond").getYData());
        assertEquals(10, chart.getStyler().getYAxisMax());
        assertTrue(BitmapEncoder.getBufferedImage(chart).getWidth() > 0, "it can be painted");
    }

    @Test
    void theMedianIsThatOfTheRunsWithAFigureAsInTheTable() {
        Table runs = Table.read().csv("method,rate,MAE\na,1,2\na,1,4\na,1,\n", "runs");
        XYChart chart = SweepPlot.of(runs, "rate", "MAE", "method", 10);
        assertArrayEquals(new double[] {3}, chart.getSeries("a").getYData());
        assertEquals(1, chart.getSeries("a beyond").getYData().length);
        assertEquals("rate", chart.getXAxisTitle(), "one method is not moved");
    }

    @Test
    void aMethodWithoutASettingIsALevelLine() {
        Table runs = Table.read().csv("method,rate,MAE\na,0.1,2\na,1,4\nb,,3\nb,,7\nb,,5\n", "runs");
        XYChart chart = SweepPlot.of(runs, "rate", "MAE", "method", 10);
        assertArrayEquals(new double[] {5, 5}, chart.getSeries("b").getYData());
        assertNull(chart.getSeries("b runs"), "no dots where there is no setting");
    }

    @Test
    void aLevelBeyondTheLimitIsRingsAtItsEdge() {
        Table runs = Table.read().csv("method,rate,MAE\na,0.1,2\na,1,4\nb,,30\n", "runs");
        XYChart chart = SweepPlot.of(runs, "rate", "MAE", "method", 10);
        assertTrue(Double.isNaN(chart.getSeries("b").getYData()[0]));
        assertArrayEquals(new double[] {10, 10}, chart.getSeries("b beyond").getYData());
        assertTrue(BitmapEncoder.getBufferedImage(chart).getWidth() > 0, "it can be painted");
    }

    @Test
    void aMethodWithoutASettingTakesNoPlaceBesideTheOthers() {
        Table runs = Table.read().csv("method,rate,MAE\nb,,3\na,0.1,2\na,1,4\n", "runs");
        XYChart chart = SweepPlot.of(runs, "rate", "MAE", "method", 10);
        assertArrayEquals(new double[] {0.1, 1}, chart.getSeries("a").getXData());
        assertEquals("rate", chart.getXAxisTitle());
    }

    @Test
    void theUnitStandsOnTheAxisAndInTheSentence() {
        XYChart chart = SweepPlot.of(RUNS, "rate", "MAE", "method", 10, "years");
        assertEquals("MAE, years", chart.getYAxisTitle());
        assertEquals(
                "MAE against rate, each run a dot: a has its least median, 2 years, at the rate 0.1; b has its least median,"
                        + " 99 years, at the rate 1.",
                chart.getTitle());
        assertNotNull(chart.getSeries("diverged, or above 10 years"));
    }

    @Test
    void sharesAreInPercentAndTheGreatestIsTheBest() {
        Table runs = Table.read()
                .csv("method,weight,accuracy\na,0.1,0.5\na,0.5,0.75\na,0.9,0.25\nb,,0.5\nc,0.1,\nc,0.5,0.5\n", "runs");
        XYChart chart = SweepPlot.inPercent(runs, "weight", "accuracy", "method");
        assertEquals("accuracy, %", chart.getYAxisTitle());
        assertEquals(
                "Accuracy against weight, each run a dot: a has its greatest median, 75 %, at the weight 0.5; b is at 50 %"
                        + " whatever the weight; c has its greatest median, 50 %, at the weight 0.5.",
                chart.getTitle());
        assertArrayEquals(new double[] {50, 75, 25}, chart.getSeries("a").getYData());
        assertArrayEquals(new double[] {0}, chart.getSeries("c beyond").getYData(), "the worst, not the best");
        assertNotNull(chart.getSeries("diverged"));
    }

    @Test
    void theAxisIsTheOneOnWhichSettingsLieEvenly() {
        String[] logarithmic = {"0.003 0.01 0.03", "0.0001 0.001 0.01 0.1 1 10 100", "0.1 1", "5", "1 2 4 8"};
        for (String settings : logarithmic) {
            assertTrue(sweep(settings).getStyler().isXAxisLogarithmic(), settings);
        }
        for (String settings : new String[] {"0.1 0.5 0.9", "0 0.5 1", "1 2 3 4 5", "-1 0 1", "0"}) {
            assertFalse(sweep(settings).getStyler().isXAxisLogarithmic(), settings);
        }
    }

    private static XYChart sweep(String settings) {
        String rows = Arrays.stream(settings.split(" "))
                .map(setting -> "a," + setting + ",1\nb," + setting + ",2\n")
                .collect(Collectors.joining());
        XYChart chart =
                SweepPlot.of(Table.read().csv("method,setting,MAE\n" + rows, "runs"), "setting", "MAE", "method", 10);
        assertTrue(BitmapEncoder.getBufferedImage(chart).getWidth() > 0, "it can be painted");
        double[] one = chart.getSeries("a runs").getXData();
        double[] other = chart.getSeries("b runs").getXData();
        for (int i = 0; i < one.length; i++) {
            assertTrue(one[i] < other[i] && (i == 0 || other[i - 1] < one[i]), settings);
            assertTrue(one[i] > chart.getStyler().getXAxisMin()
                    && other[i] < chart.getStyler().getXAxisMax());
        }
        return chart;
    }

    @Test
    void ofALevelMethodOneRunThatDivergedIsNoRing() {
        Table runs = Table.read().csv("method,rate,MAE\na,1,2\na,2,4\nb,,1\nb,,2\nb,,\n", "runs");
        XYChart chart = SweepPlot.of(runs, "rate", "MAE", "method", 10);
        assertArrayEquals(new double[] {1.5, 1.5}, chart.getSeries("b").getYData());
        assertNull(chart.getSeries("diverged, or above 10"), "the legend explains nothing that is not drawn");
    }

    @Test
    void aMethodWithAndWithoutASettingIsRefused() {
        Table runs = Table.read().csv("method,rate,MAE\na,1,2\na,2,4\na,,1\n", "runs");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> SweepPlot.of(runs, "rate", "MAE", "method", 10))
                .getMessage();
        assertTrue(message.contains("runs of a") && message.contains("\"rate\""), message);
    }

    @Test
    void percentsAreNoShares() {
        Table runs = Table.read().csv("method,rate,accuracy\na,1,95.0\na,2,90.0\n", "runs");
        String message = assertThrows(
                        IllegalArgumentException.class, () -> SweepPlot.inPercent(runs, "rate", "accuracy", "method"))
                .getMessage();
        assertTrue(message.contains("has 95.0 for a"), message);
    }

    @Test
    void thereMustBeRunsWithASetting() {
        Table none = Table.read().csv("method,rate,MAE\na,,1\n", "runs");
        none.replaceColumn("rate", DoubleColumn.create("rate", 1));
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(none, "rate", "MAE", "method", 10));
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(RUNS.emptyCopy(), "rate", "MAE", "method", 10));
    }

    @Test
    void textIsNoFigureAndNoSetting() {
        Table runs = Table.create(
                StringColumn.create("method", "a", "a"),
                DoubleColumn.create("rate", 0.1, 1),
                StringColumn.create("MAE", "2,5", "2,75"));
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(runs, "rate", "MAE", "method", 10));
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(runs, "MAE", "rate", "method", 10));
    }
}
