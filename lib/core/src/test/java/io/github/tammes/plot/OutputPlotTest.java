package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Prototypes;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class OutputPlotTest {

    private static final Prototypes SPHERE = Prototypes.of(new double[][] {{1, 0, 0}, {-1, 0, 0}});

    @Test
    void outputsOfAnyLengthLieOnTheSphereSplitIntoFrontAndBack() {
        // Seen from the first axis: what points that way is in front.
        SphereView view = SphereView.defaults().from(0, 0);
        float[][] outputs = {{9, 0.1f, 0}, {0.2f, 0.05f, 0.05f}, {-3, 0, 1}, {4, 1, 0}};
        XYChart chart = OutputPlot.of(view, SPHERE, outputs, 0, 0, 1, 1);
        assertEquals(2, chart.getSeries("outputs 0").getXData().length);
        assertEquals(1, chart.getSeries("outputs behind 1").getXData().length);
        assertEquals(1, chart.getSeries("outputs 1").getXData().length);
        assertEquals(0.1 / Math.hypot(9, 0.1), chart.getSeries("outputs 0").getXData()[0], 1e-6);
        for (XYSeries one : chart.getSeriesCollection()) {
            for (int i = 0; i < one.getXData().length; i++) {
                double radius = Math.hypot(one.getXData()[i], one.getYData()[i]);
                assertTrue(Double.isNaN(radius) || radius <= 1 + 1e-9, one.getName());
            }
        }
    }

    @Test
    void outputsOnTheCircleLieInsideIt() {
        Prototypes circle = Prototypes.place(4, 2);
        XYChart chart = OutputPlot.of(circle, new float[][] {{5, 0}, {0, 0}}, 2, 3);
        double radius = Math.hypot(
                chart.getSeries("outputs 2").getXData()[0],
                chart.getSeries("outputs 2").getYData()[0]);
        assertTrue(radius > 0.5 && radius < 1, "radius " + radius);
        assertEquals(0, chart.getSeries("outputs 3").getXData()[0], "an output without direction");
    }

    @Test
    void badInputIsExplained() {
        assertThrows(IllegalArgumentException.class, () -> OutputPlot.of(SPHERE, new float[][] {{1, 0, 0}}, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> OutputPlot.of(Prototypes.place(5, 4), new float[][] {{1, 0, 0, 0}}, 0));
    }
}
