package io.github.tammes.data;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How a byte of an image becomes the number that a network sees: {@code (value / 255 - mean) / std}, by channel.
 *
 * @param mean the mean of each channel, on the scale where black is 0 and full intensity is 1
 * @param std the standard deviation of each channel on the same scale, above 0
 */
public record Normalization(List<Double> mean, List<Double> std) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if there are not as many deviations as means, or a deviation is not above 0
     */
    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException("mean is for " + mean.size() + " channels and std for " + std.size()
                    + "; give one of each for every channel.");
        }
        for (int c = 0; c < mean.size(); c++) {
            if (!Double.isFinite(mean.get(c)) || !Double.isFinite(std.get(c)) || std.get(c) <= 0) {
                throw new IllegalArgumentException("Channel " + c + " has mean " + mean.get(c) + " and std "
                        + std.get(c) + "; they must be finite, and std above 0.");
            }
        }
    }

    /**
     * Measures the mean and deviation of each channel over all pixels of some images, usually the training images.
     *
     * @param images at least one image
     * @return the measured figures; a channel that never changes gets deviation 1, so that it becomes 0 and not infinite
     * @throws IllegalArgumentException if there is no image
     */
    public static Normalization of(Images images) {
        if (images.size() == 0) {
            throw new IllegalArgumentException("There is no image to measure a normalization on.");
        }
        int channels = images.channels();
        long[] sum = new long[channels];
        long[] squares = new long[channels];
        byte[] scratch = new byte[images.bytesPerImage()];
        for (int i = 0; i < images.size(); i++) {
            PixelSums sums = images.sums(i, scratch);
            for (int c = 0; c < channels; c++) {
                sum[c] += sums.sum(c);
                squares[c] += sums.squares(c);
            }
        }
        double count = (double) images.size() * images.height() * images.width();
        double[] mean = new double[channels];
        double[] std = new double[channels];
        for (int c = 0; c < channels; c++) {
            mean[c] = sum[c] / count / 255;
            // The sums are whole numbers, so nothing is lost in the difference but one rounding.
            double variance = (squares[c] - sum[c] / count * sum[c]) / count;
            std[c] = variance > 1e-9 ? Math.sqrt(variance) / 255 : 1;
        }
        return new Normalization(boxed(mean), boxed(std));
    }

    /** Returns the normalization that only scales the bytes to 0…1. */
    public static Normalization none(int channels) {
        return new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    private static List<Double> boxed(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    /** Returns C, the number of channels this is for. */
    public int channels() {
        return mean.size();
    }

    /** Returns for each channel the number that each of the 256 byte values becomes. */
    public float[][] lookup() {
        float[][] table = new float[channels()][256];
        for (int c = 0; c < channels(); c++) {
            for (int value = 0; value < 256; value++) {
                table[c][value] = (float) ((value / 255.0 - mean.get(c)) / std.get(c));
            }
        }
        return table;
    }
}
