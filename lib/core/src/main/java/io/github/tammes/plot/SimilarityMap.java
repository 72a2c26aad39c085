package io.github.tammes.plot;

import io.github.tammes.sphere.Prototypes;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapSeries;
import org.knowm.xchart.style.Styler;

/** The cosine of every pair of prototypes as a colour: white where they are perpendicular, the darker the nearer. */
public final class SimilarityMap {

    private static final int SIZE = 400;
    private static final int LEGEND = 90;
    private static final int PADDING = 24;

    /** More names than this cannot be read on the axes. */
    private static final int MOST_NAMES = 20;

    /** Prototypes that are all perpendicular need some range of colours too. */
    private static final double LEAST_RANGE = 0.05;

    private static final Color[] COLORS = {
        new Color(0x8C, 0x3D, 0x00),
        ChartTheme.VERMILION,
        new Color(0xF2, 0xC4, 0xA0),
        new Color(0xFF, 0xFF, 0xFF),
        new Color(0xA9, 0xCF, 0xE6),
        ChartTheme.BLUE,
        new Color(0x00, 0x38, 0x5C)
    };

    private SimilarityMap() {}

    /**
     * Draws prototypes in their own order.
     *
     * @param prototypes at least two
     * @throws IllegalArgumentException if there is only one
     */
    public static HeatMapChart of(Prototypes prototypes) {
        return of(prototypes, IntStream.range(0, prototypes.classes()).toArray());
    }

    /**
     * Draws prototypes in another order, for example with the classes of one superclass side by side.
     *
     * <p>The colours reach as far as the cosines between two classes; each class with itself has the darkest.
     *
     * @param prototypes at least two
     * @param order which classes, from left to right and from the top down
     * @throws IllegalArgumentException if there are less than two, or the order names one that does not exist or one twice
     */
    public static HeatMapChart of(Prototypes prototypes, int... order) {
        Prototypes shown = prototypes.select(order);
        int classes = shown.classes();
        if (classes < 2) {
            throw new IllegalArgumentException("prototypes has one class; a similarity needs two");
        }
        // Without names around it the map is as high as whole pixels for each row make it.
        int height = PADDING + (classes > MOST_NAMES ? classes * Math.max(1, SIZE / classes) : SIZE);
        HeatMapChart chart = new HeatMapChart(height + LEGEND, height, new ChartTheme());
        chart.setTitle("cosines between " + classes + " prototypes");
        List<Number[]> cells = new ArrayList<>();
        double extreme = 0;
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                double cosine = shown.cosine(row, column);
                if (row != column) {
                    extreme = Math.max(extreme, Math.abs(cosine));
                }
                // The first row is at the bottom of an XChart heat map.
                cells.add(new Number[] {column, classes - 1 - row, cosine});
            }
        }
        List<String> names = shown.classNames();
        HeatMapSeries series = chart.addSeries(
                "cosine",
                labels(classes, i -> spaced(names.get(i))),
                labels(classes, i -> spaced(names.get(classes - 1 - i))),
                cells);
        // Rounded up to hundredths, which is how the legend then writes it.
        double range = Math.ceil(100 * Math.max(extreme, LEAST_RANGE)) / 100;
        // A little inside the range: at its very end XChart looks for one colour more than there is.
        clip(cells, range * (1 - 1e-6));
        series.setMin(-range);
        series.setMax(range);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setRangeColors(COLORS)
                .setMin(-range)
                .setMax(range)
                .setDrawBorder(false)
                .setHeatMapValueDecimalPattern("0.00")
                .setHeatMapDecimalValueFormatter(value -> String.format(Locale.ROOT, "%.2f", value));
        chart.getStyler().setPlotGridLinesVisible(false).setPlotMargin(0).setPlotContentSize(1);
        chart.getStyler()
                .setAxisTicksVisible(classes <= MOST_NAMES)
                .setXAxisTickMarkSpacingHint(5)
                .setYAxisTickMarkSpacingHint(5)
                .setXAxisLabelRotation(60);
        return chart;
    }

    private static List<String> labels(int classes, IntFunction<String> name) {
        return IntStream.range(0, classes).mapToObj(name).toList();
    }

    private static String spaced(String name) {
        return name.replace('_', ' ');
    }

    private static void clip(List<Number[]> cells, double range) {
        for (Number[] cell : cells) {
            cell[2] = Math.max(-range, Math.min(range, cell[2].doubleValue()));
        }
    }
}
