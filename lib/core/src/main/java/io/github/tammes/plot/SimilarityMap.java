package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;

/** The cosine of every pair of prototypes as a colour: white where they are perpendicular, the darker the nearer. */
public final class SimilarityMap {

    /** Prototypes that are all perpendicular need some range of colours too. */
    private static final double LEAST_RANGE = 0.05;

    private static final Color[] COLORS = {
        new Color(0x8C, 0x3D, 0x00),
        ChartTheme.VERMILION,
        new Color(0xF2, 0xC4, 0xA0),
        new Color(0xFF, 0xFF, 0xFF),
        new Color(0xA9, 0xCF, 0xE6),
        ChartTheme.BLUE,
        new Color(0x00, 0x38, 0x5C)
    };

    private SimilarityMap() {}

    /**
     * Draws prototypes in their own order.
     *
     * @param prototypes at least two
     * @throws IllegalArgumentException if there is only one
     */
    public static HeatMapChart of(Prototypes prototypes) {
        return of(prototypes, IntStream.range(0, prototypes.classes()).toArray());
    }

    /**
     * Draws prototypes in another order, for example with the classes of one superclass side by side.
     *
     * <p>The colours reach as far as the cosines between two classes; each class with itself has the darkest.
     *
     * @param prototypes at least two
     * @param order which classes, from left to right and from the top down
     * @throws IllegalArgumentException if there are less than two, or the order names one that does not exist or one twice
     */
    public static HeatMapChart of(Prototypes prototypes, int... order) {
        Prototypes shown = prototypes.select(order);
        int classes = shown.classes();
        if (classes < 2) {
            throw new IllegalArgumentException("prototypes has one class; a similarity needs two");
        }
        double[][] cosines = new double[classes][classes];
        double extreme = LEAST_RANGE;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                cosines[row][column] = shown.cosine(row, column);
                if (row != column) {
                    extreme = Math.max(extreme, Math.abs(cosines[row][column]));
                }
            }
        }
        // Rounded up to hundredths, which is how the legend then writes it.
        double range = Math.ceil(100 * extreme) / 100;
        return HeatMap.of(
                "cosines between " + classes + " prototypes",
                "cosine",
                shown.classNames(),
                cosines,
                new double[] {-range, range},
                COLORS);
    }
}
