package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.tammes.plot.OutputPlot;
import io.github.tammes.plot.SpherePlot;
import io.github.tammes.plot.SphereView;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
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
        byte[] png = Base64.getDecoder().decode((String) bundle.data().get(MimeBundle.PNG));
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
        assertEquals("A chart, “Loss & <more>”, of train, test.", bundle.text());
        assertEquals(bundle.text(), bundle.metadata().get(MimeBundle.PNG).get("alt"));
    }

    @Test
    void aSentenceAsTitleIsTheWholeDescription() {
        assertEquals(
                "A sphere with 4 points, the two nearest at an angle of 109.47°.",
                Renderings.render(SpherePlot.of(Prototypes.place(4, 3))).text());
    }

    @Test
    void aSphereComesAsAPictureAndAsAFigureAndStaysSmall() {
        Prototypes prototypes = Prototypes.place(10, 3);
        float[][] outputs = new float[355][];
        int[] labels = new int[outputs.length];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < outputs.length; i++) {
            labels[i] = i % 10;
            outputs[i] = new float[3];
            for (int d = 0; d < 3; d++) {
                outputs[i][d] = (float) (prototypes.get(labels[i], d) + 0.3 * random.nextDouble(-1, 1));
            }
        }
        Prototypes hundred = Prototypes.place(100, 3, PlacementOptions.of(PlacementMethod.RANDOM));
        // Almost all neighbours of well placed points are joined.
        Prototypes joined = Prototypes.place(100, 3, PlacementOptions.defaults().withEffort(1));
        List<Prototypes> steps = new ArrayList<>();
        PlacementOptions oneStart =
                PlacementOptions.of(PlacementMethod.SMOOTH_MAXIMUM).withEffort(1);
        Prototypes.place(24, 3, oneStart, step -> steps.add(step.prototypes()));
        for (XYChart chart : List.of(
                SpherePlot.of(prototypes, SphereView.defaults().withLabels(true)),
                SpherePlot.of(hundred),
                SpherePlot.of(joined),
                SpherePlot.animation(steps),
                SpherePlot.row(SphereView.defaults(), prototypes, Prototypes.place(12, 3), Prototypes.place(24, 3)),
                SpherePlot.animation(SphereView.defaults(), Collections.nCopies(40, hundred)),
                OutputPlot.of(prototypes, outputs, labels))) {
            MimeBundle bundle = Renderings.render(chart);
            assertEquals(
                    Set.of(MimeBundle.TEXT, MimeBundle.PNG, MimeBundle.PLOTLY),
                    bundle.data().keySet());
            int size = new Gson().toJson(bundle.data()).length();
            assertTrue(
                    size < 100_000,
                    "the output has " + size + " characters, "
                            + bundle.data().get(MimeBundle.PNG).toString().length() + " of them the picture: "
                            + bundle.data().get(MimeBundle.TEXT));
        }
    }

    @Test
    void coloursThatAreDrawnStayAsTheyAre() {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, y < 60 ? 0x0072B2 : 0x0070B0 + x);
            }
        }
        BufferedImage few = FewColors.of(image);
        assertEquals(0xFF0072B2, few.getRGB(3, 3));
        for (int x = 0; x < 64; x++) {
            int difference = (few.getRGB(x, 63) & 0xFF) - (image.getRGB(x, 63) & 0xFF);
            assertTrue(Math.abs(difference) <= 26, "off by " + difference);
        }
    }

    @Test
    void whatHasMoreColoursThanAPaletteStaysAsItIs() {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4096; i++) {
            image.setRGB(i % 64, i / 64, i * 4001);
        }
        assertSame(image, FewColors.of(image));
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
