package io.github.tammes.spark;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Pictures as Spark's source "image" hands them over: decoded, with the channels of a pixel in the order of OpenCV. */
final class SparkImage {

    private SparkImage() {}

    /**
     * Returns the picture.
     *
     * @param image with the fields "height", "width", "nChannels" (1: grey, 3: BGR, 4: BGRA) and "data", row by row from the top
     * @return empty for a file that Spark could not decode
     */
    static Optional<BufferedImage> picture(Row image) {
        int height = image.getInt(image.fieldIndex("height"));
        int width = image.getInt(image.fieldIndex("width"));
        int channels = image.getInt(image.fieldIndex("nChannels"));
        byte[] data = image.getAs("data");
        if (height < 1) {
            return Optional.empty();
        }
        var picture = new BufferedImage(
                width, height, channels == 4 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int blue = Byte.toUnsignedInt(data[i * channels]);
            int green = channels == 1 ? blue : Byte.toUnsignedInt(data[i * channels + 1]);
            int red = channels == 1 ? blue : Byte.toUnsignedInt(data[i * channels + 2]);
            int alpha = channels == 4 ? Byte.toUnsignedInt(data[i * channels + 3]) : 255;
            picture.setRGB(i % width, i / width, alpha << 24 | red << 16 | green << 8 | blue);
        }
        return Optional.of(picture);
    }
}
