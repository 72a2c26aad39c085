package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Spheres that can be turned, as figures of plotly.js: the data that it draws, and nothing that it would have to fetch. */
final class SphereFigure {

    /** More outputs than this would make a notebook's file large; the first ones are in the figure, all in the picture. */
    private static final int MOST_OUTPUTS = 1500;

    /** Points of the ball that keeps the far side pale. */
    private static final int BALL = 48;

    /** Its radius: dots, which are flat, are not to reach into it. */
    private static final double FOG = 0.9;

    /** Pieces of half a circle. */
    private static final int ARC = 16;

    /** Degrees that a piece of an arc takes at most. */
    private static final double PIECE = 20;

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double EDGE = 1.15;

    /** By which a sphere fills its part of the figure. */
    private static final double ZOOM = 1.75;

    /** Prototypes stand out of the outputs around them. */
    private static final double OUT = 1.04;

    private static final Pattern BEGINS_MARKUP = Pattern.compile("<(?=[/\\p{Alpha}])|&(?=[#\\p{Alpha}])|%(?=\\{)");

    private final List<Object> traces = new ArrayList<>();
    private final Map<String, Object> layout;
    private List<Object> frames = List.of();

    private SphereFigure(int width, int height) {
        layout = map("width", width, "height", height, "margin", map("l", 0, "r", 0, "t", 0, "b", 0, "pad", 0));
        layout.put("paper_bgcolor", hex(Color.WHITE));
        layout.put("font", map("family", "sans-serif", "size", 12, "color", hex(ChartTheme.INK)));
        layout.put("showlegend", false);
        layout.put("hovermode", "closest");
    }

    /** Prototypes, in a row if there are several sets. */
    static SphereFigure of(int width, int height, SphereView view, List<Prototypes> sets) {
        SphereFigure figure = new SphereFigure(width, height);
        List<Object> captions = new ArrayList<>();
        for (int panel = 0; panel < sets.size(); panel++) {
            Prototypes set = sets.get(panel);
            double left = panel / (double) sets.size();
            double right = (panel + 1.0) / sets.size();
            figure.addScene(
                    panel,
                    left,
                    right,
                    view,
                    set.dimensions(),
                    sets.size() == 1 ? SpherePlot.MESH : SpherePlot.MESH_IN_ROW);
            if (view.contacts()) {
                figure.traces.add(contacts(panel, set));
            }
            figure.traces.add(prototypes(panel, set, view.labels()));
            captions.add(caption(SpherePlot.caption(set), (left + right) / 2));
        }
        figure.layout.put("annotations", captions);
        return figure;
    }

    /** The steps of a placement, one after the other by a slider or by themselves. */
    static SphereFigure animation(int size, SphereView view, List<Prototypes> steps, int... kept) {
        int last = steps.size() - 1;
        SphereFigure figure = of(size, size, view.withContacts(false), List.of(steps.get(last)));
        int moving = figure.traces.size() - 1;
        List<Object> frames = new ArrayList<>();
        List<Object> stops = new ArrayList<>();
        for (int step : kept) {
            String name = String.valueOf(step + 1);
            Prototypes set = steps.get(step);
            Map<String, Object> points = coordinates(IntStream.range(0, set.classes())
                    .mapToObj(k -> SpherePanel.space(set, k))
                    .toList());
            points.put("type", "scatter3d");
            frames.add(map(
                    "name",
                    name,
                    "data",
                    List.of(points),
                    "traces",
                    List.of(moving),
                    "layout",
                    map("annotations", List.of(caption(SpherePlot.caption(set), 0.5)))));
            stops.add(map("label", name, "method", "animate", "args", List.of(List.of(name), atOnce(0))));
        }
        figure.frames = frames;
        figure.layout.put("height", size + 90);
        figure.layout.put("margin", map("l", 0, "r", 0, "t", 0, "b", 90, "pad", 0));
        figure.layout.put(
                "sliders",
                List.of(map(
                        "steps",
                        stops,
                        "active",
                        kept.length - 1,
                        "x",
                        0.16,
                        "len",
                        0.8,
                        "y",
                        0,
                        "pad",
                        map("t", 20, "b", 10),
                        "currentvalue",
                        map("prefix", "step ", "xanchor", "center"))));
        Map<String, Object> play = map("label", "▶", "method", "animate");
        // null stands for all frames.
        List<Object> all = new ArrayList<>();
        all.add(null);
        all.add(atOnce(120));
        play.put("args", all);
        figure.layout.put(
                "updatemenus",
                List.of(map(
                        "type",
                        "buttons",
                        "showactive",
                        false,
                        "buttons",
                        List.of(play),
                        "x",
                        0.02,
                        "y",
                        0,
                        "xanchor",
                        "left",
                        "yanchor",
                        "top",
                        "pad",
                        map("t", 30))));
        return figure;
    }

    /** Outputs of a network around its prototypes, a class being shown and hidden by a click on its name. */
    static SphereFigure of(
            int width,
            int height,
            SphereView view,
            Prototypes prototypes,
            List<ClassMark> marks,
            float[][] outputs,
            int... labels) {
        SphereFigure figure = new SphereFigure(width, height);
        figure.layout.put("showlegend", true);
        figure.layout.put("legend", map("itemsizing", "constant", "x", 1, "xanchor", "right", "y", 0.95));
        double right = height / (double) width;
        figure.addScene(0, 0, right, view, prototypes.dimensions(), SpherePlot.MESH);
        int shown = Math.min(MOST_OUTPUTS, outputs.length);
        for (int k = 0; k < marks.size(); k++) {
            int classIndex = k;
            int[] own = IntStream.range(0, shown)
                    .filter(i -> labels[i] == classIndex)
                    .toArray();
            figure.traces.add(outputs(marks.get(k), k, outputs, own));
            figure.traces.add(prototype(marks.get(k), k, SpherePanel.space(prototypes, k), view.labels()));
        }
        String caption = shown < outputs.length
                ? String.format(Locale.ROOT, "the first %,d of %,d outputs", shown, outputs.length)
                : String.format(Locale.ROOT, "%,d outputs", shown);
        figure.layout.put("annotations", List.of(caption(caption, right / 2)));
        return figure;
    }

    /** Returns the figure as nested maps and lists. */
    Map<String, Object> toMap() {
        Map<String, Object> figure = map("data", traces, "layout", layout);
        if (!frames.isEmpty()) {
            figure.put("frames", frames);
        }
        figure.put("config", map("displaylogo", false, "scrollZoom", true));
        return figure;
    }

    private void addScene(int panel, double left, double right, SphereView view, int dimensions, int mesh) {
        boolean circle = dimensions == 2;
        double a = Math.toRadians(view.azimuth());
        double e = Math.toRadians(view.elevation());
        double[] eye = circle
                ? new double[] {0, 0, 1}
                : new double[] {Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)};
        double[] up = circle
                ? new double[] {0, 1, 0}
                : new double[] {-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)};
        Map<String, Object> axis = map("visible", false, "range", List.of(-EDGE, EDGE), "showspikes", false);
        layout.put(
                sceneName(panel),
                map(
                        "domain",
                        map("x", List.of(left, right), "y", List.of(0, 1)),
                        "aspectmode",
                        "manual",
                        "aspectratio",
                        map("x", ZOOM, "y", ZOOM, "z", ZOOM),
                        "dragmode",
                        circle ? "pan" : "orbit",
                        "xaxis",
                        axis,
                        "yaxis",
                        axis,
                        "zaxis",
                        axis,
                        "camera",
                        map("eye", point(eye, 1.3), "up", point(up, 1), "projection", map("type", "orthographic"))));
        if (!circle) {
            traces.add(ball(panel));
        }
        traces.add(wires(panel, circle, mesh));
    }

    private static String sceneName(int panel) {
        return panel == 0 ? "scene" : "scene" + (panel + 1);
    }

    /** A white ball a little smaller than the sphere, through which the far side is seen as through fog. */
    private static Map<String, Object> ball(int panel) {
        List<double[]> points = IntStream.range(0, BALL)
                .mapToObj(i -> {
                    double z = 1 - (2 * i + 1.0) / BALL;
                    double r = Math.sqrt(1 - z * z);
                    return new double[] {
                        FOG * r * Math.cos(GOLDEN_ANGLE * i), FOG * r * Math.sin(GOLDEN_ANGLE * i), FOG * z
                    };
                })
                .toList();
        Map<String, Object> ball = trace("mesh3d", panel, points);
        ball.put("alphahull", 0);
        ball.put("color", hex(Color.WHITE));
        ball.put("opacity", 0.55);
        ball.put("lighting", map("ambient", 1, "diffuse", 0, "specular", 0, "fresnel", 0));
        ball.put("hoverinfo", "skip");
        return ball;
    }

    private static Map<String, Object> wires(int panel, boolean circle, int mesh) {
        List<double[]> points = new ArrayList<>();
        for (int latitude = circle ? 0 : mesh - 90; latitude < (circle ? 1 : 90); latitude += mesh) {
            double radius = Math.cos(Math.toRadians(latitude));
            double height = Math.sin(Math.toRadians(latitude));
            for (int i = 0; i <= 2 * ARC; i++) {
                points.add(
                        new double[] {radius * Math.cos(Math.PI * i / ARC), radius * Math.sin(Math.PI * i / ARC), height
                        });
            }
            points.add(null);
        }
        for (int longitude = 0; longitude < 180 && !circle; longitude += mesh) {
            double x = Math.cos(Math.toRadians(longitude));
            double y = Math.sin(Math.toRadians(longitude));
            for (int i = 0; i <= 2 * ARC; i++) {
                double t = Math.PI * i / ARC;
                points.add(new double[] {x * Math.cos(t), y * Math.cos(t), Math.sin(t)});
            }
            points.add(null);
        }
        return lines(panel, points, ChartTheme.LINE, 1.5);
    }

    private static Map<String, Object> contacts(int panel, Prototypes prototypes) {
        List<double[]> points = new ArrayList<>();
        for (int[] pair : SpherePanel.contacts(prototypes)) {
            double[] from = SpherePanel.space(prototypes, pair[0]);
            double[] to = SpherePanel.space(prototypes, pair[1]);
            double degrees = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, prototypes.cosine(pair[0], pair[1])))));
            int parts = prototypes.dimensions() == 2 ? 1 : 1 + (int) (degrees / PIECE);
            for (int i = 0; i <= parts; i++) {
                points.add(SphereLine.between(from, to, i / (double) parts, prototypes.dimensions() == 3));
            }
            points.add(null);
        }
        return lines(panel, points, ChartTheme.between(ChartTheme.BLUE, Color.WHITE, 0.45), 3);
    }

    private static Map<String, Object> lines(int panel, List<double[]> points, Color color, double width) {
        Map<String, Object> lines = trace("scatter3d", panel, points);
        lines.put("mode", "lines");
        lines.put("line", map("color", hex(color), "width", width));
        lines.put("hoverinfo", "skip");
        lines.put("showlegend", false);
        return lines;
    }

    private static Map<String, Object> prototypes(int panel, Prototypes prototypes, boolean labels) {
        Map<String, Object> points = trace(
                "scatter3d",
                panel,
                IntStream.range(0, prototypes.classes())
                        .mapToObj(k -> SpherePanel.space(prototypes, k))
                        .toList());
        points.put("mode", labels ? "markers+text" : "markers");
        points.put("text", names(prototypes));
        points.put("textposition", "top center");
        points.put("marker", marker(ChartTheme.BLUE, "circle", prototypes.classes() > 50 ? 3 : 4.5));
        points.put("hovertemplate", "%{text}<extra></extra>");
        return points;
    }

    private static List<String> names(Prototypes prototypes) {
        return prototypes.classNames().stream()
                .map(name -> literal(name.replace('_', ' ')))
                .toList();
    }

    /**
     * A name of which plotly.js takes no part for a tag, a character's code or a field: a blank without width stands behind the sign
     * that would begin it. Letters in space know tags but no codes, so that a code for the sign would be read as it is.
     */
    private static String literal(String name) {
        return BEGINS_MARKUP.matcher(name).replaceAll("$0\u200B");
    }

    private static Map<String, Object> outputs(ClassMark mark, int classIndex, float[][] outputs, int[] own) {
        Map<String, Object> points = trace(
                "scatter3d",
                0,
                IntStream.of(own).mapToObj(i -> OutputPlot.point(outputs[i], i)).toList());
        points.put("mode", "markers");
        points.put("name", literal(mark.name()));
        points.put("legendgroup", String.valueOf(classIndex));
        points.put("marker", marker(mark.color(), symbol(mark), 2.5));
        points.put("customdata", IntStream.of(own).boxed().toList());
        points.put("hovertemplate", "example %{customdata}, " + literal(mark.name()) + "<extra></extra>");
        return points;
    }

    private static Map<String, Object> prototype(ClassMark mark, int classIndex, double[] place, boolean labels) {
        Map<String, Object> point =
                trace("scatter3d", 0, List.of(new double[] {OUT * place[0], OUT * place[1], OUT * place[2]}));
        point.put("mode", labels ? "markers+text" : "markers");
        point.put("text", List.of(literal(mark.hasSign() ? mark.sign() : mark.name())));
        point.put("textposition", mark.hasSign() ? "middle center" : "top center");
        Color ink = !mark.hasSign() ? ChartTheme.INK : ChartTheme.isDark(mark.color()) ? Color.WHITE : Color.BLACK;
        point.put("textfont", map("color", hex(ink), "size", mark.hasSign() ? 13 : 12));
        point.put("legendgroup", String.valueOf(classIndex));
        point.put("showlegend", false);
        point.put("marker", marker(mark.color(), "circle", mark.hasSign() ? 7.5 : 5));
        point.put("hovertemplate", "prototype of " + literal(mark.name()) + "<extra></extra>");
        return point;
    }

    private static String symbol(ClassMark mark) {
        return mark.form().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> marker(Color color, String symbol, double size) {
        return map(
                "color",
                hex(color),
                "symbol",
                symbol,
                "size",
                size,
                "opacity",
                1,
                "line",
                // A rim would leave nothing of the thin forms.
                map("color", hex(Color.WHITE), "width", symbol.equals("cross") || symbol.equals("x") ? 0 : 1));
    }

    private static Map<String, Object> caption(String text, double x) {
        return map(
                "text",
                text,
                "showarrow",
                false,
                "xref",
                "paper",
                "yref",
                "paper",
                "x",
                x,
                "xanchor",
                "center",
                "y",
                0.01,
                "yanchor",
                "bottom");
    }

    /** How an animation goes on: without easing, and drawn anew, for without that a sphere stands still. */
    private static Map<String, Object> atOnce(int milliseconds) {
        return map(
                "mode",
                "immediate",
                "fromcurrent",
                false,
                "frame",
                map("duration", milliseconds, "redraw", true),
                "transition",
                map("duration", 0));
    }

    private static Map<String, Object> trace(String type, int panel, List<double[]> points) {
        Map<String, Object> trace = coordinates(points);
        trace.put("type", type);
        trace.put("scene", sceneName(panel));
        return trace;
    }

    /** The coordinates, where null ends a line or stands for an output that is no number, for which JSON has no word. */
    private static Map<String, Object> coordinates(List<double[]> points) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        for (int axis = 0; axis < 3; axis++) {
            List<Double> values = new ArrayList<>();
            for (double[] point : points) {
                values.add(point == null || Double.isNaN(point[axis]) ? null : rounded(point[axis]));
            }
            coordinates.put(List.of("x", "y", "z").get(axis), values);
        }
        return coordinates;
    }

    private static Map<String, Object> point(double[] point, double scale) {
        return map("x", rounded(scale * point[0]), "y", rounded(scale * point[1]), "z", rounded(scale * point[2]));
    }

    /** Thousandths of the radius are less than a pixel; and no "-0.0". */
    private static double rounded(double value) {
        return Math.rint(1000 * value) / 1000 + 0.0;
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
