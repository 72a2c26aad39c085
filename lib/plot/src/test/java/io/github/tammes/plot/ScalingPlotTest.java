package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ScalingPlotTest {

    private static final double[] SIZES = {10, 1000, 100};

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, -1})
    void theSlopeOfAPowerIsThatPower(double power) {
        double[] costs =
                DoubleStream.of(SIZES).map(size -> 3 * Math.pow(size, power)).toArray();
        XYChart chart = ScalingPlot.of(measured(costs), "classes", "ms", "method");
        String name = "a, slope " + String.valueOf(power).replace('-', '−');
        assertEquals(
                List.of(name),
                chart.getSeriesCollection().stream().map(XYSeries::getName).toList());
        assertArrayEquals(new double[] {10, 100, 1000}, chart.getSeries(name).getXData(), "in order of size");
        assertTrue(BitmapEncoder.getBufferedImage(chart).getWidth() > 0, "it can be painted");
    }

    @Test
    void whatALogarithmicAxisCannotShowIsRefusedByName() {
        assertRefused(measured(new double[] {1, 0, 2}), "\"ms\" has the value 0");
        assertRefused(measured(new double[] {1, Double.NaN, 2}), "\"ms\" has a missing value");
        assertRefused(measured(new double[] {1, 2, 3}).first(1), "\"a\" has the one value 10");
        assertRefused(measured(new double[] {1, 2, 3}).emptyCopy(), "no rows");
    }

    private static void assertRefused(Table measured, String why) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ScalingPlot.of(measured, "classes", "ms", "method"));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    private static Table measured(double[] costs) {
        return Table.create(
                StringColumn.create("method", "a", "a", "a"),
                DoubleColumn.create("classes", SIZES),
                DoubleColumn.create("ms", costs));
    }
}
