package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Prototypes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class LatitudePlotTest {

    private static final Prototypes CIRCLE = Prototypes.of(new double[][] {{1, 0}, {-1, 0}});
    private static final SphereView FROM_THE_SIDE = SphereView.defaults().from(0, 0);

    @Test
    void targetRisesFromPoleToPoleAndClassesLieOnTheEquator() {
        float[][] outputs = {{2, 0, 0}, {-3, 0, 0}, {0, 1, 0}};
        XYChart chart = LatitudePlot.of(FROM_THE_SIDE, CIRCLE, outputs, 0, 0, 0);
        double[] heights = chart.getSeriesCollection().stream()
                .filter(series -> series.getName().startsWith("outputs 0"))
                .flatMapToDouble(series -> Arrays.stream(series.getYData()))
                .sorted()
                .toArray();
        assertArrayEquals(new double[] {-1, 0, 1}, heights, 1e-6, "lower pole, equator, upper pole");
        assertEquals(0, chart.getSeries("prototype 0").getYData()[0], 1e-6);
        assertEquals(0, chart.getSeries("other side: prototype 1").getYData()[0], 1e-6);
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
