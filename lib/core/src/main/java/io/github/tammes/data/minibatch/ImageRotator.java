package io.github.tammes.data.minibatch;

import io.github.tammes.data.minibatch.RandomRotation.Border;

/**
 * One turn of images of one size about their centre, counter-clockwise, with bilinear interpolation.
 *
 * <p>Each pixel of the result looks up the place it came from: the inverse rotation of its offset from the centre.
 */
final class ImageRotator {

    private final int height;
    private final int width;
    private final int channels;
    private final double cos;
    private final double sin;
    private final boolean mirrored;
    private final boolean disc;

    /** Makes a turn; a mirrored image is mirrored left to right before it is turned. */
    ImageRotator(int height, int width, int channels, double degrees, boolean mirrored, Border border) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.cos = Math.cos(Math.toRadians(degrees));
        this.sin = Math.sin(Math.toRadians(degrees));
        this.mirrored = mirrored;
        this.disc = border == Border.DISC;
    }

    /** Writes the turned image. */
    void write(byte[] pixels, int offset, byte[] out, int outOffset) {
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        double radius = Math.min(width, height) / 2.0;
        int o = outOffset;
        for (int y = 0; y < height; y++) {
            double dy = y - middleY;
            for (int x = 0; x < width; x++, o += channels) {
                double dx = x - middleX;
                if (disc && dx * dx + dy * dy > radius * radius) {
                    for (int c = 0; c < channels; c++) {
                        out[o + c] = 0;
                    }
                } else {
                    double fromX = middleX + dx * cos - dy * sin;
                    double fromY = middleY + dx * sin + dy * cos;
                    interpolate(pixels, offset, mirrored ? width - 1 - fromX : fromX, fromY, out, o);
                }
            }
        }
    }

    private void interpolate(byte[] pixels, int offset, double fromX, double fromY, byte[] out, int o) {
        double x = Math.max(0, Math.min(width - 1, fromX));
        double y = Math.max(0, Math.min(height - 1, fromY));
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float wx = (float) (x - left);
        float wy = (float) (y - top);
        int topLeft = offset + (top * width + left) * channels;
        int topRight = offset + (top * width + right) * channels;
        int bottomLeft = offset + (bottom * width + left) * channels;
        int bottomRight = offset + (bottom * width + right) * channels;
        for (int c = 0; c < channels; c++) {
            float above = (pixels[topLeft + c] & 0xff) * (1 - wx) + (pixels[topRight + c] & 0xff) * wx;
            float below = (pixels[bottomLeft + c] & 0xff) * (1 - wx) + (pixels[bottomRight + c] & 0xff) * wx;
            out[o + c] = (byte) (above * (1 - wy) + below * wy + 0.5f);
        }
    }
}
