package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class OutputPlotTest {

    private static final Prototypes SPHERE = Prototypes.of(new double[][] {{1, 0, 0}, {-1, 0, 0}});

    @Test
    void outputsOfAnyLengthLieOnTheSphereSplitIntoFrontAndBack() {
        // Seen from the first axis: what points that way is in front, and all else is seen from the other side.
        SphereView view = SphereView.defaults().from(0, 0);
        float[][] outputs = {{9, 0.1f, 0}, {0.2f, 0.05f, 0.05f}, {-3, 0, 1}, {4, 1, 0}};
        XYChart chart = OutputPlot.of(view, SPHERE, outputs, 0, 0, 1, 1);
        assertEquals(2, Drawn.points(chart, "outputs 0"));
        assertEquals(1, Drawn.points(chart, "outputs 1"));
        assertEquals(0, Drawn.points(chart, "other side: outputs 0"));
        assertEquals(1, Drawn.points(chart, "other side: outputs 1"));
        for (XYSeries one : chart.getSeriesCollection()) {
            double centre = one.getName().startsWith("other side: ") ? 2 * SpherePlot.EDGE : 0;
            for (int i = 0; i < one.getXData().length; i++) {
                double radius = Math.hypot(one.getXData()[i] - centre, one.getYData()[i]);
                assertTrue(Double.isNaN(radius) || radius <= 1 + 1e-9, one.getName());
            }
        }
    }

    @Test
    void outputsAreDrawnFromTheFarthestToTheNearestAndPrototypesOnThem() {
        Prototypes ten = Prototypes.place(10, 3);
        SplittableRandom random = new SplittableRandom(4);
        float[][] outputs = new float[400][];
        int[] labels = new int[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new float[] {
                (float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)
            };
            labels[i] = i % 10;
        }
        List<XYSeries> front = OutputPlot.of(SphereView.defaults(), ten, outputs, labels).getSeriesCollection().stream()
                .filter(series -> series.getName().startsWith("outputs")
                        || series.getName().startsWith("prototype"))
                .toList();
        double before = 0;
        boolean prototypes = false;
        for (XYSeries series : front) {
            boolean prototype = series.getName().startsWith("prototype");
            if (prototype && !prototypes) {
                before = 0;
            }
            assertTrue(prototype || !prototypes, series.getName() + " lies on a prototype");
            prototypes = prototype;
            for (int i = 0; i < series.getXData().length; i++) {
                double depth = Math.sqrt(
                        Math.max(0, 1 - Math.pow(series.getXData()[i], 2) - Math.pow(series.getYData()[i], 2)));
                assertTrue(depth > before - 1 / 16.0, series.getName() + " at depth " + depth + " after " + before);
                before = Math.max(before, depth);
            }
        }
    }

    @Test
    void everyPrototypeHasItsSignOrItsName() {
        for (List<String> names : List.of(List.of("3", "8"), List.of("left_side", "right side"))) {
            XYChart chart = OutputPlot.of(SPHERE.withClassNames(names), new float[0][]);
            List<String> written = chart.getSeriesCollection().stream()
                    .filter(series -> series.getName().contains("prototype"))
                    .map(series -> ((Dot) series.getMarker()).text())
                    .sorted()
                    .toList();
            assertEquals(names.stream().map(name -> name.replace('_', ' ')).toList(), written);
            Drawn.assertNotBlank(chart);
        }
    }

    @Test
    void theSentenceSaysHowManyOutputsAreNearestToTheirOwnPrototype() {
        float[][] outputs = {{9, 0.1f, 0}, {-1, 1, 1}, {-3, 0, 1}, {4, 1, 0}};
        String title = OutputPlot.of(SPHERE, outputs, 0, 0, 1, 1).getTitle();
        assertTrue(title.contains("2 prototypes and 4 outputs, 50.0 %"), title);
    }

    @Test
    void whatIsNotANumberIsNearestToNone() {
        float[][] outputs = {{Float.NaN, Float.NaN, Float.NaN}, {1, 0, 0}};
        String title = OutputPlot.of(SPHERE, outputs, 0, 0).getTitle();
        assertTrue(title.contains("2 outputs, 50.0 %"), title);
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

    @Test
    void anOutputOfOtherDimensionsOrALabelOfNoClassIsNamed() {
        assertRefused("outputs[1] has 2 numbers", new float[][] {{1, 0, 0}, {1, 0}}, 0, 0);
        assertRefused("outputs[0] has 4 numbers", new float[][] {{1, 0, 0, 0}}, 0);
        assertRefused("labels[1] is 2; use 0 to 1", new float[][] {{1, 0, 0}, {1, 0, 0}}, 0, 2);
        assertRefused("labels[0] is -1", new float[][] {{1, 0, 0}}, -1);
    }

    private static void assertRefused(String words, float[][] outputs, int... labels) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> OutputPlot.of(SPHERE, outputs, labels));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }
}
