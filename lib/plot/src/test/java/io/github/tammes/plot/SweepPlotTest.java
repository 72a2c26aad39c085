package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
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
        assertNull(chart.getSeries("b"), "no median to draw a line through");
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
    void settingsMustBeAboveZero() {
        Table zero = Table.read().csv("method,rate,MAE\na,0,1\n", "runs");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(zero, "rate", "MAE", "method", 10));
        assertTrue(e.getMessage().contains("above 0"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(RUNS.emptyCopy(), "rate", "MAE", "method", 10));
    }
}
