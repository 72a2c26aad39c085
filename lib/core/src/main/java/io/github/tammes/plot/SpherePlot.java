package io.github.tammes.plot;

import io.github.tammes.sphere.Certificate;
import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Prototypes on the circle or the sphere as one sees them: what is in front large and dark, what is behind pale. */
public final class SpherePlot {

    private static final int SIZE = 440;
    private static final double EDGE = 1.22;

    /** Cosines nearer to the greatest one than this share of what is between it and 1 are contacts. */
    private static final double CONTACT = 0.02;

    /** Depths told apart on each side. */
    private static final int DEPTHS = 4;

    private static final Color PALE = new Color(0xB9, 0xCD, 0xDC);

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
        if (prototypes.dimensions() != 2 && prototypes.dimensions() != 3) {
            throw new IllegalArgumentException("prototypes has " + prototypes.dimensions()
                    + " dimensions; only 2 and 3 can be drawn, use SimilarityMap for more");
        }
        boolean circle = prototypes.dimensions() == 2;
        SphereView from = circle ? view.from(-90, 90) : view;
        XYChart chart = empty();
        Certificate certificate = prototypes.certificate();
        if (!circle) {
            graticule(chart, from);
        }
        addLine(chart, "outline", outline(), circle ? ChartTheme.LINE : ChartTheme.QUIET, 1.2f);
        if (view.contacts() && prototypes.classes() > 1) {
            contacts(chart, prototypes, from, certificate.maxCosine());
        }
        points(chart, prototypes, from);
        if (view.labels()) {
            labels(chart, prototypes, from);
        }
        String caption = prototypes.classes() == 1
                ? "1 point"
                : String.format(
                        Locale.ROOT,
                        "%d points, smallest angle %.2f°",
                        prototypes.classes(),
                        certificate.minimumAngle());
        chart.addAnnotation(new AnnotationText(caption, 0, -EDGE + 0.07, false));
        return chart;
    }

    private static XYChart empty() {
        XYChart chart = new XYChart(SIZE, SIZE, new ChartTheme());
        chart.getStyler()
                .setLegendVisible(false)
                .setChartTitleVisible(false)
                .setChartPadding(2)
                .setPlotContentSize(1);
        chart.getStyler()
                .setAxisTicksVisible(false)
                .setXAxisTitleVisible(false)
                .setYAxisTitleVisible(false)
                .setPlotGridLinesVisible(false)
                .setPlotMargin(0)
                .setXAxisMin(-EDGE)
                .setXAxisMax(EDGE)
                .setYAxisMin(-EDGE)
                .setYAxisMax(EDGE);
        return chart;
    }

    private static double[][] outline() {
        double[][] circle = new double[2][181];
        for (int i = 0; i <= 180; i++) {
            circle[0][i] = Math.cos(Math.PI * i / 90);
            circle[1][i] = Math.sin(Math.PI * i / 90);
        }
        return circle;
    }

    private static void graticule(XYChart chart, SphereView view) {
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
        addLine(chart, "graticule behind", lines.back(), new Color(0xF1, 0xF3, 0xF5), 0.8f);
        addLine(chart, "graticule", lines.front(), new Color(0xDC, 0xE0, 0xE4), 0.8f);
    }

    private static void contacts(XYChart chart, Prototypes prototypes, SphereView view, double maxCosine) {
        SphereLine lines = new SphereLine(view);
        double enough = maxCosine - CONTACT * (1 - maxCosine);
        for (int i = 0; i < prototypes.classes(); i++) {
            for (int j = 0; j < i; j++) {
                if (prototypes.cosine(i, j) >= enough) {
                    if (prototypes.dimensions() == 2) {
                        double[] a = space(prototypes, i);
                        double[] b = space(prototypes, j);
                        lines.add(2, end -> end == 0 ? a : b);
                    } else {
                        lines.addArc(space(prototypes, i), space(prototypes, j));
                    }
                }
            }
        }
        addLine(chart, "contacts behind", lines.back(), ChartTheme.between(PALE, Color.WHITE, 0.35), 1);
        addLine(chart, "contacts", lines.front(), ChartTheme.between(ChartTheme.BLUE, Color.WHITE, 0.45), 1.3f);
    }

    /** From the farthest to the nearest, so that what is nearer covers what is farther. */
    private static void points(XYChart chart, Prototypes prototypes, SphereView view) {
        double scale = Math.max(0.55, Math.min(1.1, 9 / Math.sqrt(prototypes.classes() + 40)));
        for (int depth = -DEPTHS; depth < DEPTHS; depth++) {
            int layer = depth;
            int[] here = IntStream.range(0, prototypes.classes())
                    .filter(i -> layer(see(prototypes, i, view)[2]) == layer)
                    .toArray();
            if (here.length == 0) {
                continue;
            }
            XYSeries series = chart.addSeries(
                    (depth < 0 ? "behind " : "in front ") + depth,
                    IntStream.of(here)
                            .mapToDouble(i -> see(prototypes, i, view)[0])
                            .toArray(),
                    IntStream.of(here)
                            .mapToDouble(i -> see(prototypes, i, view)[1])
                            .toArray());
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            double nearness = (depth + DEPTHS) / (2.0 * DEPTHS - 1);
            series.setMarker(Dot.filled(scale * (5 + 8 * nearness)));
            series.setMarkerColor(
                    depth < 0 ? PALE : ChartTheme.between(new Color(0x4A, 0x9B, 0xCB), ChartTheme.BLUE, nearness));
        }
    }

    /** From -DEPTHS for the farthest to DEPTHS - 1 for the nearest; a circle seen from above is all in front. */
    private static int layer(double towards) {
        return (int) Math.max(-DEPTHS, Math.min(DEPTHS - 1, Math.floor(towards * DEPTHS + 1e-9)));
    }

    private static void labels(XYChart chart, Prototypes prototypes, SphereView view) {
        for (int i = 0; i < prototypes.classes(); i++) {
            double[] seen = see(prototypes, i, view);
            if (seen[2] >= -1e-9) {
                boolean flat = prototypes.dimensions() == 2;
                chart.addAnnotation(new AnnotationText(
                        prototypes.classNames().get(i).replace('_', ' '),
                        flat ? 1.11 * seen[0] : seen[0],
                        flat ? 1.11 * seen[1] : seen[1] + 0.08,
                        false));
            }
        }
    }

    private static double[] see(Prototypes prototypes, int i, SphereView view) {
        double[] p = space(prototypes, i);
        return view.see(p[0], p[1], p[2]);
    }

    private static double[] space(Prototypes prototypes, int i) {
        return new double[] {
            prototypes.get(i, 0), prototypes.get(i, 1), prototypes.dimensions() == 3 ? prototypes.get(i, 2) : 0
        };
    }

    private static void addLine(XYChart chart, String name, double[][] line, Color color, float width) {
        if (line[0].length > 0) {
            XYSeries series = chart.addSeries(name, line[0], line[1]);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(color);
            series.setLineStyle(ChartTheme.solid(width));
        }
    }
}
