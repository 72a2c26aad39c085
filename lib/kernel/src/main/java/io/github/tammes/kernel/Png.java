package io.github.tammes.kernel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels as a PNG of the size at which a browser shows them. */
record Png(String base64, int width, int height, String description) {

    /** Encodes pixels that are shown {@code width}×{@code height} CSS pixels large. */
    static Png of(BufferedImage image, int width, int height, String description) {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        // ImageIO.write(…, OutputStream) would go through a temporary file.
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.dispose();
        return new Png(Base64.getEncoder().encodeToString(bytes.toByteArray()), width, height, description);
    }

    MimeBundle addTo(MimeBundle bundle) {
        return bundle.with(MimeBundle.PNG, base64, Map.of("width", width, "height", height, "alt", description));
    }
}
