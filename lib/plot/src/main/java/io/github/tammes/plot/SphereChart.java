package io.github.tammes.plot;

import io.github.tammes.display.Interactive;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Map;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;

/** A chart of spheres, without axes, that can also be turned. */
final class SphereChart extends XYChart implements Interactive {

    private final Supplier<SphereFigure> figure;

    /**
     * Makes a chart with room for some spheres in a row.
     *
     * @param width of it all
     * @param height of it all, and of a sphere with the room around it
     * @param figure the same to be turned, made when it is asked for
     */
    SphereChart(int width, int height, int panels, Supplier<SphereFigure> figure) {
        super(width, height, new ChartTheme());
        this.figure = figure;
        getStyler()
                .setLegendVisible(false)
                .setChartTitleVisible(false)
                .setChartPadding(2)
                .setPlotContentSize(1);
        double beside = SpherePlot.EDGE * (width / (double) (height * panels) - 1);
        getStyler()
                .setAxisTicksVisible(false)
                .setXAxisTitleVisible(false)
                .setYAxisTitleVisible(false)
                .setPlotGridLinesVisible(false)
                .setPlotMargin(0)
                .setXAxisMin(-SpherePlot.EDGE - beside)
                .setXAxisMax(SpherePlot.EDGE + 2 * SpherePlot.EDGE * (panels - 1) + beside)
                .setYAxisMin(-SpherePlot.EDGE)
                .setYAxisMax(SpherePlot.EDGE);
    }

    /** Draws lines where they are: moved to whole pixels, as Java likes to, circles would be wavy. */
    @Override
    public void paint(Graphics2D graphics, int width, int height) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        super.paint(graphics, width, height);
    }

    @Override
    public Map<String, Object> figure() {
        return figure.get().toMap();
    }
}
