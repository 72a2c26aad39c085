package io.github.tammes.data.minibatch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Made;
import io.github.tammes.data.minibatch.RandomRotation.Border;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRotatorTest {

    @Test
    void aQuarterTurnIsCounterClockwise() {
        byte[] pixels = {1, 2, 3, 4};
        assertArrayEquals(new byte[] {2, 4, 1, 3}, turn(pixels, 2, 2, 1, 90, false));
        assertArrayEquals(new byte[] {3, 1, 4, 2}, turn(pixels, 2, 2, 1, -90, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8})
    void fourQuarterTurnsGiveTheImageBackExactly(int side) {
        byte[] pixels = pixels(Made.images(1, side, side, 3, side).images());
        byte[] turned = pixels;
        for (int i = 0; i < 4; i++) {
            turned = turn(turned, side, side, 3, 90, false);
        }
        assertArrayEquals(pixels, turned);
        assertArrayEquals(pixels, turn(pixels, side, side, 3, 360, false));
    }

    @Test
    void noTurnChangesNothingAndMirroringMirrors() {
        byte[] pixels = pixels(Made.images(1, 4, 6, 2, 1).images());
        assertArrayEquals(pixels, turn(pixels, 4, 6, 2, 0, false));
        byte[] mirrored = turn(pixels, 4, 6, 2, 0, true);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 6; x++) {
                for (int c = 0; c < 2; c++) {
                    assertEquals(pixels[(y * 6 + x) * 2 + c], mirrored[(y * 6 + 5 - x) * 2 + c]);
                }
            }
        }
    }

    /** A linear picture is reproduced exactly by bilinear interpolation, so its turn is known in closed form. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 33.3, 120, 250})
    void interpolatesALinearPictureExactly(double degrees) {
        int side = 31;
        byte[] pixels = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = (byte) (4 * x + 3 * y);
            }
        }
        byte[] turned = turn(pixels, side, side, 1, degrees, false);
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int middle = side / 2;
        for (int dy = -10; dy <= 10; dy++) {
            for (int dx = -10; dx <= 10; dx++) {
                double expected = 4 * (middle + dx * cos - dy * sin) + 3 * (middle + dx * sin + dy * cos);
                assertEquals(expected, turned[(middle + dy) * side + middle + dx] & 0xff, 0.51);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Border.class)
    void anEvenImageTellsNothingInsideTheDisc(Border border) {
        int side = 16;
        byte[] pixels = new byte[side * side];
        java.util.Arrays.fill(pixels, (byte) 200);
        byte[] one = new byte[pixels.length];
        byte[] other = new byte[pixels.length];
        new ImageRotator(side, side, 1, 20, false, border).write(pixels, 0, one, 0);
        new ImageRotator(side, side, 1, 65, false, border).write(pixels, 0, other, 0);
        assertArrayEquals(one, other);
        assertEquals(border == Border.DISC ? 0 : 200, one[0] & 0xff);
        assertEquals(200, one[side / 2 * side + side / 2] & 0xff);
    }

    @Test
    void materialisedRotationsKeepClassesAndTellTheirAngles() {
        ImageData data = Made.numbered(50, 6, 6, 1, 3);
        ImageData rotated = RotatedImages.of(data, 0, 180, 5);
        assertEquals(data.classNames(), rotated.classNames());
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            byte[] expected = turn(data.select(i).images(), rotated.target(i));
            for (int p = 0; p < 36; p++) {
                assertEquals(expected[p] & 0xff, rotated.images().get(i, p / 6, p % 6, 0));
            }
            sum += rotated.target(i);
        }
        assertTrue(sum / 50 > 60 && sum / 50 < 120, "angles are spread over the range");
        assertEquals(rotated.target(7), RotatedImages.of(data, 0, 180, 5).target(7));
    }

    @Test
    void moreRotationsThanAnArrayHoldsAreExplained() {
        ImageData many = ImageData.of("many", Images.reading((pixels, i) -> {}, 3000, 1000, 1000, 1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RotatedImages.of(many, 0, 90, 1));
        assertTrue(e.getMessage().contains("3,000 images of 1000×1000 pixels are 3.0 GB"), e.getMessage());
        assertTrue(e.getMessage().contains("at most 2,147"), e.getMessage());
    }

    private static byte[] turn(Images images, double degrees) {
        byte[] out = new byte[images.bytesPerImage()];
        new ImageRotator(images.height(), images.width(), images.channels(), degrees, false, Border.EDGE)
                .write(pixels(images), 0, out, 0);
        return out;
    }

    private static byte[] turn(byte[] pixels, int height, int width, int channels, double degrees, boolean mirrored) {
        byte[] out = new byte[pixels.length];
        new ImageRotator(height, width, channels, degrees, mirrored, Border.EDGE).write(pixels, 0, out, 0);
        return out;
    }

    private static byte[] pixels(Images images) {
        byte[] pixels = new byte[images.bytesPerImage()];
        images.read(0, pixels);
        return pixels;
    }
}
