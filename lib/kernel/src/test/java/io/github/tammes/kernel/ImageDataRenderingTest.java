package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageDataRenderingTest {

    private static ImageData noise(int size, int side, int channels) {
        byte[] pixels = new byte[size * side * side * channels];
        new Random(2).nextBytes(pixels);
        return ImageData.of("noise", new Images(pixels, size, side, side, channels));
    }

    @Test
    void showsTheFirstImagesEnlarged() throws IOException {
        ImageData data = noise(25, 8, 3);
        BufferedImage grid = ChartRenderingTest.decode(Renderings.render(data));
        BufferedImage first = data.images().toBufferedImage(0);
        BufferedImage eleventh = data.images().toBufferedImage(10);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                assertEquals(first.getRGB(x / 8, y / 8), grid.getRGB(6 + x, 6 + y));
                assertEquals(eleventh.getRGB(x / 8, y / 8), grid.getRGB(6 + x, 6 + 70 + y));
            }
        }
    }

    @Test
    void saysInWordsWhatTheyAre() {
        ImageData data = noise(3, 8, 1).withLabels(new int[] {1, 0, 1}, List.of("cat", "dog"));
        Map<String, Object> about = Renderings.render(data).metadata().get(MimeBundle.PNG);
        assertEquals("3 images of noise: dog; cat; dog.", about.get("alt"));
        assertEquals(data.toString(), Renderings.render(data).text());
    }

    @Test
    void aLargeSetStaysSmallOnTheScreen() throws IOException {
        BufferedImage grid = ChartRenderingTest.decode(Renderings.render(noise(1000, 32, 3)));
        assertTrue(grid.getWidth() <= 720 && grid.getHeight() <= 300, grid.toString());
    }

    @Test
    void targetsAreCaptions() {
        ImageData data = noise(2, 8, 1).withTargets(new float[] {12.5f, -3});
        assertEquals(
                "2 images of noise: 12.5; −3.",
                Renderings.render(data).metadata().get(MimeBundle.PNG).get("alt"));
    }

    @Test
    void aLongNameIsNotCutOff() throws IOException {
        ImageData data =
                noise(2, 8, 1).withLabels(new int[] {0, 1}, List.of("a really very long name of a class", "b"));
        assertTrue(ChartRenderingTest.decode(Renderings.render(data)).getWidth() > 360);
    }

    @Test
    void whatCannotBeSeenIsText() {
        assertFalse(Renderings.render(noise(2, 8, 2)).data().containsKey(MimeBundle.PNG));
        assertFalse(Renderings.render(noise(0, 8, 1)).data().containsKey(MimeBundle.PNG));
    }
}
