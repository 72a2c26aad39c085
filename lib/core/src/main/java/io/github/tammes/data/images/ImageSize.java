package io.github.tammes.data.images;

/**
 * The size that images of any size are brought to when they are loaded: cut to its shape around the centre, then resized.
 *
 * @param height H in pixels, at least 1
 * @param width W in pixels, at least 1
 * @param gray true for one channel of gray, false for red, green and blue
 */
public record ImageSize(int height, int width, boolean gray) {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if a side is not positive
     */
    public ImageSize {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "height and width must be at least 1 pixel, but are " + height + " and " + width + ".");
        }
    }

    /** Returns the size of square colour images. */
    public static ImageSize square(int side) {
        return new ImageSize(side, side, false);
    }

    /** Returns this size in gray, or in colour. */
    public ImageSize withGray(boolean oneChannel) {
        return new ImageSize(height, width, oneChannel);
    }

    int channels() {
        return gray ? 1 : 3;
    }

    int bytes() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels());
    }
}
