package io.github.tammes.data.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.PackedColorModel;
import java.awt.image.Raster;
import java.io.IOException;

/** A decoded picture as red, green and blue, each 0…255, row by row. */
final class DecodedImage {

    private final int width;
    private final int height;
    private final int[] rgb;

    DecodedImage(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * Makes a picture of a decoded image; what is transparent is laid on white.
     *
     * @throws IOException if its numbers have more than 16 bits or a sign: nothing says which of them is white; or 6, 10, 12 or 14,
     *     which Java has spread by then or not; or if nothing says what its colours are
     */
    static DecodedImage of(BufferedImage image) throws IOException {
        int bits = image.getColorModel().getComponentSize(0);
        if (bits > 16) {
            throw new IOException("its numbers have " + bits
                    + " bits, of which nobody knows which is white; save it with 8 or 16 bits");
        }
        if (!(image.getColorModel() instanceof PackedColorModel) && (bits > 8 ? bits < 16 : bits > 4 && bits < 8)) {
            throw new IOException("its numbers have " + bits + " bits; save it with 8 or 16");
        }
        if (image.getRaster().getDataBuffer().getDataType() == DataBuffer.TYPE_SHORT) {
            throw new IOException("its numbers have a sign, and nobody knows which is white; save it without");
        }
        if (image.getColorModel().getColorSpace().getType() >= ColorSpace.TYPE_2CLR) {
            throw new IOException("nothing says what its "
                    + image.getColorModel().getNumColorComponents() + " colours are; save it as RGB");
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = new int[width * height];
        int bands = image.getRaster().getNumBands();
        if (bands <= 2 && image.getColorModel().getColorSpace().getNumComponents() == 1) {
            gray(image.getRaster(), bits, rgb);
        } else if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            cmyk(image.getRaster(), rgb);
        } else {
            image.getRGB(0, 0, width, height, rgb, 0, width);
            if (image.getColorModel().hasAlpha()) {
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = onWhite(rgb[i]);
                }
            }
        }
        return new DecodedImage(width, height, rgb);
    }

    /** Reads gray values as they are; Java's own conversion would take them for linear light and brighten them. */
    private static void gray(Raster raster, int bits, int[] rgb) {
        int width = raster.getWidth();
        int largest = (1 << bits) - 1;
        boolean alpha = raster.getNumBands() == 2;
        for (int i = 0; i < rgb.length; i++) {
            int value = raster.getSample(i % width, i / width, 0) * 255 / largest;
            int opacity = alpha ? raster.getSample(i % width, i / width, 1) * 255 / largest : 255;
            rgb[i] = onWhite(opacity << 24 | value << 16 | value << 8 | value);
        }
    }

    /** Takes each ink as a filter; Java's own conversion would take the result for linear light here too. */
    private static void cmyk(Raster raster, int[] rgb) {
        int width = raster.getWidth();
        int[] ink = new int[raster.getNumBands()];
        for (int i = 0; i < rgb.length; i++) {
            raster.getPixel(i % width, i / width, ink);
            int light = 255 - ink[3];
            int red = (255 - ink[0]) * light / 255;
            int green = (255 - ink[1]) * light / 255;
            int blue = (255 - ink[2]) * light / 255;
            rgb[i] = red << 16 | green << 8 | blue;
        }
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        int red = ((argb >> 16 & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255;
        int green = ((argb >> 8 & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255;
        int blue = ((argb & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255;
        return red << 16 | green << 8 | blue;
    }

    /**
     * Returns the picture as it was seen through the camera.
     *
     * @param orientation of Exif: 1 as it is, 2 mirrored, 3 turned by 180°, 4 both, 5…8 likewise with rows and columns
     *     exchanged
     */
    DecodedImage upright(int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean exchanged = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int newWidth = exchanged ? height : width;
        int newHeight = exchanged ? width : height;
        int[] turned = new int[rgb.length];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int column = exchanged ? y : x;
                int row = exchanged ? x : y;
                turned[y * newWidth + x] =
                        rgb[(fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column)];
            }
        }
        return new DecodedImage(newWidth, newHeight, turned);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Returns one channel of a pixel: 0 red, 1 green, 2 blue. */
    int get(int x, int y, int channel) {
        return rgb[y * width + x] >> (16 - 8 * channel) & 0xff;
    }
}
