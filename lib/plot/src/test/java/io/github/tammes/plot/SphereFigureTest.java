package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.tammes.display.Interactive;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class SphereFigureTest {

    private static final int SMALL = 60_000;

    private static Map<String, Object> figure(XYChart chart) {
        return ((Interactive) chart).figure();
    }

    /** Of the two prototypes of a regression: no great circle between them is the shortest, and any is on the sphere. */
    @Test
    void theWayBetweenOppositePrototypesIsOnTheSphere() {
        for (double[] from : new double[][] {{1, 0, 0}, {0, -1, 0}, {0.6, 0, 0.8}, {2 / 3.0, -1 / 3.0, 2 / 3.0}}) {
            double[] to = {-from[0], -from[1], -from[2]};
            for (int i = 0; i <= 10; i++) {
                double[] point = SphereLine.between(from, to, i / 10.0, true);
                double cosine = from[0] * point[0] + from[1] * point[1] + from[2] * point[2];
                assertEquals(1, Math.hypot(Math.hypot(point[0], point[1]), point[2]), 1e-12);
                assertEquals(Math.cos(i * Math.PI / 10), cosine, 1e-12);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> traces(Map<String, Object> figure) {
        return (List<Map<String, Object>>) figure.get("data");
    }

    private static String json(XYChart chart) {
        String json = new Gson().toJson(figure(chart));
        assertFalse(json.contains("http"), "it would fetch something");
        assertFalse(json.contains("NaN"), "no JSON");
        assertTrue(json.length() < SMALL, "the figure has " + json.length() + " characters");
        return json;
    }

    private static float[][] outputs(int count, int dimensions) {
        SplittableRandom random = new SplittableRandom(1);
        float[][] outputs = new float[count][dimensions];
        for (float[] output : outputs) {
            for (int d = 0; d < dimensions; d++) {
                output[d] = (float) random.nextDouble(-1, 1);
            }
        }
        return outputs;
    }

    @Test
    void prototypesAreAtTheirPlacesWithTheirNames() {
        Prototypes prototypes = Prototypes.place(6, 3).withClassNames(List.of("a", "b", "c", "d", "e", "f"));
        Map<String, Object> points = traces(figure(SpherePlot.of(prototypes))).stream()
                .filter(trace -> "markers".equals(trace.get("mode")))
                .findFirst()
                .orElseThrow();
        assertEquals(prototypes.classNames(), points.get("text"));
        for (int axis = 0; axis < 3; axis++) {
            List<?> coordinates = (List<?>) points.get(List.of("x", "y", "z").get(axis));
            for (int k = 0; k < 6; k++) {
                assertEquals(prototypes.get(k, axis), (Double) coordinates.get(k), 0.0005);
            }
        }
    }

    @Test
    void aClassIsOneEntryOfTheLegendInItsColourAndPointsSayTheirNumber() {
        Prototypes prototypes = Prototypes.place(3, 3);
        int[] labels = {2, 0, 2, 1, 2};
        List<Map<String, Object>> classes = traces(figure(OutputPlot.of(prototypes, outputs(5, 3), labels))).stream()
                .filter(trace -> trace.containsKey("name"))
                .toList();
        assertEquals(3, classes.size());
        assertEquals(List.of(0, 2, 4), classes.get(2).get("customdata"));
        assertEquals(
                "example %{customdata}, class 2<extra></extra>", classes.get(2).get("hovertemplate"));
        Map<?, ?> marker = (Map<?, ?>) classes.get(2).get("marker");
        int rgb = ClassMark.of(2, "class 2").color().getRGB() & 0xFFFFFF;
        assertEquals(String.format("#%06x", rgb), marker.get("color"));
        Set<Object> groups = new HashSet<>();
        classes.forEach(trace -> groups.add(trace.get("legendgroup")));
        assertEquals(3, groups.size(), "a class is shown and hidden alone");
    }

    /** As plotly.js looks for them: a class would be called "Vector" in bold, "AT&T", or by the number of an example. */
    @Test
    void namesOfClassesAreNeitherTagsNorCodesNorFields() {
        List<String> names = List.of("<b>Vector</b>", "AT&amp;T", "%{customdata}", "a < b & c", "<br>");
        Prototypes prototypes = Prototypes.place(5, 3).withClassNames(names);
        String tag = "<(?!extra>|/extra>)/?[a-z]+[^<>]*>|&(#\\d+|#x[0-9a-fA-F]+|[a-z]+);|%\\{(?!customdata}, |text})";
        SphereView view = SphereView.defaults().withLabels(true);
        for (XYChart chart : List.of(
                SpherePlot.of(prototypes, view), OutputPlot.of(view, prototypes, outputs(5, 3), 0, 1, 2, 3, 4))) {
            String figure = figure(chart).toString();
            assertFalse(Pattern.compile(tag).matcher(figure).find(), figure);
            String shown = figure.replace("\u200B", "");
            names.forEach(name -> assertTrue(shown.contains(name), name + " is the same to the eye"));
        }
    }

    @Test
    void figuresStaySmallHoweverMuchThereIs() {
        Prototypes hundred = Prototypes.place(100, 3, PlacementOptions.of(PlacementMethod.RANDOM));
        json(SpherePlot.of(hundred));
        json(SpherePlot.row(SphereView.defaults(), hundred, Prototypes.place(12, 3), Prototypes.place(5, 2)));
        Prototypes ten = Prototypes.place(10, 3);
        int[] labels = new int[10_000];
        String json = json(OutputPlot.of(ten, outputs(10_000, 3), labels));
        assertTrue(json.contains("the first 1,500 of 10,000 outputs"), "it says that it has not all");
        json(OutputPlot.of(Prototypes.place(4, 2), outputs(40, 2), new int[40]));
        json(LatitudePlot.of(SphereView.defaults(), Prototypes.place(4, 2), outputs(40, 3), new int[40]));
    }

    /** As of a network that diverged: a message to the browser that is no JSON shows nothing at all. */
    @Test
    void outputsThatAreNoNumbersAreLeftOut() {
        float[][] outputs = outputs(3, 3);
        outputs[0][1] = Float.NaN;
        outputs[1][2] = Float.POSITIVE_INFINITY;

        String json = json(OutputPlot.of(Prototypes.place(4, 3), outputs, 0, 0, 0));

        assertTrue(json.contains("[null,null,"), "the third one is there, and they keep their numbers");
    }

    @Test
    void anAnimationHasAFrameForEachStopOfItsSlider() {
        List<Prototypes> steps = new ArrayList<>();
        Prototypes.place(
                100, 3, PlacementOptions.defaults().withEffort(1).withSeed(3), step -> steps.add(step.prototypes()));
        XYChart chart = SpherePlot.animation(SphereView.defaults(), steps);
        json(chart);
        Map<String, Object> figure = figure(chart);
        List<?> frames = (List<?>) figure.get("frames");
        Map<?, ?> slider = (Map<?, ?>) ((List<?>) ((Map<?, ?>) figure.get("layout")).get("sliders")).get(0);
        assertEquals(frames.size(), ((List<?>) slider.get("steps")).size());
        Map<?, ?> last = (Map<?, ?>) frames.get(frames.size() - 1);
        assertEquals(String.valueOf(steps.size()), last.get("name"));
        Map<?, ?> points = (Map<?, ?>) ((List<?>) last.get("data")).get(0);
        double x = (Double) ((List<?>) points.get("x")).get(7);
        assertEquals(steps.get(steps.size() - 1).get(7, 0), x, 0.0005);
    }
}
