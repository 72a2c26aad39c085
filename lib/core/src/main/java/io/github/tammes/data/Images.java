package io.github.tammes.data;

import io.github.tammes.data.minibatch.Minibatches;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ObjIntConsumer;

/**
 * N images of one size, {@code (N, H, W, C)}: unsigned bytes, channels last, immutable.
 *
 * <p>The pixels stay bytes in memory, or where they are {@linkplain #reading read} from; they become floating-point numbers one minibatch at a time, in {@link Minibatches}.
 * A {@linkplain #select selection} shares the pixels of the images it was made from.
 */
public final class Images {

    private final PixelSource source;
    private final int[] positions;
    private final int height;
    private final int width;
    private final int channels;

    /**
     * Makes images of pixels, which are copied.
     *
     * @param pixels the images one after the other, each row by row from the top, each pixel as its channels; unsigned
     * @param size N, how many images
     * @param height H in pixels, at least 1
     * @param width W in pixels, at least 1
     * @param channels C, at least 1: usually 1 (gray) or 3 (red, green, blue)
     * @throws IllegalArgumentException if the number of pixels is not N·H·W·C
     */
    public Images(byte[] pixels, int size, int height, int width, int channels) {
        this(
                PixelSource.of(
                        checked(pixels, size, height, width, channels).clone(), height * width * channels, channels),
                allPositions(size),
                height,
                width,
                channels);
    }

    private Images(PixelSource source, int[] positions, int height, int width, int channels) {
        this.source = source;
        this.positions = positions;
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    /**
     * Makes images of pixels that are not copied: the array must not be written to afterwards.
     *
     * @param pixels the images one after the other, each row by row from the top, each pixel as its channels; unsigned
     * @param size N, how many images
     * @param height H in pixels, at least 1
     * @param width W in pixels, at least 1
     * @param channels C, at least 1
     * @throws IllegalArgumentException if the number of pixels is not N·H·W·C
     */
    public static Images wrap(byte[] pixels, int size, int height, int width, int channels) {
        PixelSource source =
                PixelSource.of(checked(pixels, size, height, width, channels), height * width * channels, channels);
        return new Images(source, allPositions(size), height, width, channels);
    }

    /**
     * Makes images whose pixels are read each time they are needed, for more images than fit into memory. Minibatches read
     * them in background threads, several at once.
     *
     * @param reader copies the pixels of an image, 0…N-1, to the beginning of an array, always the same ones: row by row from
     *     the top, each pixel as its channels; what it throws ends the loop that reads
     * @param size N, how many images
     * @param height H in pixels, at least 1
     * @param width W in pixels, at least 1
     * @param channels C, at least 1
     * @throws IllegalArgumentException if there can be no such images
     */
    public static Images reading(ObjIntConsumer<byte[]> reader, int size, int height, int width, int channels) {
        requirePossible(size, height, width, channels);
        int bytesPerImage = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        return new Images(
                PixelSource.of(reader, size, bytesPerImage, channels), allPositions(size), height, width, channels);
    }

    private static void requirePossible(int size, int height, int width, int channels) {
        if (size < 0 || height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("There can be no " + size + " images of " + height + "×" + width
                    + " pixels with " + channels + " channels.");
        }
        if ((double) height * width * channels > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("An image of " + height + "×" + width + " pixels with " + channels
                    + " channels is more than the 2 GB that one can be.");
        }
    }

    private static byte[] checked(byte[] pixels, int size, int height, int width, int channels) {
        requirePossible(size, height, width, channels);
        // In double precision, which is exact up to the length of any array and cannot overflow.
        double bytes = (double) size * height * width * channels;
        if (bytes != pixels.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d images of %d×%d pixels with %d channels are %.0f bytes, but pixels has %d.",
                    size,
                    height,
                    width,
                    channels,
                    bytes,
                    pixels.length));
        }
        return pixels;
    }

    private static int[] allPositions(int size) {
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        return positions;
    }

    /** Returns N, how many images these are. */
    public int size() {
        return positions.length;
    }

    /** Returns H, the height of each image in pixels. */
    public int height() {
        return height;
    }

    /** Returns W, the width of each image in pixels. */
    public int width() {
        return width;
    }

    /** Returns C, the number of channels of each pixel. */
    public int channels() {
        return channels;
    }

    /**
     * Returns one value of one image.
     *
     * @return 0 to 255
     * @throws IndexOutOfBoundsException if one of the indices is outside the images
     */
    public int get(int image, int row, int column, int channel) {
        Objects.checkIndex(row, height);
        Objects.checkIndex(column, width);
        Objects.checkIndex(channel, channels);
        return copy(image)[(row * width + column) * channels + channel] & 0xff;
    }

    /**
     * Returns some of the images, sharing their pixels.
     *
     * @param indices which images, in the order wanted; an index may occur more than once
     * @throws IndexOutOfBoundsException if an index is not in 0…N-1
     */
    public Images select(int... indices) {
        int[] chosen = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = positions[Objects.checkIndex(indices[i], positions.length)];
        }
        return new Images(source, chosen, height, width, channels);
    }

    /**
     * Returns one image as a picture to look at.
     *
     * @param image which image, 0…N-1
     * @return an RGB picture of the same size; a single channel is shown as gray
     * @throws IllegalStateException if the images have another number of channels than 1 or 3
     */
    public BufferedImage toBufferedImage(int image) {
        if (channels != 1 && channels != 3) {
            throw new IllegalStateException(
                    "Only images of 1 or 3 channels can be shown; these have " + channels + ".");
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        byte[] pixels = copy(image);
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += channels) {
                int red = pixels[at] & 0xff;
                int green = pixels[at + (channels == 1 ? 0 : 1)] & 0xff;
                int blue = pixels[at + (channels == 1 ? 0 : 2)] & 0xff;
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    /**
     * Copies the pixels of one image.
     *
     * @param image which image, 0…N-1
     * @param target where to, from its index 0: H·W·C unsigned bytes, row by row, each pixel as its channels
     * @throws IndexOutOfBoundsException if there is no such image, or the target is too short
     */
    public void read(int image, byte[] target) {
        source.read(positions[Objects.checkIndex(image, positions.length)], target);
    }

    /** Returns the sums of one image, for which {@code scratch} has room. */
    PixelSums sums(int image, byte[] scratch) {
        return source.sums(positions[image], scratch);
    }

    private byte[] copy(int image) {
        byte[] pixels = new byte[bytesPerImage()];
        read(image, pixels);
        return pixels;
    }

    /** Returns H·W·C, the bytes of one image. */
    public int bytesPerImage() {
        return height * width * channels;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d images of %d×%d pixels, %d channel%s",
                size(),
                height,
                width,
                channels,
                channels == 1 ? "" : "s");
    }
}
