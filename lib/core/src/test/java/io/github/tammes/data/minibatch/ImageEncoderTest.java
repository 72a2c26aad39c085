package io.github.tammes.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Made;
import io.github.tammes.data.Normalization;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageEncoderTest {

    /** Every shift up to the padding, mirrored or not, must be one of these pictures and all of them must occur. */
    @ParameterizedTest
    @CsvSource({"5, 4, 3, 2, true", "5, 4, 3, 2, false", "3, 3, 1, 5, true", "4, 6, 2, 1, false"})
    void drawsExactlyTheShiftedAndMirroredImages(int height, int width, int channels, int padding, boolean last) {
        ImageData data = Made.images(1, height, width, channels, 1);
        Augmentation augmentation = Augmentation.none().withPadding(padding).withFlip(true);
        float[][] lookup = Normalization.of(data.images()).lookup();
        Set<String> expected = new HashSet<>();
        for (int down = -padding; down <= padding; down++) {
            for (int right = -padding; right <= padding; right++) {
                expected.add(Arrays.toString(shifted(data.images(), lookup, down, right, false, last)));
                expected.add(Arrays.toString(shifted(data.images(), lookup, down, right, true, last)));
            }
        }
        ImageEncoder writer = new ImageEncoder(data, augmentation, lookup, last);
        float[] out = new float[height * width * channels];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            writer.write(0, new SplittableRandom(i), out);
            seen.add(Arrays.toString(out));
        }
        assertEquals(expected, seen);
    }

    private static float[] shifted(
            Images images, float[][] lookup, int down, int right, boolean mirrored, boolean channelsLast) {
        int height = images.height();
        int width = images.width();
        int channels = images.channels();
        float[] out = new float[height * width * channels];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int row = y - down;
                    int column = x - right;
                    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
                    int value = inside ? images.get(0, row, mirrored ? width - 1 - column : column, c) : 0;
                    int at = channelsLast ? (y * width + x) * channels + c : (c * height + y) * width + x;
                    out[at] = lookup[c][value];
                }
            }
        }
        return out;
    }

    @Test
    void turnsByTheAngleThatItReturns() {
        ImageData data = Made.images(1, 9, 9, 3, 2);
        float[][] lookup = Normalization.none(3).lookup();
        ImageEncoder writer = new ImageEncoder(data, Augmentation.rotate(-90, 90), lookup, true);
        float[] out = new float[9 * 9 * 3];
        float angle = writer.write(0, new SplittableRandom(3), out);
        assertTrue(angle >= -90 && angle <= 90);
        byte[] turned = new byte[out.length];
        new ImageRotator(9, 9, 3, angle, false, RandomRotation.Border.EDGE).write(pixels(data.images()), 0, turned, 0);
        float[] expected = new float[out.length];
        for (int i = 0; i < out.length; i++) {
            expected[i] = (turned[i] & 0xff) / 255f;
        }
        assertArrayEquals(expected, out, 1e-6f);
    }

    private static byte[] pixels(Images images) {
        byte[] pixels = new byte[images.bytesPerImage()];
        images.read(0, pixels);
        return pixels;
    }
}
