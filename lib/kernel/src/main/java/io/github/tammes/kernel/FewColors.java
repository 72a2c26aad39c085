package io.github.tammes.kernel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;

/**
 * Charts with at most 256 colours, as which their PNG is a third as large: the colours that they are drawn in stay as they
 * are, those of softened edges become the nearest of them that is frequent.
 */
final class FewColors {

    private static final int MOST = 256;
    private static final float STEP = 25.5f;

    private FewColors() {}

    /** Returns the image with fewer colours, or the image itself where it has too many that differ. */
    static BufferedImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        // Of the colours that agree when rounded, the most frequent stands for all.
        Map<Integer, Integer> representatives = new HashMap<>();
        counts.forEach((color, count) -> representatives.merge(
                rounded(color),
                color,
                (a, b) -> counts.get(a) > counts.get(b) || (counts.get(a).equals(counts.get(b)) && a < b) ? a : b));
        if (representatives.size() > MOST) {
            return image;
        }
        Map<Integer, Integer> places = new HashMap<>();
        int[] palette = new int[representatives.size()];
        for (int color : representatives.values().stream().sorted().toList()) {
            palette[places.size()] = color;
            places.put(rounded(color), places.size());
        }
        var few = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE));
        byte[] bytes = ((DataBufferByte) few.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) (int) places.get(rounded(pixels[i]));
        }
        return few;
    }

    private static int rounded(int color) {
        int red = Math.round((color >> 16 & 0xFF) / STEP);
        int green = Math.round((color >> 8 & 0xFF) / STEP);
        int blue = Math.round((color & 0xFF) / STEP);
        return red << 8 | green << 4 | blue;
    }
}
