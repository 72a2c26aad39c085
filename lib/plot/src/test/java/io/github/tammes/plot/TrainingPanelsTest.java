package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPanelsTest {

    private static TrainingPanels panels(int epochs, double... values) {
        return TrainingPanels.of(
                epochs, Map.of("while training", values), "accuracy", "", Map.of("while training", values));
    }

    private static BufferedImage image(TrainingPanels panels) {
        var image = new BufferedImage(panels.getWidth(), panels.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        panels.paint(graphics, image.getWidth(), image.getHeight());
        graphics.dispose();
        return image;
    }

    private static long inked(BufferedImage image, int from, int to) {
        int[] pixels = image.getRGB(from, 0, to - from, image.getHeight(), null, 0, to - from);
        return Arrays.stream(pixels).filter(pixel -> pixel != -1).count();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "15, 1", "15, 15", "250, 3", "9999, 40"})
    void bothPanelsAreDrawnInTheSameSizeWhateverIsKnown(int epochs, int known) {
        double[] values = new double[known];
        Arrays.setAll(values, i -> 1.0 / (i + 1));
        TrainingPanels panels = panels(epochs, values);
        assertEquals(panels(1, 0.5).getWidth(), panels.getWidth());
        assertEquals(panels(1, 0.5).getHeight(), panels.getHeight());
        BufferedImage image = image(panels);
        assertTrue(inked(image, 0, image.getWidth() / 2) > 500);
        assertTrue(inked(image, image.getWidth() / 2, image.getWidth()) > 500);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "6", "12", "15", "250"})
    void epochsAreNumbered(int epochs) {
        BufferedImage image = image(panels(epochs, 1));
        // Between the line of the axis and its title.
        BufferedImage numbers = image.getSubimage(50, image.getHeight() - 47, 300, 14);
        assertTrue(inked(numbers, 0, numbers.getWidth()) > 5);
    }

    @Test
    void anEpochThatRunsHasNoTestYet() {
        double[] none = {Double.NaN};
        var panels = TrainingPanels.of(
                5,
                Map.of("while training", new double[] {2}, "on test examples", none),
                "accuracy",
                "",
                Map.of("while training", new double[] {0.4}, "on test examples", none));
        assertTrue(inked(image(panels), 0, panels.getWidth()) > 1000);
    }

    @Test
    void aLossOnItsWayToInfinityIsLeftOut() {
        assertTrue(inked(image(panels(5, 1e20)), 0, 720) > 500);
        assertTrue(inked(image(panels(5, 1, 1e20, Double.POSITIVE_INFINITY)), 0, 720) > 500);
    }

    @Test
    void wordsStandForThePicture() {
        String words = panels(5, 0.5, 0.25).getTitle();
        assertEquals(
                "Loss and accuracy over 5 epochs: loss while training from 0.5 to 0.25; accuracy while training from 0.5 to 0.25.",
                words);
    }

    @Test
    void theAxisIsThatOfAllEpochsFromTheBeginning() {
        // The first epoch of 100 lies far left, that of 1 does not: its ink is found in the middle of the panel only
        // there.
        BufferedImage many = image(panels(100, 1, 0.5));
        BufferedImage few = image(panels(2, 1, 0.5));
        int middle = many.getWidth() / 4;
        assertTrue(blue(few, middle) > 0);
        assertEquals(0, blue(many, middle));
    }

    private static long blue(BufferedImage image, int column) {
        int colour = ChartTheme.series(0).getRGB();
        return java.util.stream.IntStream.range(0, 30 * image.getHeight())
                .filter(i -> image.getRGB(column - 15 + i % 30, i / 30) == colour)
                .count();
    }

    @Test
    void moreValuesThanEpochsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> panels(1, 1, 2));
    }

    @Test
    void theMetricHasItsUnitOnTheAxisAndInTheSentence() {
        double[] errors = {9, 2.5};
        var panels = TrainingPanels.of(
                2, Map.of("while training", errors), "MAE", "degrees", Map.of("while training", errors));
        assertEquals(
                "Loss and MAE over 2 epochs: loss while training from 9 to 2.5; MAE while training from 9 to 2.5 degrees.",
                panels.getTitle());
    }
}
