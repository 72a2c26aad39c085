package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.sphere.SeparationBound;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 13, 200})
    void curvesHaveAPointForEachEpochFromOne(int epochs) {
        double[] loss =
                IntStream.range(0, epochs).mapToDouble(i -> 1.0 / (i + 1)).toArray();

        XYChart chart = Curves.overEpochs("loss", Map.of("training", loss));

        assertArrayEquals(
                IntStream.rangeClosed(1, epochs).asDoubleStream().toArray(),
                Drawn.series(chart, "training").getXData());
        assertArrayEquals(loss, Drawn.series(chart, "training").getYData());
        assertTrue(!chart.getStyler().isLegendVisible());
        Drawn.assertNotBlank(chart);
    }

    /** XChart looks for the labels of such an axis for ever, or refuses an infinite number without the series' name. */
    @Test
    void curvesOnTheirWayToInfinityArePaintedWithAGap() {
        XYChart chart =
                Curves.overEpochs("loss", Map.of("training", new double[] {1, 2, 1e20, Double.POSITIVE_INFINITY}));

        assertArrayEquals(
                new double[] {1, 2, Double.NaN, Double.NaN},
                Drawn.series(chart, "training").getYData());
        Drawn.assertNotBlank(chart);
    }

    @Test
    void barsOfSmallNumbersAreToldApartByTheirLabels() {
        CategoryChart chart = Bars.of("error", new LinkedHashMap<>(Map.of("a", 2e-4, "b", 4e-4)));

        var label = chart.getStyler().getYAxisTickLabelsFormattingFunction();
        assertEquals("0.0002", label.apply(2e-4));
        assertEquals("0.0004", label.apply(4e-4));
    }

    @Test
    void curvesMayHaveGapsAndDifferentLengths() {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("training", new double[] {1, Double.NaN, 0.5});
        series.put("test", new double[] {1.2});

        XYChart chart = Curves.over("step", 0, "loss", series);

        assertEquals(0, Drawn.series(chart, "test").getXData()[0]);
        assertTrue(chart.getStyler().isLegendVisible());
        Drawn.assertNotBlank(chart);
    }

    @Test
    void histogramsCountEveryValueOnTheSameRoundBins() {
        SplittableRandom random = new SplittableRandom(2);
        Map<String, double[]> samples = new LinkedHashMap<>();
        samples.put("narrow", random.doubles(300).map(x -> 0.3 * x).toArray());
        samples.put("wide", random.doubles(200).map(x -> 2.7 * x - 1).toArray());

        XYChart chart = HistogramPlot.of("value", "examples", samples);

        assertEquals(
                300, Arrays.stream(Drawn.series(chart, "narrow").getYData()).sum());
        assertEquals(200, Arrays.stream(Drawn.series(chart, "wide").getYData()).sum());
        double[] edges = Drawn.series(chart, "wide").getXData();
        assertArrayEquals(edges, Drawn.series(chart, "narrow").getXData());
        double width = edges[1] - edges[0];
        assertEquals(0.1, width, 1e-9); // of 3.7 in 40 bins, rounded up to 1, 2 or 5 times a power of ten
        for (double edge : edges) {
            assertEquals(Math.rint(edge / width), edge / width, 1e-6);
        }
        Drawn.assertNotBlank(chart);
    }

    @Test
    void aHistogramOfOneValueIsDrawn() {
        XYChart chart = HistogramPlot.of("value", "examples", Map.of("same", new double[] {3, 3, 3}));

        assertEquals(
                3, Arrays.stream(Drawn.series(chart, "same").getYData()).max().orElseThrow());
        Drawn.assertNotBlank(chart);
    }

    @Test
    void nearestCosinesAreThoseOfThePrototypes() {
        Prototypes prototypes = Prototypes.place(50, 6, PlacementOptions.of(PlacementMethod.RANDOM));

        XYChart chart = HistogramPlot.nearestCosines(Map.of("random", prototypes));

        double[] edges = Drawn.series(chart, "random").getXData();
        double[] counts = Drawn.series(chart, "random").getYData();
        for (int bin = 1; bin < counts.length - 1; bin++) {
            double from = edges[bin];
            double to = edges[bin + 1];
            long within = Arrays.stream(prototypes.nearestCosines())
                    .filter(c -> c >= from && c < to)
                    .count();
            assertEquals((double) within, counts[bin]);
        }
    }

    @Test
    void predictionsAreDrawnAgainstTheTruthOnEqualAxes() {
        double[] truth = {1900, 1950, 2000};
        double[] predicted = {1910, 1940, 2020};

        XYChart chart = PredictionPlot.of("year", truth, predicted);

        assertArrayEquals(truth, Drawn.series(chart, "examples").getXData());
        assertArrayEquals(predicted, Drawn.series(chart, "examples").getYData());
        assertEquals(chart.getStyler().getXAxisMin(), chart.getStyler().getYAxisMin());
        assertEquals(chart.getStyler().getXAxisMax(), chart.getStyler().getYAxisMax());
        Drawn.assertNotBlank(chart);
        Drawn.assertNotBlank(PredictionPlot.residuals("year", truth, Map.of("model", predicted)));
        assertThrows(IllegalArgumentException.class, () -> PredictionPlot.of("year", truth, new double[] {1}));
    }

    @Test
    void samplesShowEveryValueAndTheMedian() {
        Map<String, double[]> samples = new LinkedHashMap<>();
        samples.put("uniform", new double[] {3, 1, 2, 10});
        samples.put("one-hot", new double[] {5});

        XYChart chart = SamplesPlot.of("accuracy, %", samples);

        assertArrayEquals(
                new double[] {3, 1, 2, 10}, Drawn.series(chart, "uniform").getYData());
        assertEquals(2.5, Drawn.series(chart, "median of uniform").getYData()[0]);
        assertEquals(5, Drawn.series(chart, "median of one-hot").getYData()[0]);
        for (double x : Drawn.series(chart, "uniform").getXData()) {
            assertTrue(Math.abs(x) < 0.5);
        }
        Drawn.assertNotBlank(chart);
    }

    @Test
    void barsStandForTheirValues() {
        var chart = Bars.compared("accuracy", List.of("D = 5", "D = 10"), Map.of("uniform", new double[] {0.3, 0.4}));

        assertArrayEquals(new double[] {0.3, 0.4}, chart.getSeries("uniform").getYData());
        Drawn.assertNotBlank(chart);
        Drawn.assertNotBlank(Bars.of("accuracy", Map.of("uniform", 0.5)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Bars.compared("accuracy", List.of("D = 5"), Map.of("uniform", new double[] {1, 2})));
    }

    @Test
    void separationIsDrawnOverItsBound() {
        XYChart chart = SeparationPlot.of(100, Map.of("paper", Map.of(10, 0.3976, 3, 1.0, 100, 0.017)));

        assertArrayEquals(
                new double[] {3, 10, 100}, Drawn.series(chart, "paper").getXData());
        assertArrayEquals(
                new double[] {1, 0.3976, 0.017}, Drawn.series(chart, "paper").getYData());
        double[] dimensions = Drawn.series(chart, "bound").getXData();
        assertEquals(3, dimensions[0]);
        assertEquals(100, dimensions[dimensions.length - 1]);
        for (int i = 0; i < dimensions.length; i++) {
            assertEquals(
                    SeparationBound.best(100, (int) dimensions[i]).maxCosine(),
                    Drawn.series(chart, "bound").getYData()[i]);
        }
        Drawn.assertNotBlank(chart);
        assertThrows(IllegalArgumentException.class, () -> SeparationPlot.of(100, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> SeparationPlot.of(100, Map.of("a", Map.of(1, 0.5))));
    }

    @Test
    void tradeOffsGoThroughTheRowsOfTheirTables() {
        Table table =
                Table.create(DoubleColumn.create("max cosine", 0.1, 0.3), DoubleColumn.create("agreement", 0.6, 0.8));

        XYChart chart = TradeOffPlot.of(Map.of("D = 10", table));

        assertArrayEquals(new double[] {0.1, 0.3}, Drawn.series(chart, "D = 10").getXData());
        assertArrayEquals(new double[] {0.6, 0.8}, Drawn.series(chart, "D = 10").getYData());
        Drawn.assertNotBlank(chart);
        assertThrows(IllegalArgumentException.class, () -> TradeOffPlot.of(Map.of("D", Table.create("empty"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 40})
    void similaritiesAreDrawnFromTheTopDown(int classes) {
        Prototypes prototypes = Prototypes.place(classes, 5, PlacementOptions.of(PlacementMethod.RANDOM));

        HeatMapChart chart = SimilarityMap.of(prototypes);

        double range = chart.getHeatMapSeries().getMax();
        assertEquals(1, range, "two maps can be compared");
        assertEquals(-1, chart.getHeatMapSeries().getMin());
        for (Number[] cell : chart.getHeatMapSeries().getHeatData()) {
            int column = cell[0].intValue();
            int row = classes - 1 - cell[1].intValue();
            double cosine = Math.max(-range, Math.min(range, prototypes.cosine(row, column)));
            assertEquals(cosine, cell[2].doubleValue(), 1e-5);
        }
        Drawn.assertNotBlank(chart);
    }

    @Test
    void similaritiesOfASimplexAndOfPerpendicularOnesAreDrawn() {
        Drawn.assertNotBlank(SimilarityMap.of(Prototypes.place(4, 3)));
        Drawn.assertNotBlank(SimilarityMap.of(Prototypes.place(4, 4, PlacementOptions.of(PlacementMethod.ONE_HOT))));
        assertThrows(IllegalArgumentException.class, () -> SimilarityMap.of(Prototypes.place(1, 3)));
    }

    @Test
    void similaritiesCanBePutInOrder() {
        Prototypes prototypes = Prototypes.place(3, 2).withClassNames(List.of("wolf", "bus", "fox"));

        assertEquals(
                List.of("wolf", "fox", "bus"),
                SimilarityMap.of(prototypes, 0, 2, 1).getHeatMapSeries().getXData());
    }

    @Test
    void confusionsAreDrawnInSharesOfTheTrueClass() {
        Table confusion = Table.create(
                "confusion",
                StringColumn.create("true", "cat", "dog", "bat"),
                IntColumn.create("cat", 3, 2, 0),
                IntColumn.create("dog", 1, 8, 0),
                IntColumn.create("bat", 0, 0, 0));

        HeatMapChart chart = ConfusionMap.of(confusion);

        double[] rowSums = new double[3];
        for (Number[] cell : chart.getHeatMapSeries().getHeatData()) {
            rowSums[2 - cell[1].intValue()] += cell[2].doubleValue();
        }
        assertArrayEquals(new double[] {1, 1, 0}, rowSums, 1e-5);
        assertEquals(List.of("cat", "dog", "bat"), chart.getHeatMapSeries().getXData());
        Drawn.assertNotBlank(chart);
        assertThrows(IllegalArgumentException.class, () -> ConfusionMap.of(Table.create("empty")));
        assertThrows(IllegalArgumentException.class, () -> ConfusionMap.of(confusion.first(2)));
    }

    /** As the loss of a network that learns nothing: XChart leaves labels out that are all the same. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -2.302585, 9.99, 1e9})
    void valuesThatDifferInTheirLastDigitsHaveAnAxisWithLabels(double value) {
        double[] stuck = {value, value * (1 + 1e-7), value * (1 - 1e-7)};
        Set<String> labels = new TreeSet<>();
        XYChart chart = Curves.overEpochs("loss", Map.of("training", stuck));
        chart.getStyler().setYAxisTickLabelsFormattingFunction(at -> {
            labels.add(Sentence.tick(at));
            return Sentence.tick(at);
        });
        Drawn.assertNotBlank(chart);
        assertTrue(labels.size() > 1, "the labels are " + labels);
        double[] falling = {2.3, 2.2};
        assertNull(Curves.overEpochs("loss", Map.of("training", falling))
                .getStyler()
                .getYAxisMin());
    }

    /** XChart labels powers of ten only, and there may be none between the least and the greatest. */
    @ParameterizedTest
    @CsvSource({"2, 8", "16, 64", "64, 64", "64, 99", "3, 5", "10, 1000", "3, 3000"})
    void aLogarithmicAxisHasLabelsWhereverItLies(int least, int greatest) {
        int middle = (int) Math.round(Math.sqrt(least * (double) greatest));
        Table runs = accuracies(new String[] {"HPN", "HPN", "HPN"}, new int[] {least, middle, greatest}, 0.1, 0.2, 0.3);
        assertLabelled(DimensionsPlot.of("accuracy", runs, runs.first(0)));
        assertLabelled(SweepPlot.inPercent(runs, "dims", "accuracy", "method"));
        runs.addColumns(runs.intColumn("dims").divide(1000).setName("rate"));
        assertLabelled(SweepPlot.inPercent(runs, "rate", "accuracy", "method"));
        if (least < greatest) {
            assertLabelled(ScalingPlot.of(runs, "dims", "accuracy", "method"));
        }
    }

    private static void assertLabelled(XYChart chart) {
        var label = chart.getStyler().getXAxisTickLabelsFormattingFunction();
        Set<String> labels = new TreeSet<>();
        chart.getStyler().setXAxisTickLabelsFormattingFunction(at -> {
            labels.add(label.apply(at));
            return label.apply(at);
        });
        Drawn.assertNotBlank(chart);
        labels.remove("");
        assertTrue(labels.size() >= 2, "the labels are " + labels);
    }

    private static Table accuracies(String[] methods, int[] dims, double... accuracies) {
        return Table.create(
                StringColumn.create("method", methods),
                IntColumn.create("dims", dims),
                StringColumn.create("budget", Collections.nCopies(dims.length, "full-8")),
                DoubleColumn.create("accuracy", accuracies));
    }

    @Test
    void publishedFiguresAreDashedInTheColourOfTheirMethod() {
        Table runs = accuracies(
                new String[] {"HPN", "HPN", "softmax", "HPN"}, new int[] {10, 10, 100, 3}, 0.4, 0.5, 0.6, 0.2);
        Table published = accuracies(new String[] {"HPN", "other"}, new int[] {10, 10}, 0.51, 0.57);

        XYChart chart = DimensionsPlot.of("accuracy", runs, published);

        String hpn = "HPN, full-8 (1–2 runs)";
        assertArrayEquals(new double[] {3, 10}, Drawn.series(chart, hpn).getXData());
        assertArrayEquals(new double[] {0.2, 0.45}, Drawn.series(chart, hpn).getYData(), 1e-12);
        assertEquals(2, Drawn.points(chart, hpn + " runs"));
        Drawn.series(chart, "softmax, full-8 (1 run)");
        assertEquals(
                Drawn.series(chart, hpn).getLineColor(),
                Drawn.series(chart, "HPN, published").getLineColor());
        assertTrue(Drawn.series(chart, "HPN, published").getLineStyle().getDashArray() != null);
        Drawn.series(chart, "other, published");
        Drawn.assertNotBlank(chart);
    }

    @Test
    void dimensionsNeedARunOrAPublishedFigure() {
        Table none = accuracies(new String[0], new int[0]);
        Table diverged = accuracies(new String[] {"HPN"}, new int[] {10}, Double.NaN);
        Drawn.assertNotBlank(
                DimensionsPlot.of("accuracy", none, accuracies(new String[] {"HPN"}, new int[] {10}, 0.5)));
        Table unrecorded = Table.create("as an experiment gives it before its first trial");
        Drawn.assertNotBlank(
                DimensionsPlot.of("accuracy", unrecorded, accuracies(new String[] {"HPN"}, new int[] {10}, 0.5)));
        assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("accuracy", unrecorded, unrecorded));
        assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("accuracy", diverged, none));
    }

    @Test
    void runsOfTwoBudgetsAreNotDrawnTogether() {
        Table runs = accuracies(new String[] {"HPN", "HPN"}, new int[] {10, 25}, 0.4, 0.5);
        runs.stringColumn("budget").set(0, "quick");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("accuracy", runs, runs.first(0)));
        assertTrue(e.getMessage().contains("quick") && e.getMessage().contains("full-8"), e.getMessage());
    }

    @Test
    void runsOfAMethodAtTwoRatesAreNotDrawnTogether() {
        Table runs = accuracies(new String[] {"HPN", "HPN", "softmax"}, new int[] {10, 25, 100}, 0.4, 0.5, 0.6);
        runs.addColumns(DoubleColumn.create("learning rate", 0.01, 0.01, 0.1));
        Drawn.assertNotBlank(DimensionsPlot.of("accuracy", runs, runs.first(0)));
        runs.doubleColumn("learning rate").set(1, 0.1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("accuracy", runs, runs.first(0)));
        assertTrue(e.getMessage().contains("HPN") && e.getMessage().contains("learning rate"), e.getMessage());
    }

    @Test
    void figuresBelowZeroAreInsideTheChart() {
        XYChart chart = DimensionsPlot.of(
                "accuracy",
                accuracies(new String[] {"HPN", "HPN"}, new int[] {10, 100}, 0.33, -0.01),
                Table.create("none"));
        assertTrue(chart.getStyler().getYAxisMin() == null || chart.getStyler().getYAxisMin() <= -0.01);
        Drawn.assertNotBlank(chart);
    }

    /** Of larger ones XChart looks for the labels of the axis for ever, and no interrupt ends that. */
    @Test
    @Timeout(60)
    void numbersTooLargeForAnAxisAreRefused() {
        double[] truth = {1, 2};
        for (double most : new double[] {1e12, PredictionPlot.LARGEST}) {
            double[] diverged = {-most, most};
            Drawn.assertNotBlank(PredictionPlot.of("years", truth, diverged));
            Drawn.assertNotBlank(HistogramPlot.of("years", "examples", Map.of("a", diverged)));
            Drawn.assertNotBlank(SamplesPlot.of("years", Map.of("a", diverged)));
            Drawn.assertNotBlank(Bars.of("years", Map.of("a", most, "b", -most)));
            Drawn.assertNotBlank(DimensionsPlot.of("MAE", errors(1, most), errors(-most, 1)));
            Drawn.assertNotBlank(SweepPlot.of(errors(-most, most), "dims", "MAE", "method", most));
        }
        double[] diverged = {1, 1e20};
        assertThrows(IllegalArgumentException.class, () -> PredictionPlot.of("years", truth, diverged));
        assertThrows(IllegalArgumentException.class, () -> HistogramPlot.of("years", "n", Map.of("a", diverged)));
        assertThrows(IllegalArgumentException.class, () -> SamplesPlot.of("years", Map.of("a", diverged)));
        assertThrows(IllegalArgumentException.class, () -> Bars.of("years", Map.of("a", 1e20)));
        for (double beyond : new double[] {1e300, -1e20, Double.NEGATIVE_INFINITY}) {
            Table beyondAny = errors(1, beyond);
            Table fine = errors(1, 2);
            assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("MAE", beyondAny, fine));
            assertThrows(IllegalArgumentException.class, () -> DimensionsPlot.of("MAE", fine, beyondAny));
            assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(fine, "dims", "MAE", "method", 1e30));
            assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(beyondAny, "MAE", "dims", "method", 10));
        }
        Table least = errors(1, -1e20);
        assertThrows(IllegalArgumentException.class, () -> SweepPlot.of(least, "dims", "MAE", "method", 10));
        Drawn.assertNotBlank(SweepPlot.of(errors(1, Double.POSITIVE_INFINITY), "dims", "MAE", "method", 10));
    }

    private static Table errors(double first, double second) {
        Table runs = accuracies(new String[] {"HPN", "HPN"}, new int[] {10, 25}, first, second);
        runs.column("accuracy").setName("MAE");
        return runs;
    }

    /** As of ImageNet, whose classes are called by all their synonyms, or of sentences. */
    @ParameterizedTest
    @ValueSource(ints = {60, 120, 250, 600})
    void namesOfAnyLengthHaveRoomBesideASquare(int length) {
        Prototypes prototypes = Prototypes.place(3, 2).withClassNames(List.of("x".repeat(length), "b", "c"));

        HeatMapChart chart = SimilarityMap.of(prototypes);

        assertTrue(chart.getWidth() > 6 * length, "none is cut off");
        Drawn.assertNotBlank(chart);
    }

    @Test
    void cellsAreSquaresWhateverTheNamesTake() {
        List<String> names =
                IntStream.range(0, 12).mapToObj(i -> "a rather long name " + i).toList();
        Table confusion = Table.create("confusion", StringColumn.create("true", names));
        for (int k = 0; k < 12; k++) {
            int own = k;
            confusion.addColumns(IntColumn.create(
                    names.get(k),
                    IntStream.range(0, 12).map(i -> i == own ? 90 : 1).toArray()));
        }
        HeatMapChart chart = ConfusionMap.of(confusion);
        assertTrue(chart.getStyler().isXAxisTicksVisible(), "the columns have names, too");
        // Blue as the diagonal is, from its first cell to its last; beyond a white column there is the legend.
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        int left = -1;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        for (int x = 0; x < image.getWidth() && right < 0; x++) {
            boolean any = false;
            for (int y = 0; y < image.getHeight(); y++) {
                Color color = new Color(image.getRGB(x, y));
                if (color.getBlue() - color.getRed() > 60) {
                    any = true;
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
            if (any && left < 0) {
                left = x;
            }
            if (!any && left >= 0) {
                right = x - 1;
            }
        }
        assertTrue(right - left > 300, "the diagonal was found");
        assertEquals(right - left, bottom - top, 4);
    }

    @Test
    void valuesStandOnTheBarsAndNamesFitUnderThem() {
        Map<String, Double> values = new LinkedHashMap<>();
        IntStream.range(0, 6).forEach(i -> values.put("a rather long name of a method " + i, i + 0.5));
        CategoryChart chart = Bars.of("error, years", values);
        assertTrue(chart.getStyler().isLabelsVisible());
        var label = Bars.of("cosine", Map.of("a", 0.598106)).getStyler().getYAxisTickLabelsFormattingFunction();
        assertEquals("0.598", label.apply(0.598106));
        assertEquals("0.1", label.apply(0.1));
        assertEquals(
                "12.3",
                Bars.of("years", Map.of("a", 12.34))
                        .getStyler()
                        .getYAxisTickLabelsFormattingFunction()
                        .apply(12.34));
        assertTrue(chart.getWidth() > 6 * Axes.widest(values.keySet()), "the chart is " + chart.getWidth() + " wide");
        assertTrue(chart.getTitle().contains("a rather long name of a method 2 2.5"), chart.getTitle());
    }

    @Test
    void longNamesStandUnderEachOtherInTheLegend() {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("a", new double[] {1, 2});
        series.put("b", new double[] {1, 2});
        assertEquals(
                Styler.LegendLayout.Horizontal,
                Curves.overEpochs("loss", series).getStyler().getLegendLayout());
        IntStream.range(0, 4).forEach(i -> series.put("a rather long name of a method " + i, new double[] {1, 2}));
        assertEquals(
                Styler.LegendLayout.Vertical,
                Curves.overEpochs("loss", series).getStyler().getLegendLayout());
    }

    @Test
    void ticksHaveNeitherMinusZeroNorExponents() {
        assertEquals("0", Sentence.tick(-0.0));
        assertEquals("0", Sentence.tick(-5.551115123125783E-17));
        assertEquals("−19", Sentence.tick(-19));
        assertEquals("0.3", Sentence.tick(0.1 + 0.2));
        assertEquals("0.00001", Sentence.tick(1e-5));
        assertEquals("2000", Sentence.tick(2000));
    }

    @Test
    void theTitleIsASentenceAboutThePicture() {
        assertEquals(
                "Accuracy, %, over 3 epochs: test from 10 to 30.5.",
                Curves.overEpochs("accuracy, %", Map.of("test", new double[] {10, 20, 30.5}))
                        .getTitle());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Curves.overEpochs("loss", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> Curves.overEpochs("loss", Map.of("a", new double[0])));
        assertThrows(
                IllegalArgumentException.class,
                () -> HistogramPlot.of("x", "y", Map.of("a", new double[] {1, Double.NaN})));
        assertThrows(IllegalArgumentException.class, () -> SamplesPlot.of("y", Map.of()));
    }
}
