package io.github.tammes.data.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
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

    /** Writes a copy of a JPEG, PNG or TIFF file with an orientation of Exif. */
    public static Path withOrientation(Path file, Path plain, int orientation) throws IOException {
        byte[] bytes = Files.readAllBytes(plain);
        String name = plain.getFileName().toString();
        ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0);
        ByteBuffer out = ByteBuffer.allocate(bytes.length + 100);
        if (name.endsWith("jpg")) {
            out.put(bytes, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + 6 + 26));
            out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
            out.put(bytes, 2, bytes.length - 2);
        } else if (name.endsWith("png")) {
            int header = 8 + 25;
            byte[] body = new byte[4 + 26];
            System.arraycopy("eXIf".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
            System.arraycopy(tiff.array(), 0, body, 4, 26);
            CRC32 checksum = new CRC32();
            checksum.update(body);
            out.put(bytes, 0, header).putInt(26).put(body).putInt((int) checksum.getValue());
            out.put(bytes, header, bytes.length - header);
        } else {
            return withOrientationOfTiff(file, bytes, orientation);
        }
        return Files.write(file, Arrays.copyOf(out.array(), out.position()));
    }

    /** Copies the directory of a TIFF file to its end, with one entry more. */
    private static Path withOrientationOfTiff(Path file, byte[] bytes, int orientation) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        int entries = in.getShort(directory);
        ByteBuffer out =
                ByteBuffer.allocate(bytes.length + 2 + 12 * (entries + 1) + 4).order(in.order());
        out.put(bytes).putInt(4, bytes.length);
        out.putShort((short) (entries + 1));
        boolean written = false;
        for (int i = 0; i <= entries; i++) {
            int at = directory + 2 + 12 * (written ? i - 1 : i);
            // The entries stand in the order of their tags.
            if (!written && (i == entries || in.getShort(at) > 0x0112)) {
                out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
                out.putShort((short) 0);
                written = true;
            } else {
                out.put(bytes, at, 12);
            }
        }
        out.putInt(0);
        return Files.write(file, out.array());
    }
}
