package io.github.tammes.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.HeatMapChart;

/** A heat map as wide and high as its names and its legend need, so that its cells are squares. */
final class SquareHeatMap extends HeatMapChart {

    private final int side;

    /**
     * Makes a chart.
     *
     * @param side of the square of cells, in pixels
     * @param longestName pixels that the longest name on the axes takes
     */
    SquareHeatMap(int side, int longestName) {
        super(side, side, new ChartTheme());
        this.side = side;
        // Room for any names, before it is known how much they take: without, XChart divides by zero.
        int room = 2 * side + Math.max(200, 2 * longestName);
        setWidth(room);
        setHeight(room);
    }

    /** Takes the room that is needed; to be called when all is in it. */
    void fit() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        // Several times, for how much the names take depends on the size in its turn.
        for (int i = 0; i < 3; i++) {
            paint(graphics, getWidth(), getHeight());
            Rectangle2D cells = plot.getBounds();
            setWidth((int) Math.round(getWidth() + side - cells.getWidth()));
            setHeight((int) Math.round(getHeight() + side - cells.getHeight()));
        }
        graphics.dispose();
    }
}
