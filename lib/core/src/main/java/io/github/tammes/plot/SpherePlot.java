package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import org.knowm.xchart.XYChart;

/** Prototypes on the circle or the sphere as one sees them: what is in front large and dark, what is behind pale. */
public final class SpherePlot {

    static final int SIZE = 400;
    private static final int SIZE_IN_ROW = 250;

    /** From the centre of a sphere of radius 1 to the edge of its panel. */
    static final double EDGE = 1.22;

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
        XYChart chart = empty(SIZE, 1);
        new SpherePanel(chart, prototypes, view, "", 0).draw();
        return chart;
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
        XYChart chart = empty(SIZE_IN_ROW, sets.length);
        for (int i = 0; i < sets.length; i++) {
            new SpherePanel(chart, sets[i], view, (i + 1) + ": ", 2 * EDGE * i).draw();
        }
        return chart;
    }

    static XYChart empty(int size, int panels) {
        XYChart chart = new XYChart(size * panels, size, new ChartTheme());
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
                .setXAxisMax(EDGE + 2 * EDGE * (panels - 1))
                .setYAxisMin(-EDGE)
                .setYAxisMax(EDGE);
        return chart;
    }
}
