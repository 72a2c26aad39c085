package io.github.tammes.kernel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels as a PNG of the size at which a browser shows them. */
record Png(String base64, int width, int height, String description) {

    /** Encodes pixels that are shown {@code width}×{@code height} CSS pixels large. */
    static Png of(BufferedImage image, int width, int height, String description) {
        var bytes = new ByteArrayOutputStream();
        // ImageIO.write(…, OutputStream) would go through a temporary file.
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalArgumentException("an image of type " + image.getType() + " cannot be written as PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Png(Base64.getEncoder().encodeToString(bytes.toByteArray()), width, height, description);
    }

    MimeBundle addTo(MimeBundle bundle) {
        return bundle.with(MimeBundle.PNG, base64, Map.of("width", width, "height", height, "alt", description));
    }
}
