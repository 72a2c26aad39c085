package io.github.tammes.data.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

    @Test
    void theSameSizeChangesNothing() {
        SplittableRandom random = new SplittableRandom(1);
        int[] rgb = random.ints(7 * 5, 0, 1 << 24).toArray();
        byte[] bytes = Resampling.resize(new DecodedImage(7, 5, rgb), new ImageSize(5, 7, false));
        for (int i = 0; i < rgb.length; i++) {
            for (int c = 0; c < 3; c++) {
                assertEquals((rgb[i] >> (16 - 8 * c)) & 0xff, bytes[3 * i + c] & 0xff);
            }
        }
    }

    /** Away from the edges, a slope that is sampled anew stays the same slope, whatever the ratio. */
    @ParameterizedTest
    @CsvSource({"60, 20", "60, 17", "20, 60", "33, 32", "100, 7"})
    void aSlopeStaysASlope(int from, int to) {
        DecodedImage picture = picture(from, from, (x, y) -> gray(10 + 200 * x / from));
        byte[] bytes = Resampling.resize(picture, new ImageSize(to, to, true));
        int margin = 1 + Math.max(1, to / from + 1);
        for (int x = margin; x < to - margin; x++) {
            double place = (x + 0.5) * from / to - 0.5;
            assertEquals(10 + 200 * place / from, bytes[to / 2 * to + x] & 0xff, 1.6, "column " + x);
        }
    }

    @Test
    void aFineChequerboardBecomesItsMean() {
        DecodedImage picture = picture(64, 64, (x, y) -> (x + y) % 2 == 0 ? 0xffffff : 0);
        byte[] bytes = Resampling.resize(picture, new ImageSize(8, 8, true));
        for (byte value : bytes) {
            assertEquals(127.5, value & 0xff, 3);
        }
    }

    @Test
    void anotherShapeIsCutAroundTheCentre() {
        DecodedImage wide = picture(30, 10, (x, y) -> x >= 10 && x < 20 ? 0xff0000 : 0x00ff00);
        byte[] expected = new byte[10 * 10 * 3];
        for (int i = 0; i < 100; i++) {
            expected[3 * i] = (byte) 255;
        }
        assertArrayEquals(expected, Resampling.resize(wide, ImageSize.square(10)));
        DecodedImage high = picture(10, 30, (x, y) -> y >= 10 && y < 20 ? 0xff0000 : 0x00ff00);
        assertArrayEquals(expected, Resampling.resize(high, ImageSize.square(10)));
    }

    @Test
    void grayIsTheLuma() {
        DecodedImage picture = picture(4, 4, (x, y) -> 0xc83c14);
        byte[] bytes = Resampling.resize(picture, ImageSize.square(2).withGray(true));
        assertEquals(Math.round(0.299 * 200 + 0.587 * 60 + 0.114 * 20), bytes[0] & 0xff);
        assertEquals(4, bytes.length);
    }

    private static int gray(int value) {
        return value << 16 | value << 8 | value;
    }

    private static DecodedImage picture(int width, int height, IntBinaryOperator colour) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = colour.applyAsInt(i % width, i / width);
        }
        return new DecodedImage(width, height, rgb);
    }
}
