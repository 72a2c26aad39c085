package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/**
 * Prototypes on the circle or on a sphere of glass: what is in front is large and dark, what is behind small and pale.
 *
 * <p>In JupyterLab with the extension of the Python package plotly the sphere can be turned, zoomed and asked for its
 * points; elsewhere it is a picture.
 */
public final class SpherePlot {

    static final int SIZE = 400;
    static final int SIZE_OF_HALF = 340;
    private static final int SIZE_IN_ROW = 240;

    /** From the centre of a sphere of radius 1 to the edge of its panel. */
    static final double EDGE = 1.22;

    /** Degrees between the lines of the graticule. */
    static final int MESH = 30;

    static final int MESH_IN_ROW = 90;

    /** Depths told apart by size and colour on each side. */
    private static final int DEPTHS = 4;

    private static final Color PALE = new Color(0xB9, 0xCD, 0xDC);

    /** So many steps of an animation are kept, and no more numbers than this in all: an output stays small. */
    private static final int STEPS = 30;

    /** Of more prototypes only those in front are joined: one would not find one's way among the lines. */
    private static final int MOST_JOINED_BEHIND = 20;

    private static final int COORDINATES = 5_000;

    private SpherePlot() {}

    /**
     * Draws prototypes in the default view.
     *
     * @param prototypes in 2 or 3 dimensions
     * @throws IllegalArgumentException if they have another number of dimensions
     */
    public static XYChart of(Prototypes prototypes) {
        return of(prototypes, SphereView.defaults());
    }

    /**
     * Draws prototypes.
     *
     * @param prototypes in 2 or 3 dimensions
     * @param view from where, and what is drawn; a circle is seen from above whatever the angles
     * @throws IllegalArgumentException if they have another number of dimensions
     */
    public static XYChart of(Prototypes prototypes, SphereView view) {
        SpherePanel.requireVisible(prototypes);
        if (view.labels() && prototypes.dimensions() == 3) {
            return frontAndBack(prototypes, view);
        }
        int beside = view.labels() ? 2 * Axes.widest(prototypes.classNames()) : 0;
        return row(SIZE + beside, SIZE, view, prototypes);
    }

    /** On one sphere of glass names would lie over each other. */
    private static XYChart frontAndBack(Prototypes prototypes, SphereView view) {
        XYChart chart = new SphereChart(
                2 * SIZE_OF_HALF, SIZE_OF_HALF, 2, () -> SphereFigure.of(SIZE, SIZE, view, List.of(prototypes)));
        SphereView other = view.fromBehind();
        drawHalf(new SpherePanel(chart, view, 3, "", 0), prototypes, view, "front: " + caption(prototypes));
        drawHalf(
                new SpherePanel(chart, other, 3, "other side: ", 2 * EDGE),
                prototypes,
                other,
                "back, from the other side");
        chart.setTitle(sentence(prototypes).replace("A sphere", "Front and back of a sphere") + ".");
        return chart;
    }

    private static void drawHalf(SpherePanel panel, Prototypes prototypes, SphereView view, String caption) {
        panel.drawEmpty(MESH);
        if (view.contacts()) {
            panel.drawContacts(prototypes, false);
        }
        addPoints(panel, prototypes, view, SIZE_OF_HALF / (double) SIZE, false);
        panel.drawDots();
        panel.drawCaption(caption);
    }

    /** Draws several sets of prototypes in a row as seen by default: see {@link #row(SphereView, Prototypes...)}. */
    public static XYChart row(Prototypes... sets) {
        return row(SphereView.defaults(), sets);
    }

    /**
     * Draws several sets of prototypes in a row, to be compared or to see how one came to be.
     *
     * @param view from where, and what is drawn
     * @param sets each in 2 or 3 dimensions, at least one
     * @throws IllegalArgumentException if there are none, or one has another number of dimensions
     */
    public static XYChart row(SphereView view, Prototypes... sets) {
        if (sets.length == 0) {
            throw new IllegalArgumentException("sets is empty; give at least one set of prototypes to draw");
        }
        return row(SIZE_IN_ROW * sets.length, SIZE_IN_ROW, view, sets);
    }

    private static XYChart row(int width, int height, SphereView view, Prototypes... sets) {
        XYChart chart =
                new SphereChart(width, height, sets.length, () -> SphereFigure.of(width, height, view, List.of(sets)));
        draw(chart, view, sets);
        chart.setTitle((sets.length == 1 ? "" : sets.length + " pictures in a row: ")
                + Arrays.stream(sets).map(SpherePlot::sentence).collect(Collectors.joining("; "))
                + ".");
        return chart;
    }

    /** Shows how prototypes came to their places, as seen by default: see {@link #animation(SphereView, List)}. */
    public static XYChart animation(List<Prototypes> steps) {
        return animation(SphereView.defaults(), steps);
    }

    /**
     * Shows how prototypes came to their places: as a figure with a slider, as a picture the first, one half-way by the smallest angle and the last
     * step. Collect the steps by a listener of {@link Prototypes#place(int, int, io.github.tammes.sphere.PlacementOptions,
     * io.github.tammes.sphere.PlacementListener) Prototypes.place}.
     *
     * @param view from where, and what is drawn
     * @param steps the same number of prototypes in the same 2 or 3 dimensions; of many, some are drawn
     * @throws IllegalArgumentException if there are none, or they differ in number or dimensions
     */
    public static XYChart animation(SphereView view, List<Prototypes> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps is empty; give at least one set of prototypes to draw");
        }
        Prototypes last = steps.get(steps.size() - 1);
        for (Prototypes step : steps) {
            if (step.classes() != last.classes() || step.dimensions() != last.dimensions()) {
                throw new IllegalArgumentException("steps has " + step.classes() + " prototypes in " + step.dimensions()
                        + " dimensions beside " + last.classes() + " in " + last.dimensions()
                        + "; give the steps of one placement");
            }
        }
        int[] kept = spread(steps.size(), Math.max(2, Math.min(STEPS, COORDINATES / (3 * last.classes()))));
        Prototypes[] shown = IntStream.of(0, halfWay(steps), steps.size() - 1)
                .distinct()
                .mapToObj(steps::get)
                .toArray(Prototypes[]::new);
        XYChart chart = new SphereChart(
                SIZE_IN_ROW * shown.length,
                SIZE_IN_ROW,
                shown.length,
                () -> SphereFigure.animation(SIZE, view, steps, kept));
        draw(chart, view, shown);
        chart.setTitle(String.format(
                Locale.ROOT,
                "%d points on their way in %d steps: the smallest angle goes from %s to %s.",
                last.classes(),
                steps.size(),
                angle(steps.get(0)),
                angle(last)));
        return chart;
    }

    /** The first step after the first whose smallest angle is half-way or farther from that of the first to that of the last. */
    private static int halfWay(List<Prototypes> steps) {
        double from = steps.get(0).certificate().minimumAngle();
        double to = steps.get(steps.size() - 1).certificate().minimumAngle();
        int step = Math.min(1, steps.size() - 1);
        while (step < steps.size() - 1
                && Math.abs(steps.get(step).certificate().minimumAngle() - from) < Math.abs(to - from) / 2) {
            step++;
        }
        return step;
    }

    /** Some of so many steps, the first and the last among them. */
    private static int[] spread(int steps, int most) {
        int count = Math.min(steps, most);
        return IntStream.range(0, count)
                .map(i -> count == 1 ? 0 : (int) Math.round(i * (steps - 1.0) / (count - 1)))
                .toArray();
    }

    private static void draw(XYChart chart, SphereView view, Prototypes... sets) {
        for (int i = 0; i < sets.length; i++) {
            SpherePanel.requireVisible(sets[i]);
            String prefix = sets.length == 1 ? "" : (i + 1) + ": ";
            SpherePanel panel = new SpherePanel(chart, view, sets[i].dimensions(), prefix, 2 * EDGE * i);
            panel.drawEmpty(sets.length == 1 ? MESH : MESH_IN_ROW);
            if (view.contacts()) {
                panel.drawContacts(sets[i], sets[i].classes() <= MOST_JOINED_BEHIND);
            }
            addPoints(panel, sets[i], view, Math.min(1, chart.getHeight() / (double) SIZE), true);
            panel.drawDots();
            panel.drawCaption(caption(sets[i]));
        }
    }

    private static void addPoints(
            SpherePanel panel, Prototypes prototypes, SphereView view, double zoom, boolean behind) {
        double scale = Math.max(0.55, Math.min(1.1, 9 / Math.sqrt(prototypes.classes() + 40))) * zoom;
        boolean circle = prototypes.dimensions() == 2;
        Dot[] dots = Stream.iterate(-DEPTHS, depth -> depth + 1)
                .limit(2 * DEPTHS)
                .map(depth -> Dot.filled(scale * (5 + 8 * nearness(depth))))
                .toArray(Dot[]::new);
        for (int i = 0; i < prototypes.classes(); i++) {
            double[] seen = panel.see(SpherePanel.space(prototypes, i));
            int depth = (int) Math.max(-DEPTHS, Math.min(DEPTHS - 1, Math.floor(seen[2] * DEPTHS + 1e-9)));
            boolean front = depth >= 0;
            if (!front && !behind) {
                continue;
            }
            Dot dot = dots[depth + DEPTHS];
            if (view.labels()) {
                String name = prototypes.classNames().get(i).replace('_', ' ');
                dot = dot.withLabel(
                        name, front ? ChartTheme.INK : ChartTheme.FAR_INK, circle ? seen[0] : 0, circle ? seen[1] : 1);
            }
            Color color = front ? ChartTheme.between(ChartTheme.SKY, ChartTheme.BLUE, nearness(depth)) : PALE;
            panel.add((front ? "in front " : "behind ") + depth, seen, color, dot);
        }
    }

    private static double nearness(int depth) {
        return (depth + DEPTHS) / (2.0 * DEPTHS - 1);
    }

    static String caption(Prototypes prototypes) {
        return prototypes.classes() == 1
                ? "1 point"
                : prototypes.classes() + " points, smallest angle " + angle(prototypes);
    }

    private static String sentence(Prototypes prototypes) {
        String where = prototypes.dimensions() == 2 ? "A circle with " : "A sphere with ";
        return where + caption(prototypes).replace(", smallest angle", ", the two nearest at an angle of");
    }

    private static String angle(Prototypes prototypes) {
        return String.format(Locale.ROOT, "%.2f°", prototypes.certificate().minimumAngle());
    }
}
