package io.github.tammes.kernel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
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

    /** Returns an image of type INT_RGB with fewer colours, or the image itself where it has too many that differ. */
    static BufferedImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = (int[]) image.getRaster().getDataElements(0, 0, width, height, null);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int from = 0, to; from < pixels.length; from = to) {
            to = endOfRun(pixels, from);
            counts.merge(pixels[from], to - from, Integer::sum);
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
        for (int from = 0, to; from < pixels.length; from = to) {
            to = endOfRun(pixels, from);
            Arrays.fill(bytes, from, to, (byte) (int) places.get(rounded(pixels[from])));
        }
        return few;
    }

    /** Returns the place behind the pixels of one colour: charts are mostly plain, and a first chart is drawn by cold code. */
    private static int endOfRun(int[] pixels, int from) {
        int to = from + 1;
        while (to < pixels.length && pixels[to] == pixels[from]) {
            to++;
        }
        return to;
    }

    private static int rounded(int color) {
        int red = Math.round((color >> 16 & 0xFF) / STEP);
        int green = Math.round((color >> 8 & 0xFF) / STEP);
        int blue = Math.round((color & 0xFF) / STEP);
        return red << 8 | green << 4 | blue;
    }
}
