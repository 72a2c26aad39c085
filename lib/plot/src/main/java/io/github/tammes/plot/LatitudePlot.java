package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import org.knowm.xchart.XYChart;

/**
 * What a network says that tells a class and a target on one sphere, the target having an axis of its own: classes lie
 * around the equator, and the target rises from the lower pole to the upper (after HPN, joint experiments).
 */
public final class LatitudePlot {

    private LatitudePlot() {}

    /**
     * Draws outputs.
     *
     * @param view from where, and whether class names are written
     * @param prototypes of the classes on the circle, {@code (K, 2)}
     * @param outputs of the network, {@code (N, 3)}, the axis of the target first
     * @param labels the true classes, {@code (N)}, which give the colours
     * @throws IllegalArgumentException if prototypes or outputs have other dimensions, or outputs and labels do not match
     */
    public static XYChart of(SphereView view, Prototypes prototypes, float[][] outputs, int... labels) {
        if (prototypes.dimensions() != 2) {
            throw new IllegalArgumentException(
                    "prototypes has " + prototypes.dimensions() + " dimensions; around an equator there are 2");
        }
        double[][] equator = new double[prototypes.classes()][];
        for (int k = 0; k < equator.length; k++) {
            equator[k] = new double[] {prototypes.get(k, 0), prototypes.get(k, 1), 0};
        }
        float[][] upright = new float[outputs.length][];
        for (int i = 0; i < upright.length; i++) {
            if (outputs[i].length != 3) {
                throw new IllegalArgumentException("output " + i + " has " + outputs[i].length
                        + " dimensions; on a sphere with an axis for the target there are 3");
            }
            upright[i] = new float[] {outputs[i][1], outputs[i][2], outputs[i][0]};
        }
        Prototypes around = Prototypes.of(equator).withClassNames(prototypes.classNames());
        return OutputPlot.of(view, around, "; the target rises from the lower pole to the upper", upright, labels);
    }
}
