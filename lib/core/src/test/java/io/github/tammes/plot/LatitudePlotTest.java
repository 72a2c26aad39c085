package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Prototypes;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class LatitudePlotTest {

    private static final Prototypes CIRCLE = Prototypes.of(new double[][] {{1, 0}, {-1, 0}});
    private static final SphereView FROM_THE_SIDE = SphereView.defaults().from(0, 0);

    @Test
    void targetRisesFromPoleToPoleAndClassesLieOnTheEquator() {
        float[][] outputs = {{2, 0, 0}, {-3, 0, 0}, {0, 1, 0}};
        XYChart chart = LatitudePlot.of(FROM_THE_SIDE, CIRCLE, outputs, 0, 0, 0);
        double[] heights = chart.getSeries("outputs 0").getYData();
        assertEquals(1, heights[0], 1e-6, "the upper pole");
        assertEquals(-1, heights[1], 1e-6, "the lower pole");
        assertEquals(0, heights[2], 1e-6, "the equator");
        for (int k = 0; k < 2; k++) {
            assertEquals(0, chart.getSeries("prototype " + k).getYData()[0], 1e-6);
        }
    }

    @Test
    void otherDimensionsAreExplained() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> LatitudePlot.of(FROM_THE_SIDE, CIRCLE, new float[][] {{1, 2}}, 0));
        assertTrue(e.getMessage().contains("output 0 has 2 dimensions"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> LatitudePlot.of(FROM_THE_SIDE, Prototypes.place(4, 3), new float[1][3], 0));
    }
}
