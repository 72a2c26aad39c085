package io.github.tammes.data.images;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes the image files that Java's ImageIO knows (JPEG, PNG, GIF, BMP, TIFF). */
final class ImageFile {

    /** Images of more pixels are thinned out while they are decoded, so that one of them does not fill the memory. */
    private static final long PLENTY = 16_000_000;

    private static final long TOO_MANY = 1_000_000_000;

    /** While it is decoded: three or four of the decoder, four as a number, and what is passed between. */
    private static final long BYTES_PER_PIXEL = 12;

    private ImageFile() {}

    /**
     * Decodes a file.
     *
     * @param size the size it will be brought to, below which it must not be thinned out
     * @throws IOException if the file is no image, is damaged, or is too large; the message says which
     */
    static DecodedImage read(Path file, ImageSize size) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for without end.
            throw new IOException("not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, size);
        }
    }

    /**
     * Decodes the content of a file.
     *
     * @param size the size it will be brought to, below which it must not be thinned out
     * @throws IOException if it is no image, is damaged, or is too large; the message says which
     */
    static DecodedImage read(InputStream in, ImageSize size) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("not an image of a known kind");
            }
            ImageReader reader = readers.next();
            try {
                int orientation = Orientation.of(stream);
                reader.setInput(stream, true, true);
                return read(reader, orientation >= 5 ? size.turned() : size).upright(orientation);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            // The decoders of ImageIO meet damaged files with whatever exception comes first.
            throw new IOException("damaged (" + e + ")", e);
        }
    }

    private static DecodedImage read(ImageReader reader, ImageSize size) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > TOO_MANY) {
            throw new IOException(String.format(Locale.ROOT, "too large (%,d × %,d pixels)", width, height));
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = step(width, height, size);
        if (pixels / step / step > PLENTY) {
            // So long that it cannot be thinned out: what will be cut off need not be decoded.
            Rectangle used = used(width, height, size);
            parameters.setSourceRegion(used);
            width = used.width;
            height = used.height;
            step = step(width, height, size);
        }
        parameters.setSourceSubsampling(step, step, 0, 0);
        requireMemory((long) (width / step) * (height / step), reader);
        return DecodedImage.of(reader.read(0, parameters));
    }

    /** Returns of how many pixels one is decoded, in either direction, so that enough are left over and not too many. */
    private static int step(int width, int height, ImageSize size) {
        int wanted = (int) Math.ceil(Math.sqrt((double) width * height / PLENTY));
        int most = Math.max(1, Math.min(width / size.width(), height / size.height()));
        return Math.min(wanted, most);
    }

    /** Returns the part around the centre that a cut to the shape of the size, lying or standing, leaves over. */
    private static Rectangle used(int width, int height, ImageSize size) {
        double longest = Math.max(size.width(), size.height()) / (double) Math.min(size.width(), size.height());
        int usedWidth = (int) Math.min(width, Math.ceil(height * longest) + 2);
        int usedHeight = (int) Math.min(height, Math.ceil(width * longest) + 2);
        return new Rectangle((width - usedWidth) / 2, (height - usedHeight) / 2, usedWidth, usedHeight);
    }

    private static void requireMemory(long pixels, ImageReader reader) throws IOException {
        long memory = Runtime.getRuntime().maxMemory();
        if (pixels * BYTES_PER_PIXEL > memory / 2) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "too large for a Java of %,d MB memory (%,d × %,d pixels); start it with more (-Xmx)",
                    memory >> 20,
                    reader.getWidth(0),
                    reader.getHeight(0)));
        }
    }
}
