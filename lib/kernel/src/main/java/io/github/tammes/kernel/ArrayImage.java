package io.github.tammes.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;

/** An array of bytes {@code (H, W, C)} or {@code (C, H, W)}, with one channel (grey) or three (red, green, blue), as an image. */
final class ArrayImage {

    private static final int MIN_SIDE = 8;

    private ArrayImage() {}

    static boolean canShow(NDArray array) {
        Shape shape = array.getShape();
        boolean bytes = array.getDataType() == DataType.UINT8 && shape.dimension() == 3;
        return bytes && (hasChannelsLast(shape) || hasChannelsFirst(shape));
    }

    private static boolean hasChannelsLast(Shape shape) {
        return isImage(shape.get(0), shape.get(1), shape.get(2));
    }

    private static boolean hasChannelsFirst(Shape shape) {
        return isImage(shape.get(1), shape.get(2), shape.get(0));
    }

    private static boolean isImage(long height, long width, long channels) {
        return height >= MIN_SIDE && width >= MIN_SIDE && (channels == 1 || channels == 3);
    }

    static BufferedImage of(NDArray array) {
        Shape shape = array.getShape();
        boolean channelsLast = hasChannelsLast(shape);
        int height = (int) shape.get(channelsLast ? 0 : 1);
        int width = (int) shape.get(channelsLast ? 1 : 2);
        int channels = (int) shape.get(channelsLast ? 2 : 0);
        int pixelStep = channelsLast ? channels : 1;
        int channelStep = channelsLast ? 1 : height * width;
        byte[] bytes = array.toByteArray();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                int channel = Math.min(c, channels - 1);
                rgb = (rgb << 8) | Byte.toUnsignedInt(bytes[i * pixelStep + channel * channelStep]);
            }
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }
}
