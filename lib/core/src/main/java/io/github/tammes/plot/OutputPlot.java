package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/**
 * What a trained network says, as directions around the prototypes: one small dot for each output, one colour for each
 * class. On the circle the dots lie inside it, each a little off its neighbours, so that they do not hide each other.
 */
public final class OutputPlot {

    private static final double DOT = 4.5;
    private static final double PROTOTYPE = 13;
    private static final int LANES = 12;

    private OutputPlot() {}

    /**
     * Draws outputs in the default view, with class names.
     *
     * @param prototypes {@code (K, D)}, D 2 or 3
     * @param outputs of the network, {@code (N, D)}, of any length
     * @param labels the true classes, {@code (N)}, which give the colours
     * @throws IllegalArgumentException if the dimensions are not 2 or 3, or outputs and labels do not match
     */
    public static XYChart of(Prototypes prototypes, float[][] outputs, int... labels) {
        return of(SphereView.defaults().withLabels(true), prototypes, outputs, labels);
    }

    /**
     * Draws outputs.
     *
     * @param view from where, and whether class names are written
     * @param prototypes {@code (K, D)}, D 2 or 3
     * @param outputs of the network, {@code (N, D)}, of any length
     * @param labels the true classes, {@code (N)}, which give the colours
     * @throws IllegalArgumentException if the dimensions are not 2 or 3, or outputs and labels do not match
     */
    public static XYChart of(SphereView view, Prototypes prototypes, float[][] outputs, int... labels) {
        if (outputs.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + outputs.length + " outputs and " + labels.length + " labels; give one label each");
        }
        XYChart chart = SpherePlot.empty(SpherePlot.SIZE, 1);
        SpherePanel sphere = new SpherePanel(chart, prototypes, view, "", 0);
        SphereView from = prototypes.dimensions() == 2 ? view.from(-90, 90) : view;
        sphere.drawEmpty();
        // Not drawn, but read out where the chart cannot be seen.
        chart.setTitle(
                String.format(Locale.ROOT, "%d outputs around %d prototypes", outputs.length, prototypes.classes()));
        for (boolean front : new boolean[] {false, true}) {
            for (int k = 0; k < prototypes.classes(); k++) {
                addOutputs(chart, from, prototypes, k, front, outputs, labels);
            }
        }
        for (int k = 0; k < prototypes.classes(); k++) {
            double[] p = prototypes.toArray()[k];
            double[] seen = see(from, p, 1);
            Axes.addDots(
                    chart,
                    "prototype " + k,
                    List.of(seen),
                    color(k, prototypes.classes(), seen[2] >= -1e-9),
                    Dot.filled(PROTOTYPE));
        }
        if (view.labels()) {
            sphere.drawLabels();
        }
        return chart;
    }

    private static void addOutputs(
            XYChart chart,
            SphereView view,
            Prototypes prototypes,
            int classIndex,
            boolean front,
            float[][] outputs,
            int[] labels) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            if (labels[i] == classIndex) {
                double[] z = new double[outputs[i].length];
                double squares = 0;
                for (int d = 0; d < z.length; d++) {
                    z[d] = outputs[i][d];
                    squares += z[d] * z[d];
                }
                double inset = z.length == 2 ? 0.94 - 0.3 * (i % LANES) / LANES : 1;
                double[] seen = see(view, z, squares == 0 ? 0 : inset / Math.sqrt(squares));
                if (seen[2] >= -1e-9 == front) {
                    points.add(seen);
                }
            }
        }
        if (!points.isEmpty()) {
            String name = (front ? "outputs " : "outputs behind ") + classIndex;
            Axes.addDots(chart, name, points, color(classIndex, prototypes.classes(), front), Dot.filled(DOT));
        }
    }

    private static double[] see(SphereView view, double[] point, double scale) {
        return view.see(point[0] * scale, point[1] * scale, point.length == 3 ? point[2] * scale : 0);
    }

    /** As many colours as classes, around the circle of hues, neighbours in number far apart in hue. */
    private static Color color(int classIndex, int classes, boolean front) {
        float hue = (float) (classIndex * (classes > 2 ? 0.381966 : 0.5) % 1);
        Color color = Color.getHSBColor(hue, 0.75f, classIndex % 2 == 0 ? 0.8f : 0.6f);
        return front ? color : ChartTheme.between(color, Color.WHITE, 0.72);
    }
}
