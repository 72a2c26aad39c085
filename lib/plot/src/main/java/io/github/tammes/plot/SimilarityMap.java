package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;

/** The cosine of every pair of prototypes as a colour: white where they are perpendicular, the darker the nearer. */
public final class SimilarityMap {

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
     * <p>The colours reach from −1 to 1, so that two maps can be compared; each class with itself has the darkest.
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
        double greatest = -1;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                cosines[row][column] = shown.cosine(row, column);
                if (row != column) {
                    greatest = Math.max(greatest, cosines[row][column]);
                }
            }
        }
        SquareHeatMap chart = HeatMap.of(
                "A square of the cosines between " + classes + " prototypes, of which the greatest is "
                        + Sentence.number(greatest) + ".",
                "cosine",
                shown.classNames(),
                cosines,
                new double[] {-1, 1},
                COLORS);
        chart.fit();
        return chart;
    }
}
