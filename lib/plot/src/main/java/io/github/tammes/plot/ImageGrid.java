package io.github.tammes.plot;

import io.github.tammes.display.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;

/** Images in rows of ten, with words under each. */
public final class ImageGrid {

    private static final int COLUMNS = 10;
    private static final int MIN_CELL = 64;
    private static final int GAP = 6;
    private static final int LINE = 14;
    private static final int SAID = 10;

    private ImageGrid() {}

    /**
     * Draws images with words under each.
     *
     * @param images at least one, all of one size
     * @param captions one for each image; a line break begins a second line
     * @param description what they are, without the captions, which follow
     * @throws IllegalArgumentException if there is no image, or not one caption for each
     */
    public static Picture of(List<BufferedImage> images, List<String> captions, String description) {
        if (images.isEmpty() || captions.size() != images.size()) {
            throw new IllegalArgumentException("there are " + captions.size() + " captions for " + images.size()
                    + " images; give at least one image and a caption for each");
        }
        String said = captions.stream()
                .limit(SAID)
                .map(caption -> caption.replace("\n→", " →").replace("\n", ", "))
                .filter(caption -> !caption.isEmpty())
                .collect(Collectors.joining("; "));
        String words = said.isEmpty() ? description : description + ": " + said;
        return new Picture(draw(images, captions), words + (captions.size() > SAID ? "; …" : "."), 1);
    }

    private static BufferedImage draw(List<BufferedImage> images, List<String> captions) {
        BufferedImage first = images.get(0);
        int zoom = Math.max(1, MIN_CELL / Math.max(first.getWidth(), first.getHeight()));
        int width = first.getWidth() * zoom;
        int height = first.getHeight() * zoom;
        List<String> lines =
                captions.stream().flatMap(caption -> caption.lines()).toList();
        int rowsOfText = captions.stream()
                .mapToInt(caption -> (int) caption.lines().count())
                .max()
                .orElse(0);
        // As wide as the longest name: none is cut off.
        int stepX = Math.max(Math.max(width, MIN_CELL), Axes.widest(lines)) + GAP;
        int stepY = height + GAP + rowsOfText * LINE + (rowsOfText > 0 ? GAP : 0);
        int columns = Math.min(Math.min(COLUMNS, captions.size()), Math.max(3, 820 / stepX));
        int rows = (captions.size() + columns - 1) / columns;
        var grid = new BufferedImage(columns * stepX + GAP, rows * stepY + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = grid.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
            graphics.setColor(ChartTheme.INK);
            graphics.setFont(ChartTheme.TEXT.deriveFont(11f));
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            for (int i = 0; i < captions.size(); i++) {
                int x = GAP + i % columns * stepX;
                int y = GAP + i / columns * stepY;
                graphics.drawImage(images.get(i), x, y, width, height, null);
                int baseline = y + height;
                for (String line : captions.get(i).lines().toList()) {
                    baseline += LINE;
                    graphics.drawString(line, x, baseline);
                }
            }
        } finally {
            graphics.dispose();
        }
        return grid;
    }
}
