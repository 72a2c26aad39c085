package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class ChartRenderingTest {

    private static XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(300)
                .height(200)
                .title("Loss & <more>")
                .build();
        chart.addSeries("train", new double[] {1, 2, 3}, new double[] {3, 2, 1});
        chart.addSeries("test", new double[] {1, 2, 3}, new double[] {4, 3, 2});
        return chart;
    }

    static BufferedImage decode(MimeBundle bundle) throws IOException {
        byte[] png = Base64.getDecoder().decode(bundle.data().get(MimeBundle.PNG));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void hasTwoPixelsForEachOfTheScreen() throws IOException {
        MimeBundle bundle = Renderings.render(chart());
        BufferedImage image = decode(bundle);
        assertEquals(600, image.getWidth());
        assertEquals(400, image.getHeight());
        Map<String, Object> about = bundle.metadata().get(MimeBundle.PNG);
        assertEquals(300, about.get("width"));
        assertEquals(200, about.get("height"));
    }

    @Test
    void drawsSomething() throws IOException {
        BufferedImage image = decode(Renderings.render(chart()));
        long colours = Arrays.stream(image.getRGB(0, 0, 600, 400, null, 0, 600))
                .distinct()
                .count();
        assertTrue(colours > 10, "only " + colours + " colours");
    }

    @Test
    void saysInWordsWhatItShows() {
        MimeBundle bundle = Renderings.render(chart());
        assertEquals("XYChart “Loss & <more>” of train, test", bundle.text());
        assertEquals(bundle.text(), bundle.metadata().get(MimeBundle.PNG).get("alt"));
    }

    @Test
    void makesOnlyWhatIsWanted() {
        MimeBundle bundle = new ChartRendering().render(chart(), mime -> false);
        assertEquals(Map.of(MimeBundle.TEXT, bundle.text()), bundle.data());
    }

    @Test
    void vectorGraphicsWithoutTheirLibrarySayWhatToAdd() {
        var error = assertThrows(
                IllegalStateException.class, () -> new ChartRendering().render(chart(), MimeBundle.SVG::equals));
        assertTrue(error.getMessage().contains("VectorGraphics2D"), error.getMessage());
    }
}
