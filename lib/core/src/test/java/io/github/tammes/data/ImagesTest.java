package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImagesTest {

    @Test
    void anImageOfMoreThanTwoGigabytesIsRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Images.reading((pixels, i) -> {}, 1, 30_000, 30_000, 3));
        assertTrue(refused.getMessage().contains("30000×30000"), refused.getMessage());
    }

    @Test
    void picturesShowTheBytesThatAreThere() {
        byte[] pixels = {10, 20, 30, (byte) 200, (byte) 210, (byte) 220};
        BufferedImage colour = new Images(pixels, 1, 1, 2, 3).toBufferedImage(0);
        assertEquals(0xff0a141e, colour.getRGB(0, 0));
        assertEquals(0xffc8d2dc, colour.getRGB(1, 0));
        BufferedImage gray = new Images(pixels, 2, 3, 1, 1).toBufferedImage(1);
        assertEquals(0xffdcdcdc, gray.getRGB(0, 2));
    }

    @Test
    void laterChangesOfTheArrayDoNotReachTheImages() {
        byte[] pixels = {1, 2};
        Images images = new Images(pixels, 2, 1, 1, 1);
        pixels[0] = 9;
        assertEquals(1, images.get(0, 0, 0, 0));
    }

    @Test
    void refusesSizesThatDoNotFitAndIndicesOutside() {
        byte[] pixels = new byte[12];
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new Images(pixels, 2, 2, 2, 1));
        assertTrue(error.getMessage().contains("12"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Images(pixels, 12, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Images(pixels, 65536, 65536, 1, 1));
        Images images = new Images(pixels, 3, 2, 2, 1);
        assertThrows(IndexOutOfBoundsException.class, () -> images.get(3, 0, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> images.get(0, 0, 2, 0));
        assertThrows(IllegalStateException.class, () -> new Images(pixels, 3, 2, 1, 2).toBufferedImage(0));
    }

    @Test
    void imagesThatAreReadAgainAreTheSameImages() {
        ImageData inMemory = Made.images(5, 3, 2, 3, 7);
        AtomicInteger readings = new AtomicInteger();
        Images read = Images.reading(
                (target, image) -> {
                    readings.incrementAndGet();
                    inMemory.images().read(image, target);
                },
                5,
                3,
                2,
                3);
        ImageData onDisk = inMemory.withImages(read);
        assertEquals(Normalization.of(inMemory.images()), Normalization.of(read));
        assertEquals(inMemory.checksum(), onDisk.checksum());
        assertEquals(inMemory.select(4, 1).checksum(), onDisk.select(4, 1).checksum());
        // What was seen at the first reading is remembered.
        assertEquals(5, readings.get());
        assertEquals(inMemory.images().get(2, 1, 1, 2), read.select(2).get(0, 1, 1, 2));
        assertArrayEquals(
                inMemory.images().toBufferedImage(3).getRGB(0, 0, 2, 3, null, 0, 2),
                read.toBufferedImage(3).getRGB(0, 0, 2, 3, null, 0, 2));
    }

    @Test
    void aProductThatDoesNotFitIsNotTakenForASmallOne() {
        assertThrows(
                IllegalArgumentException.class, () -> Images.wrap(new byte[0], 1 << 16, 1 << 16, 1 << 16, 1 << 16));
    }
}
