package io.github.tammes.data;

import java.util.zip.CRC32;

/**
 * What normalizations and checksums need to know of an image.
 *
 * @param sums of the values of each channel, and after them of their squares
 * @param checksum CRC-32 of the pixels
 */
record PixelSums(long[] sums, int checksum) {

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
}
