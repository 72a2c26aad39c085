package io.github.tammes.kernel;

import io.github.tammes.data.ImageData;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Images in rows of ten, with the class or the target of each under it. */
record ImageGrid(ImageData data) {

    static final int MAX_IMAGES = 40;

    private static final int COLUMNS = 10;
    private static final int MIN_CELL = 64;
    private static final int GAP = 6;
    private static final int CAPTION = 16;

    /** How many of the images are shown: the first ones. */
    int shown() {
        return Math.min(data.size(), MAX_IMAGES);
    }

    BufferedImage draw() {
        int zoom = Math.max(
                1, MIN_CELL / Math.max(data.images().width(), data.images().height()));
        int width = data.images().width() * zoom;
        int height = data.images().height() * zoom;
        int columns = Math.min(COLUMNS, shown());
        int rows = (shown() + columns - 1) / columns;
        int stepX = Math.max(width, MIN_CELL) + GAP;
        int stepY = height + GAP + (hasCaptions() ? CAPTION : 0);
        var grid = new BufferedImage(columns * stepX + GAP, rows * stepY + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = grid.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
            graphics.setColor(Color.DARK_GRAY);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            for (int i = 0; i < shown(); i++) {
                int x = GAP + i % columns * stepX;
                int y = GAP + i / columns * stepY;
                graphics.drawImage(data.images().toBufferedImage(i), x, y, width, height, null);
                if (hasCaptions()) {
                    drawCaption(graphics, caption(i), x, y + height + CAPTION - 4, stepX - GAP);
                }
            }
        } finally {
            graphics.dispose();
        }
        return grid;
    }

    private static void drawCaption(Graphics2D graphics, String text, int x, int baseline, int width) {
        String fitting = text;
        while (fitting.length() > 1 && graphics.getFontMetrics().stringWidth(fitting) > width) {
            fitting = fitting.substring(0, fitting.length() - 2) + "…";
        }
        graphics.drawString(fitting, x, baseline);
    }

    private boolean hasCaptions() {
        return data.hasLabels() || data.hasTargets();
    }

    /** The class of an image, its target, or both. */
    String caption(int i) {
        String name = data.hasLabels() ? data.classNames().get(data.label(i)) : "";
        String target = data.hasTargets() ? String.format(Locale.ROOT, "%.4g", data.target(i)) : "";
        return (name + " " + target).strip();
    }
}
