package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SpherePlotTest {

    private final Prototypes random = Prototypes.place(60, 3, PlacementOptions.of(PlacementMethod.RANDOM));

    @ParameterizedTest
    @CsvSource({"0, 0", "30, 20", "-100, 90", "77, -45"})
    void pointsTowardsTheEyeAreInFrontAndAllOthersBehind(double azimuth, double elevation) {
        SphereView view = SphereView.defaults().from(azimuth, elevation);
        double a = Math.toRadians(azimuth);
        double e = Math.toRadians(elevation);
        long inFront = IntStream.range(0, random.classes())
                .filter(i -> Math.cos(e) * Math.cos(a) * random.get(i, 0)
                                + Math.cos(e) * Math.sin(a) * random.get(i, 1)
                                + Math.sin(e) * random.get(i, 2)
                        > 0)
                .count();

        XYChart chart = SpherePlot.of(random, view);

        assertEquals(inFront, Drawn.points(chart, "in front"));
        assertEquals(random.classes() - inFront, Drawn.points(chart, "behind"));
        Drawn.assertNotBlank(chart);
    }

    @Test
    void whatIsNearerIsDrawnLargerAndLater() {
        List<XYSeries> layers = SpherePlot.of(random).getSeriesCollection().stream()
                .filter(s -> s.getName().startsWith("behind") || s.getName().startsWith("in front"))
                .toList();

        assertTrue(layers.size() > 4);
        for (int i = 1; i < layers.size(); i++) {
            double before = ((Dot) layers.get(i - 1).getMarker()).diameter();
            assertTrue(((Dot) layers.get(i).getMarker()).diameter() >= before);
        }
    }

    @Test
    void aViewKeepsLengthsAndHandedness() {
        SplittableRandom numbers = new SplittableRandom(1);
        for (int n = 0; n < 50; n++) {
            SphereView view = SphereView.defaults().from(360 * numbers.nextDouble(), 180 * numbers.nextDouble() - 90);
            double[] x = view.see(1, 0, 0);
            double[] y = view.see(0, 1, 0);
            double[] z = view.see(0, 0, 1);

            assertEquals(0, dot(x, y), 1e-12);
            assertEquals(0, dot(y, z), 1e-12);
            assertEquals(1, dot(x, x), 1e-12);
            double determinant = x[0] * (y[1] * z[2] - y[2] * z[1])
                    - x[1] * (y[0] * z[2] - y[2] * z[0])
                    + x[2] * (y[0] * z[1] - y[1] * z[0]);
            assertEquals(1, determinant, 1e-12);
        }
    }

    @Test
    void aCircleIsSeenFromAbove() {
        Prototypes polygon = Prototypes.place(5, 2);

        XYChart chart = SpherePlot.of(polygon, SphereView.defaults().from(123, -60));

        double[] x = chart.getSeriesCollection().stream()
                .filter(s -> s.getName().startsWith("in front"))
                .findFirst()
                .orElseThrow()
                .getXData();
        assertEquals(5, x.length);
        for (int i = 0; i < 5; i++) {
            assertEquals(polygon.get(i, 0), x[i], 1e-12);
        }
        Drawn.assertNotBlank(chart);
    }

    @Test
    void theContactsOfAnOctahedronAreItsTwelveEdges() {
        SphereView view = SphereView.defaults();
        XYChart chart = SpherePlot.of(Prototypes.place(6, 3), view);
        // An edge that crosses the horizon is in two parts.
        long parts = ends(Drawn.series(chart, "contacts")) + ends(Drawn.series(chart, "contacts behind"));

        assertTrue(parts >= 12 && parts <= 24, "parts " + parts);
        assertTrue(
                SpherePlot.of(Prototypes.place(6, 3), view.withContacts(false)).getSeries("contacts") == null);
    }

    @Test
    void linesInFrontAreInFrontAndKeepToTheSphere() {
        SphereLine line = new SphereLine(SphereView.defaults().from(0, 0));
        line.addArc(new double[] {0.6, 0.8, 0}, new double[] {-0.6, 0.8, 0});

        // From the x axis the arc, around y, goes up to the right edge and back behind it.
        assertEquals(1, line.front()[0][line.front()[0].length - 2], 0.01);
        assertTrue(line.front()[0].length > 3 && line.back()[0].length > 3);
        for (double y : line.front()[1]) {
            assertTrue(Double.isNaN(y) || Math.abs(y) < 1e-12);
        }
    }

    @Test
    void oneClassOrOppositeOnesCanBeDrawn() {
        Drawn.assertNotBlank(SpherePlot.of(Prototypes.place(1, 3)));
        Drawn.assertNotBlank(SpherePlot.of(Prototypes.place(2, 3)));
        Drawn.assertNotBlank(
                SpherePlot.of(Prototypes.place(2, 2), SphereView.defaults().withLabels(true)));
    }

    @Test
    void aRowHasAPanelForEachSet() {
        XYChart chart = SpherePlot.row(SphereView.defaults(), random, Prototypes.place(12, 3));

        assertTrue(
                chart.getTitle().endsWith("A sphere with 12 points, the two nearest at an angle of 63.43°."),
                chart.getTitle());

        assertEquals(60, Drawn.points(chart, "1: in front") + Drawn.points(chart, "1: behind"));
        assertEquals(12, Drawn.points(chart, "2: in front") + Drawn.points(chart, "2: behind"));
        for (double x : Drawn.series(chart, "2: outline").getXData()) {
            assertTrue(x > 1.4 && x < 3.5, "the second panel has " + x);
        }
        Drawn.assertNotBlank(chart);
        assertThrows(IllegalArgumentException.class, () -> SpherePlot.row(SphereView.defaults()));
    }

    @Test
    void namedPrototypesAreSeenFromBothSidesAndNoneTwice() {
        XYChart chart = SpherePlot.of(random, SphereView.defaults().withLabels(true));
        int front = Drawn.points(chart, "in front");
        int back = Drawn.points(chart, "other side: in front");
        assertTrue(front > 0 && back > 0);
        assertEquals(random.classes(), front + back);
        List<String> names = chart.getSeriesCollection().stream()
                .filter(series -> series.getMarker() instanceof Dot)
                .map(series -> ((Dot) series.getMarker()).text())
                .sorted()
                .toList();
        assertEquals(random.classNames().stream().sorted().toList(), names);
    }

    @Test
    void anAnimationShowsTheFirstAStepHalfWayAndTheLast() {
        List<Prototypes> steps = new ArrayList<>();
        Prototypes.place(
                24, 3, PlacementOptions.defaults().withEffort(1).withSeed(3), step -> steps.add(step.prototypes()));
        XYChart chart = SpherePlot.animation(SphereView.defaults(), steps);
        assertEquals(24, Drawn.points(chart, "3: in front") + Drawn.points(chart, "3: behind"));
        // Half-way to 43.7° hardly any pair touches, as all do in the end.
        assertTrue(ends(chart.getSeries("2: contacts")) < ends(chart.getSeries("3: contacts")) / 2);
        Drawn.assertNotBlank(chart);
        Drawn.assertNotBlank(SpherePlot.animation(SphereView.defaults(), steps.subList(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> SpherePlot.animation(SphereView.defaults(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> SpherePlot.animation(SphereView.defaults(), List.of(random, Prototypes.place(12, 3))));
    }

    @Test
    void otherDimensionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SpherePlot.of(Prototypes.place(5, 4)));
        assertThrows(IllegalArgumentException.class, () -> SphereView.defaults().from(0, 91));
        assertThrows(IllegalArgumentException.class, () -> SphereView.defaults().from(Double.NaN, 0));
    }

    private static long ends(XYSeries series) {
        return java.util.Arrays.stream(series.getXData()).filter(Double::isNaN).count();
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
