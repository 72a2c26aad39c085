package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

/** Looks at charts as tests may: at their data and at whether something is drawn, never at single pixels. */
final class Drawn {

    private Drawn() {}

    /** Paints the chart and checks that a fair part of it is not background. */
    static void assertNotBlank(Chart<?, ?> chart) {
        BufferedImage image = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        long inked = Arrays.stream(pixels).filter(pixel -> pixel != -1).count();
        assertTrue(inked > 0.005 * pixels.length, "only " + inked + " of " + pixels.length + " pixels are drawn");
    }

    static XYSeries series(XYChart chart, String name) {
        XYSeries series = chart.getSeries(name);
        assertTrue(series != null, () -> "no series \"" + name + "\"");
        return series;
    }

    /** How many points the series whose names begin like this have together. */
    static int points(XYChart chart, String prefix) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().startsWith(prefix))
                .mapToInt(series -> series.getXData().length)
                .sum();
    }
}
