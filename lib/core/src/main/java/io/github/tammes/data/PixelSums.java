package io.github.tammes.data;

import java.util.zip.CRC32;

/** What normalizations and checksums need to know of an image. */
final class PixelSums {

    private final long[] sums;
    private final int checksum;

    private PixelSums(long[] sums, int checksum) {
        this.sums = sums;
        this.checksum = checksum;
    }

    static PixelSums of(byte[] pixels, int from, int length, int channels) {
        long[] sums = new long[2 * channels];
        int at = from;
        while (at < from + length) {
            for (int c = 0; c < channels; c++) {
                int value = pixels[at++] & 0xff;
                sums[c] += value;
                sums[channels + c] += (long) value * value;
            }
        }
        CRC32 checksum = new CRC32();
        checksum.update(pixels, from, length);
        return new PixelSums(sums, (int) checksum.getValue());
    }

    /** Returns the sum of the values of a channel. */
    long sum(int channel) {
        return sums[channel];
    }

    /** Returns the sum of the squares of the values of a channel. */
    long squares(int channel) {
        return sums[sums.length / 2 + channel];
    }

    /** Returns the CRC-32 of the pixels. */
    int checksum() {
        return checksum;
    }
}
