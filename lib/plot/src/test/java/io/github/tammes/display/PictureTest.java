package io.github.tammes.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final BufferedImage IMAGE = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);

    @Test
    void textSaysWhatIsSeenAndHowLargeItIs() {
        assertEquals("A red fox (3×2 pixels)", new Picture(IMAGE, "A red fox", 1).toString());
    }

    @Test
    void refusesAnImageWithoutWords() {
        var error = assertThrows(IllegalArgumentException.class, () -> new Picture(IMAGE, " ", 1));
        assertTrue(error.getMessage().contains("description"), error.getMessage());
    }

    @Test
    void refusesToShrink() {
        var error = assertThrows(IllegalArgumentException.class, () -> new Picture(IMAGE, "A red fox", 0));
        assertTrue(error.getMessage().contains("zoom is 0"), error.getMessage());
    }
}
