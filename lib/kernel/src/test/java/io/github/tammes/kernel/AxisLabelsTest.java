package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

class AxisLabelsTest {

    /** Far more than any machine needs for a small chart; without the labels it takes for ever. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static void drawn(Chart<?, ?> chart) {
        assertTimeoutPreemptively(
                SOON, () -> assertTrue(Renderings.render(chart).data().containsKey(MimeBundle.PNG)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e10, 1e15, 1e20, -1e20, 1e300})
    void aChartOfLargeNumbersIsDrawn(double large) {
        double[] narrow = {large, Math.nextUp(Math.nextUp(large)), large};
        for (double[] values : List.of(narrow, new double[] {0, large, 1}, new double[] {large, large, large})) {
            XYChart up = new XYChart(300, 200);
            up.addSeries("y", values);
            drawn(up);
            XYChart along = new XYChart(300, 200);
            along.addSeries("x", values, new double[] {1, 2, 3});
            drawn(along);
            CategoryChart bars = new CategoryChart(300, 200);
            bars.addSeries("bars", List.of("a", "b", "c"), List.of(values[0], values[1], values[2]));
            drawn(bars);
        }
    }

    @Test
    void whatAPersonHasSetStays() {
        XYChart chart = new XYChart(300, 200);
        chart.addSeries("y", new double[] {0, 1e20});
        chart.getStyler().setXAxisDecimalPattern("0.0");
        drawn(chart);
        assertEquals("0.0", chart.getStyler().getXAxisDecimalPattern());
        assertNull(chart.getStyler().getYAxisDecimalPattern());
    }
}
