package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One sphere or circle in a chart that may have several; what lies on it is drawn from the farthest to the nearest. */
final class SpherePanel {

    /** Cosines nearer to the greatest one than this share of what is between it and 1 are contacts. */
    private static final double CONTACT = 0.02;

    /** Depths told apart between the farthest and the nearest point, for dots that are too many to be sorted one by one. */
    private static final int LAYERS = 32;

    private static final Color CONTACT_BEHIND = new Color(0xC6, 0xD6, 0xE2);
    private static final Color GRATICULE = new Color(0xDC, 0xE0, 0xE4);

    private final XYChart chart;
    private final SphereView view;
    private final boolean circle;
    private final String prefix;
    private final double offset;
    private final List<Bead> beads = new ArrayList<>();

    /**
     * Prepares one panel.
     *
     * @param dimensions 2 for a circle, which is seen from above whatever the view, or 3
     * @param prefix makes the names of its series differ from those of other panels
     * @param offset how far to the right its centre is
     */
    SpherePanel(XYChart chart, SphereView view, int dimensions, String prefix, double offset) {
        this.chart = chart;
        this.circle = dimensions == 2;
        this.view = circle ? view.from(-90, 90) : view;
        this.prefix = prefix;
        this.offset = offset;
    }

    /**
     * Refuses prototypes that nobody can see.
     *
     * @throws IllegalArgumentException if they have other than 2 or 3 dimensions
     */
    static void requireVisible(Prototypes prototypes) {
        if (prototypes.dimensions() != 2 && prototypes.dimensions() != 3) {
            throw new IllegalArgumentException("prototypes has " + prototypes.dimensions()
                    + " dimensions; only 2 and 3 can be drawn, use SimilarityMap for more");
        }
    }

    /**
     * Draws the sphere or circle without anything on it.
     *
     * @param mesh degrees between the lines of the graticule
     */
    void drawEmpty(int mesh) {
        if (!circle) {
            graticule(mesh);
        }
        double[][] outline = new double[2][721];
        for (int i = 0; i <= 720; i++) {
            outline[0][i] = Math.cos(Math.PI * i / 360);
            outline[1][i] = Math.sin(Math.PI * i / 360);
        }
        addLine("outline", outline, circle ? ChartTheme.LINE : ChartTheme.QUIET, 1.2f);
    }

    private void graticule(int mesh) {
        SphereLine lines = new SphereLine(view);
        for (int latitude = mesh - 90; latitude < 90; latitude += mesh) {
            double radius = Math.cos(Math.toRadians(latitude));
            double height = Math.sin(Math.toRadians(latitude));
            lines.add(121, i ->
                    new double[] {radius * Math.cos(Math.PI * i / 60), radius * Math.sin(Math.PI * i / 60), height});
        }
        for (int longitude = 0; longitude < 180; longitude += mesh) {
            double x = Math.cos(Math.toRadians(longitude));
            double y = Math.sin(Math.toRadians(longitude));
            lines.add(121, i -> new double[] {
                x * Math.cos(Math.PI * i / 60), y * Math.cos(Math.PI * i / 60), Math.sin(Math.PI * i / 60)
            });
        }
        addLine("graticule", lines.front(), GRATICULE, 0.8f);
    }

    /**
     * Joins the pairs at the smallest angle.
     *
     * @param behind whether those behind are seen, too
     */
    void drawContacts(Prototypes prototypes, boolean behind) {
        SphereLine lines = new SphereLine(view);
        for (int[] pair : contacts(prototypes)) {
            double[] from = space(prototypes, pair[0]);
            double[] to = space(prototypes, pair[1]);
            if (circle) {
                lines.add(2, end -> end == 0 ? from : to);
            } else {
                lines.addArc(from, to);
            }
        }
        if (behind) {
            addLine("contacts behind", lines.back(), CONTACT_BEHIND, 1);
        }
        addLine("contacts", lines.front(), ChartTheme.between(ChartTheme.BLUE, Color.WHITE, 0.45), 1.3f);
    }

    /** The pairs of prototypes whose angle is the smallest one, but for a little. */
    static List<int[]> contacts(Prototypes prototypes) {
        List<int[]> pairs = new ArrayList<>();
        if (prototypes.classes() > 1) {
            double maxCosine = prototypes.certificate().maxCosine();
            double enough = maxCosine - CONTACT * (1 - maxCosine);
            for (int i = 0; i < prototypes.classes(); i++) {
                for (int j = 0; j < i; j++) {
                    if (prototypes.cosine(i, j) >= enough) {
                        pairs.add(new int[] {i, j});
                    }
                }
            }
        }
        return pairs;
    }

    /** Returns a prototype as a point of space; a circle lies in the plane of its first two axes. */
    static double[] space(Prototypes prototypes, int i) {
        return new double[] {
            prototypes.get(i, 0), prototypes.get(i, 1), prototypes.dimensions() == 2 ? 0 : prototypes.get(i, 2)
        };
    }

    /** Returns where a point of space is seen: to the right, up, and towards the eye. */
    double[] see(double[] point) {
        return view.see(point[0], point[1], point[2]);
    }

    /** Returns true for a point on the near half; a circle seen from above is all in front. */
    static boolean isInFront(double[] seen) {
        return seen[2] >= -1e-9;
    }

    /**
     * Puts a dot on the sphere.
     *
     * @param name of its series; neighbours in depth of the same name are drawn as one
     * @param seen as {@link #see} returns it
     */
    void add(String name, double[] seen, Color color, Dot dot) {
        beads.add(new Bead(name, seen[0], seen[1], seen[2], color, dot));
    }

    /** Draws the dots put so far, from the farthest to the nearest, so that what is nearer covers what is farther. */
    void drawDots() {
        beads.sort(Comparator.comparingInt(Bead::layer).thenComparing(Bead::name));
        int from = 0;
        for (int to = 1; from < beads.size(); to++) {
            if (to == beads.size()
                    || !beads.get(to).name.equals(beads.get(from).name)
                    || !beads.get(to).dot.equals(beads.get(from).dot)) {
                Bead first = beads.get(from);
                List<double[]> points = beads.subList(from, to).stream()
                        .map(bead -> new double[] {offset + bead.right, bead.up})
                        .toList();
                Axes.addDots(chart, unused(prefix + first.name), points, first.color, first.dot);
                from = to;
            }
        }
        beads.clear();
    }

    private String unused(String name) {
        String unused = name;
        for (int i = 2; chart.getSeries(unused) != null; i++) {
            unused = name + " (" + i + ")";
        }
        return unused;
    }

    /** Writes a line under the sphere. */
    void drawCaption(String caption) {
        chart.addAnnotation(new AnnotationText(caption, offset, -SpherePlot.EDGE + 0.07, false));
    }

    private void addLine(String name, double[][] line, Color color, float width) {
        if (line[0].length > 0) {
            double[] x = java.util.Arrays.stream(line[0]).map(v -> offset + v).toArray();
            XYSeries series = Axes.addLine(chart, prefix + name, x, line[1], color, SeriesMarkers.NONE);
            series.setLineStyle(ChartTheme.solid(width));
        }
    }

    private record Bead(String name, double right, double up, double towards, Color color, Dot dot) {

        int layer() {
            return (int) Math.floor((towards + 1 + 1e-9) * LAYERS / 2);
        }
    }
}
