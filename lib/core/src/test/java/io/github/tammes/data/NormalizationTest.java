package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTest {

    @Test
    void theMeasuredImagesGetMeanZeroAndDeviationOne() {
        Images images = Made.images(20, 5, 4, 3, 1).images();
        float[][] lookup = Normalization.of(images).lookup();
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 20; i++) {
                for (int p = 0; p < 20; p++) {
                    float value = lookup[c][images.get(i, p / 4, p % 4, c)];
                    sum += value;
                    squares += value * value;
                }
            }
            assertEquals(0, sum / 400, 1e-5);
            assertEquals(1, squares / 400, 1e-5);
        }
    }

    @Test
    void aSelectionIsMeasuredAlone() {
        Images images = new Images(new byte[] {0, 0, 100, (byte) 200}, 2, 1, 2, 1);
        Normalization normalization = Normalization.of(images.select(1));
        assertEquals(150 / 255.0, normalization.mean().get(0), 1e-12);
        assertEquals(50 / 255.0, normalization.std().get(0), 1e-12);
    }

    @Test
    void aChannelThatNeverChangesStaysFinite() {
        Normalization normalization = Normalization.of(new Images(new byte[] {7, 7, 7}, 3, 1, 1, 1));
        assertEquals(0, normalization.lookup()[0][7], 1e-9);
    }

    @Test
    void refusesFiguresThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Normalization(List.of(0.5), List.of(0.0)));
        assertThrows(IllegalArgumentException.class, () -> new Normalization(List.of(0.5), List.of(1.0, 1.0)));
        assertThrows(IllegalArgumentException.class, () -> new Normalization(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Normalization(List.of(Double.NaN), List.of(1.0)));
        Images none = new Images(new byte[0], 0, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Normalization.of(none));
    }
}
