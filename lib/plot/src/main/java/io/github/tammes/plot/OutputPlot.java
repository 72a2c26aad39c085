package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/**
 * What a trained network says, as directions around the prototypes: a small dot for each output, a colour and a form for
 * each class, and the class's sign or name at its prototype.
 *
 * <p>A sphere is drawn twice, from the front and from behind, so that nothing is hidden; where figures can be turned, once.
 * On the circle the dots lie inside it, each a little off its neighbours, so that they do not hide each other: only their
 * direction counts.
 */
public final class OutputPlot {

    private static final double DOT = 5.5;
    private static final double PROTOTYPE = 13;
    private static final double PROTOTYPE_WITH_SIGN = 19;
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
     * @param view from where, and whether class names are written; the second sphere is seen from the other side
     * @param prototypes {@code (K, D)}, D 2 or 3
     * @param outputs of the network, {@code (N, D)}, of any length
     * @param labels the true classes, {@code (N)}, which give the colours
     * @throws IllegalArgumentException if the dimensions are not 2 or 3, or outputs and labels do not match
     */
    public static XYChart of(SphereView view, Prototypes prototypes, float[][] outputs, int... labels) {
        return of(view, prototypes, "", outputs, labels);
    }

    static XYChart of(SphereView view, Prototypes prototypes, String about, float[][] outputs, int... labels) {
        SpherePanel.requireVisible(prototypes);
        if (outputs.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + outputs.length + " outputs and " + labels.length + " labels; give one label each");
        }
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i].length != prototypes.dimensions()) {
                throw new IllegalArgumentException("outputs[" + i + "] has " + outputs[i].length
                        + " numbers, and the prototypes" + " are in " + prototypes.dimensions()
                        + " dimensions; give outputs of a network that was trained on them");
            }
            if (labels[i] < 0 || labels[i] >= prototypes.classes()) {
                throw new IllegalArgumentException("labels[" + i + "] is " + labels[i] + "; use 0 to "
                        + (prototypes.classes() - 1) + ", for there are " + prototypes.classes() + " prototypes");
            }
        }
        List<ClassMark> marks = new ArrayList<>();
        for (int k = 0; k < prototypes.classes(); k++) {
            marks.add(ClassMark.of(k, prototypes.classNames().get(k)));
        }
        boolean circle = prototypes.dimensions() == 2;
        boolean longNames = view.labels() && marks.stream().anyMatch(mark -> !mark.hasSign());
        int size = circle ? SpherePlot.SIZE : SpherePlot.SIZE_OF_HALF;
        int panels = circle ? 1 : 2;
        int beside = circle && longNames ? 2 * Axes.widest(prototypes.classNames()) : 0;
        XYChart chart = new SphereChart(
                size * panels + beside,
                size,
                panels,
                () -> SphereFigure.of(
                        SpherePlot.SIZE + 140, SpherePlot.SIZE, view, prototypes, marks, outputs, labels));
        draw(new SpherePanel(chart, view, prototypes.dimensions(), "", 0), view, prototypes, marks, outputs, labels)
                .drawCaption(circle ? "only directions count; dots lie inside to be seen" : "front" + about);
        if (!circle) {
            SphereView behind = view.fromBehind();
            draw(
                            new SpherePanel(chart, behind, 3, "other side: ", 2 * SpherePlot.EDGE),
                            behind,
                            prototypes,
                            marks,
                            outputs,
                            labels)
                    .drawCaption("back, from the other side");
        }
        chart.setTitle(sentence(prototypes, outputs, labels));
        return chart;
    }

    private static SpherePanel draw(
            SpherePanel panel,
            SphereView view,
            Prototypes prototypes,
            List<ClassMark> marks,
            float[][] outputs,
            int[] labels) {
        panel.drawEmpty(SpherePlot.MESH);
        Dot[] dots = marks.stream().map(mark -> Dot.of(DOT, mark.form())).toArray(Dot[]::new);
        for (int i = 0; i < outputs.length; i++) {
            double[] seen = panel.see(point(outputs[i], i));
            if (SpherePanel.isInFront(seen)) {
                panel.add("outputs " + labels[i], seen, marks.get(labels[i]).color(), dots[labels[i]]);
            }
        }
        // On the outputs, all of which are on this side of the sphere, so that signs and names can be read.
        panel.drawDots();
        for (int k = 0; k < marks.size(); k++) {
            double[] seen = panel.see(SpherePanel.space(prototypes, k));
            if (SpherePanel.isInFront(seen)) {
                panel.add(
                        "prototype " + k,
                        seen,
                        marks.get(k).color(),
                        view.labels()
                                ? labelled(marks.get(k), seen, prototypes.dimensions() == 2)
                                : Dot.filled(PROTOTYPE));
            }
        }
        panel.drawDots();
        return panel;
    }

    private static Dot labelled(ClassMark mark, double[] seen, boolean circle) {
        return mark.hasSign()
                ? Dot.filled(PROTOTYPE_WITH_SIGN).withSign(mark.sign())
                : Dot.filled(PROTOTYPE)
                        .withLabel(mark.name(), ChartTheme.INK, circle ? seen[0] : 0, circle ? seen[1] : 1);
    }

    /** The direction of an output as a point of space, on the sphere or, in a lane of its own, inside the circle. */
    static double[] point(float[] output, int number) {
        double squares = 0;
        for (float z : output) {
            squares += (double) z * z;
        }
        double inset = output.length == 2 ? 0.94 - 0.3 * (number % LANES) / LANES : 1;
        double scale = squares == 0 ? 0 : inset / Math.sqrt(squares);
        return new double[] {output[0] * scale, output[1] * scale, output.length == 3 ? output[2] * scale : 0};
    }

    private static String sentence(Prototypes prototypes, float[][] outputs, int[] labels) {
        String where = prototypes.dimensions() == 2
                ? "A circle with %d prototypes and %,d outputs inside it"
                : "Front and back of a sphere with %d prototypes and %,d outputs";
        String sentence = String.format(Locale.ROOT, where, prototypes.classes(), outputs.length);
        if (outputs.length == 0) {
            return sentence + ".";
        }
        int own = 0;
        for (int i = 0; i < outputs.length; i++) {
            if (nearest(prototypes, outputs[i]) == labels[i]) {
                own++;
            }
        }
        return String.format(
                Locale.ROOT,
                "%s, %.1f %% of them nearest to the prototype of their own class.",
                sentence,
                100.0 * own / outputs.length);
    }

    private static int nearest(Prototypes prototypes, float[] output) {
        int nearest = -1; // that of what is not a number
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < prototypes.classes(); k++) {
            double product = 0;
            for (int d = 0; d < output.length; d++) {
                product += prototypes.get(k, d) * output[d];
            }
            if (product > largest) {
                largest = product;
                nearest = k;
            }
        }
        return nearest;
    }
}
