package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tammes.display.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureRenderingTest {

    private static BufferedImage noise(int width, int height) {
        var random = new Random(3);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | random.nextInt(1 << 24));
            }
        }
        return image;
    }

    @Test
    void everyPixelBecomesASquareOfItsColour() throws IOException {
        BufferedImage small = noise(7, 5);
        BufferedImage shown = ChartRenderingTest.decode(Renderings.render(new Picture(small, "noise", 3)));
        assertEquals(21, shown.getWidth());
        assertEquals(15, shown.getHeight());
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 21; x++) {
                assertEquals(small.getRGB(x / 3, y / 3), shown.getRGB(x, y));
            }
        }
    }

    @Test
    void descriptionIsTheAlternativeText() {
        MimeBundle bundle = Renderings.render(new Picture(noise(2, 2), "noise", 1));
        assertEquals("noise", bundle.metadata().get(MimeBundle.PNG).get("alt"));
        assertEquals("noise (2×2 pixels)", bundle.text());
    }
}
