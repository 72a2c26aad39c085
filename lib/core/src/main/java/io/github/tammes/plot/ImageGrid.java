package io.github.tammes.plot;

import io.github.tammes.data.ImageData;
import io.github.tammes.display.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Images in rows of ten, with words under each. */
public final class ImageGrid {

    private static final int MOST_IMAGES = 40;
    private static final int COLUMNS = 10;
    private static final int MIN_CELL = 64;
    private static final int GAP = 6;
    private static final int LINE = 14;
    private static final int SAID = 10;

    private ImageGrid() {}

    /**
     * Draws the first images with their class, their target, or both.
     *
     * @param data of 1 or 3 channels; at least one image, of which up to 40 are drawn
     * @throws IllegalArgumentException if there is none, or they have other channels
     */
    public static Picture of(ImageData data) {
        int shown = Math.min(data.size(), MOST_IMAGES);
        List<String> captions =
                IntStream.range(0, shown).mapToObj(i -> caption(data, i)).toList();
        return of(
                data,
                captions,
                String.format(Locale.ROOT, "The first %,d of %,d images of %s", shown, data.size(), data.name()));
    }

    /**
     * Draws the first images with words of one's own.
     *
     * @param data of 1 or 3 channels
     * @param captions for as many images as are drawn, at least one; a line break begins a second line
     * @param description what they are, without the captions, which follow
     * @throws IllegalArgumentException if there is no caption or no image for one, or the images have other channels
     */
    public static Picture of(ImageData data, List<String> captions, String description) {
        int channels = data.images().channels();
        if (captions.isEmpty() || captions.size() > data.size() || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("there are " + captions.size() + " captions for " + data.size()
                    + " images of " + channels + " channels; give one for each of the first images of 1 or 3 channels");
        }
        String said = captions.stream()
                .limit(SAID)
                .map(caption -> caption.replace("\n", ", "))
                .filter(caption -> !caption.isEmpty())
                .collect(Collectors.joining("; "));
        String words = said.isEmpty() ? description : description + ": " + said;
        return new Picture(draw(data, captions), words + (captions.size() > SAID ? "; …" : "."), 1);
    }

    private static BufferedImage draw(ImageData data, List<String> captions) {
        int zoom = Math.max(
                1, MIN_CELL / Math.max(data.images().width(), data.images().height()));
        int width = data.images().width() * zoom;
        int height = data.images().height() * zoom;
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
                graphics.drawImage(data.images().toBufferedImage(i), x, y, width, height, null);
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

    /** The class of an image, its target, or both: "5, −19". */
    private static String caption(ImageData data, int i) {
        String name = data.hasLabels() ? data.classNames().get(data.label(i)).replace('_', ' ') : "";
        String target = data.hasTargets() ? Sentence.number(data.target(i)) : "";
        return name.isEmpty() || target.isEmpty() ? name + target : name + ", " + target;
    }
}
