package io.github.tammes.data.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;

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

    /**
     * Brings a picture to this size, as the files of a listing are.
     *
     * @return {@code (H, W, C)}, unsigned bytes
     * @throws IOException if the picture is of a kind that has no colours; the message says which
     */
    public byte[] fit(BufferedImage picture) throws IOException {
        return Resampling.resize(DecodedImage.of(picture), this);
    }

    /**
     * Reads the content of an image file at this size, turned upright as its Exif data say.
     *
     * @param content of a JPEG, PNG, GIF, BMP or TIFF file; read to where the decoder needs it, not closed
     * @return {@code (H, W, C)}, unsigned bytes
     * @throws IOException if it is no image, is damaged, or is too large; the message says which
     */
    public byte[] read(InputStream content) throws IOException {
        return Resampling.resize(ImageFile.read(content, this), this);
    }

    /** Returns the size of the same pictures with rows and columns exchanged. */
    ImageSize turned() {
        return new ImageSize(/* height= */ width, /* width= */ height, gray);
    }

    int channels() {
        return gray ? 1 : 3;
    }

    int bytes() {
        return Math.multiplyExact(Math.multiplyExact(height, width), channels());
    }
}
