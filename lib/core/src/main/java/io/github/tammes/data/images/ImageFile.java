package io.github.tammes.data.images;

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

    private ImageFile() {}

    /**
     * Decodes a file.
     *
     * @param size the size it will be brought to, below which it must not be thinned out
     * @throws IOException if the file is no image, is damaged, or is too large; the message says which
     */
    static DecodedImage read(Path file, ImageSize size) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("not an image of a known kind");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return read(reader, size);
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
        int thinning = (int) Math.ceil(Math.sqrt(pixels / (double) PLENTY));
        int most = Math.max(1, Math.min(width / size.width(), height / size.height()));
        parameters.setSourceSubsampling(Math.min(thinning, most), Math.min(thinning, most), 0, 0);
        return DecodedImage.of(reader.read(0, parameters));
    }
}
