package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One sphere or circle in a chart that may have several. */
final class SpherePanel {

    /** Cosines nearer to the greatest one than this share of what is between it and 1 are contacts. */
    private static final double CONTACT = 0.02;

    /** Depths told apart on each side. */
    private static final int DEPTHS = 4;

    private static final Color PALE = new Color(0xB9, 0xCD, 0xDC);
    private static final Color GRATICULE = new Color(0xDC, 0xE0, 0xE4);

    private final XYChart chart;
    private final Prototypes prototypes;
    private final SphereView view;
    private final String prefix;
    private final double offset;
    private final boolean circle;

    /**
     * Prepares one panel.
     *
     * @param prefix makes the names of its series differ from those of other panels
     * @param offset how far to the right its centre is
     * @throws IllegalArgumentException if the prototypes have other than 2 or 3 dimensions
     */
    SpherePanel(XYChart chart, Prototypes prototypes, SphereView view, String prefix, double offset) {
        if (prototypes.dimensions() != 2 && prototypes.dimensions() != 3) {
            throw new IllegalArgumentException("prototypes has " + prototypes.dimensions()
                    + " dimensions; only 2 and 3 can be drawn, use SimilarityMap for more");
        }
        this.chart = chart;
        this.prototypes = prototypes;
        this.circle = prototypes.dimensions() == 2;
        this.view = circle ? view.from(-90, 90) : view;
        this.prefix = prefix;
        this.offset = offset;
    }

    void draw() {
        drawEmpty();
        double maxCosine = prototypes.certificate().maxCosine();
        if (view.contacts() && prototypes.classes() > 1) {
            contacts(maxCosine - CONTACT * (1 - maxCosine));
        }
        points();
        if (view.labels()) {
            drawLabels();
        }
        addText(caption(), 0, -SpherePlot.EDGE + 0.07);
        // Not drawn, but read out where the chart cannot be seen.
        String before = chart.getTitle() == null ? "" : chart.getTitle();
        chart.setTitle(before.isEmpty() ? caption() : before + "; " + caption());
    }

    /** Draws the sphere or circle without anything on it. */
    void drawEmpty() {
        if (!circle) {
            graticule();
        }
        addLine("outline", outline(), circle ? ChartTheme.LINE : ChartTheme.QUIET, 1.2f);
    }

    private String caption() {
        return prototypes.classes() == 1
                ? "1 point"
                : String.format(
                        Locale.ROOT,
                        "%d points, smallest angle %.2f°",
                        prototypes.classes(),
                        prototypes.certificate().minimumAngle());
    }

    private static double[][] outline() {
        double[][] circle = new double[2][181];
        for (int i = 0; i <= 180; i++) {
            circle[0][i] = Math.cos(Math.PI * i / 90);
            circle[1][i] = Math.sin(Math.PI * i / 90);
        }
        return circle;
    }

    private void graticule() {
        SphereLine lines = new SphereLine(view);
        for (int latitude = -60; latitude <= 60; latitude += 30) {
            double radius = Math.cos(Math.toRadians(latitude));
            double height = Math.sin(Math.toRadians(latitude));
            lines.add(121, i ->
                    new double[] {radius * Math.cos(Math.PI * i / 60), radius * Math.sin(Math.PI * i / 60), height});
        }
        for (int longitude = 0; longitude < 180; longitude += 30) {
            double x = Math.cos(Math.toRadians(longitude));
            double y = Math.sin(Math.toRadians(longitude));
            lines.add(121, i -> new double[] {
                x * Math.cos(Math.PI * i / 60), y * Math.cos(Math.PI * i / 60), Math.sin(Math.PI * i / 60)
            });
        }
        addLine("graticule", lines.front(), GRATICULE, 0.8f);
    }

    private void contacts(double enough) {
        SphereLine lines = new SphereLine(view);
        for (int i = 0; i < prototypes.classes(); i++) {
            for (int j = 0; j < i; j++) {
                if (prototypes.cosine(i, j) >= enough) {
                    double[] from = space(i);
                    double[] to = space(j);
                    if (circle) {
                        lines.add(2, end -> end == 0 ? from : to);
                    } else {
                        lines.addArc(from, to);
                    }
                }
            }
        }
        addLine("contacts behind", lines.back(), ChartTheme.between(PALE, Color.WHITE, 0.35), 1);
        addLine("contacts", lines.front(), ChartTheme.between(ChartTheme.BLUE, Color.WHITE, 0.45), 1.3f);
    }

    /** From the farthest to the nearest, so that what is nearer covers what is farther. */
    private void points() {
        double scale = Math.max(0.55, Math.min(1.1, 9 / Math.sqrt(prototypes.classes() + 40)))
                * Math.min(1, chart.getHeight() / 400.0);
        for (int depth = -DEPTHS; depth < DEPTHS; depth++) {
            int layer = depth;
            int[] here = IntStream.range(0, prototypes.classes())
                    .filter(i -> layer(see(i)[2]) == layer)
                    .toArray();
            if (here.length > 0) {
                double nearness = (depth + DEPTHS) / (2.0 * DEPTHS - 1);
                Axes.addDots(
                        chart,
                        prefix + (depth < 0 ? "behind " : "in front ") + depth,
                        IntStream.of(here).mapToDouble(i -> offset + see(i)[0]).toArray(),
                        IntStream.of(here).mapToDouble(i -> see(i)[1]).toArray(),
                        depth < 0 ? PALE : ChartTheme.between(ChartTheme.SKY, ChartTheme.BLUE, nearness),
                        Dot.filled(scale * (5 + 8 * nearness)));
            }
        }
    }

    /** From -DEPTHS for the farthest to DEPTHS - 1 for the nearest; a circle seen from above is all in front. */
    private static int layer(double towards) {
        return (int) Math.max(-DEPTHS, Math.min(DEPTHS - 1, Math.floor(towards * DEPTHS + 1e-9)));
    }

    /** Writes the class names beside the points in front. */
    void drawLabels() {
        for (int i = 0; i < prototypes.classes(); i++) {
            double[] seen = see(i);
            if (seen[2] >= -1e-9) {
                String name = prototypes.classNames().get(i).replace('_', ' ');
                addText(name, circle ? 1.11 * seen[0] : seen[0], circle ? 1.11 * seen[1] : seen[1] + 0.08);
            }
        }
    }

    private double[] see(int i) {
        double[] p = space(i);
        return view.see(p[0], p[1], p[2]);
    }

    private double[] space(int i) {
        return new double[] {prototypes.get(i, 0), prototypes.get(i, 1), circle ? 0 : prototypes.get(i, 2)};
    }

    private void addText(String text, double x, double y) {
        chart.addAnnotation(new AnnotationText(text, offset + x, y, false));
    }

    private void addLine(String name, double[][] line, Color color, float width) {
        if (line[0].length > 0) {
            double[] x = java.util.Arrays.stream(line[0]).map(v -> offset + v).toArray();
            XYSeries series = Axes.addLine(chart, prefix + name, x, line[1], color, SeriesMarkers.NONE);
            series.setLineStyle(ChartTheme.solid(width));
        }
    }
}
