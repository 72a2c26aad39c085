package io.github.tammes.data.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes small made picture files of the kinds that people have. */
public final class MadeImageFiles {

    private MadeImageFiles() {}

    /** Writes a picture of one colour; the kind is by the suffix of the file. */
    public static Path even(Path file, int width, int height, int type, int argb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return write(file, image);
    }

    public static Path write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        String kind = name.substring(name.lastIndexOf('.') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, kind, bytes)) {
            throw new IOException("no writer for " + kind);
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** Writes a JPEG of four components that are all even, with Adobe's mark: transform 0 for ink, 2 for luminance. */
    public static Path fourComponents(Path file, int[] values, int adobeTransform) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                raster.setPixel(x, y, values);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
        } finally {
            writer.dispose();
        }
        byte[] jpeg = bytes.toByteArray();
        byte[] mark = {
            (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) adobeTransform
        };
        byte[] marked = new byte[jpeg.length + mark.length];
        System.arraycopy(jpeg, 0, marked, 0, 2);
        System.arraycopy(mark, 0, marked, 2, mark.length);
        System.arraycopy(jpeg, 2, marked, 2 + mark.length, jpeg.length - 2);
        return Files.write(file, marked);
    }

    public static Path truncated(Path file, Path whole) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
}
