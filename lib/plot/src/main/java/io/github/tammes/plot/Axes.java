package io.github.tammes.plot;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.series.AxesChartSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Empty charts with two axes, and the kinds of series that are drawn in them. */
final class Axes {

    /** The room that a line and its marker take in a legend, the gap to the next included. */
    private static final int LEGEND_SYMBOL = 44;

    private static final int LEGEND_LINE = 22;

    /** The room beside what is drawn, for the axis and its numbers. */
    private static final int BESIDE = 50;

    private static final int BETWEEN_NAMES = 28;

    /** XChart finds no labels for an axis of larger numbers, and looks for ever; a loss may pass them on its way to infinity. */
    private static final double LARGEST = 1e10;

    /** What an axis reaches over at least, as a share of its numbers: of less the labels, with six digits, are all the same and left out. */
    private static final double NARROWEST = 5e-5;

    /** On an axis from one number to so many times of it there is at least one power of ten for a label, and mostly two. */
    private static final double ENOUGH_POWERS = 30;

    private Axes() {}

    /** Returns an empty chart of the usual size. */
    static XYChart chart(String xTitle, String yTitle) {
        return chart(ChartTheme.WIDTH, ChartTheme.HEIGHT, xTitle, yTitle);
    }

    /** Returns an empty chart with as much room beside it as its legend needs, one line for each series. */
    static XYChart chartWithLegendBeside(int legendWidth, String xTitle, String yTitle) {
        XYChart chart = chart(ChartTheme.WIDTH + legendWidth, ChartTheme.HEIGHT, xTitle, yTitle);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        return chart;
    }

    /** Returns the title of an axis: what stands on it and, where there is one, the unit. */
    static String title(String what, String unit) {
        return unit.isEmpty() ? what : what + ", " + unit;
    }

    static XYChart chart(int width, String xTitle, String yTitle) {
        return chart(width, ChartTheme.HEIGHT, xTitle, yTitle);
    }

    /** Returns an empty chart of a given size. */
    static XYChart chart(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChart(width, height, new ChartTheme());
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        plainNumbers(chart.getStyler());
        chart.getStyler().setXAxisTickLabelsFormattingFunction(Sentence::tick);
        return chart;
    }

    /** Numbers without separators, for years and epochs are among them, and the legend in one row. */
    static void plainNumbers(AxesChartStyler styler) {
        styler.setDecimalPattern("0.####");
        styler.setYAxisTickLabelsFormattingFunction(Sentence::tick);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    }

    /** Hides the legend of a chart with one series, whose axis titles say it all. */
    static void legendOnlyIfNeeded(XYChart chart) {
        legend(chart);
        chart.getStyler().setLegendVisible(inLegend(chart).size() > 1);
    }

    /** Writes the names of a legend under each other where they are too long for a row. */
    static void legend(AxesChart<?, ?> chart) {
        if (!isRow(inLegend(chart), chart.getWidth())) {
            chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        }
    }

    private static boolean isRow(List<String> names, int width) {
        return names.stream()
                        .mapToInt(name -> widest(List.of(name)) + LEGEND_SYMBOL)
                        .sum()
                <= width - BESIDE;
    }

    /** Returns the height of a chart of the usual width whose legend has some names, so that it takes no room from the chart. */
    static int heightFor(List<String> names) {
        return ChartTheme.HEIGHT + (isRow(names, ChartTheme.WIDTH) ? 0 : (names.size() - 1) * LEGEND_LINE);
    }

    private static List<String> inLegend(AxesChart<?, ?> chart) {
        return chart.getSeriesCollection().stream()
                .filter(AxesChartSeries::isShowInLegend)
                .map(AxesChartSeries::getName)
                .toList();
    }

    /** Returns how wide a chart must be for some names to stand side by side under it. */
    static int widthFor(List<String> names) {
        return Math.max(ChartTheme.WIDTH, names.size() * (widest(names) + BETWEEN_NAMES) + 2 * BESIDE);
    }

    /** Returns how many pixels the longest of some names takes in the font of axes and legends. */
    static int widest(Collection<String> names) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return (int) Math.ceil(names.stream()
                .mapToDouble(
                        name -> ChartTheme.TEXT.getStringBounds(name, context).getWidth())
                .max()
                .orElse(0));
    }

    /** Adds measured values, joined by a line. */
    static XYSeries addLine(XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        series.setLineColor(color);
        series.setLineStyle(ChartTheme.solid(2));
        series.setMarker(marker);
        series.setMarkerColor(color);
        return series;
    }

    /** Adds a line that is a limit or a reference and not a result. */
    static XYSeries addReference(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        series.setLineColor(ChartTheme.QUIET);
        series.setLineStyle(ChartTheme.dashed(1.2f));
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /** Adds points, x and y each, that are not joined. */
    static XYSeries addDots(XYChart chart, String name, List<double[]> points, Color color, Marker marker) {
        return addDots(chart, name, axis(points, 0), axis(points, 1), color, marker);
    }

    /** The values, with gaps for those that cannot be painted, such as of a loss on its way to infinity. */
    static double[] paintable(double[] values) {
        return Arrays.stream(values)
                .map(value -> Math.abs(value) < LARGEST ? value : Double.NaN)
                .toArray();
    }

    /**
     * Lets the vertical axis of a chart whose series are all in it reach so far that it has labels, as for the loss of a network that learns
     * nothing: it differs in the last digits only, and is level to the eye.
     */
    static void tellLabelsApart(XYChart chart) {
        double[] all = chart.getSeriesCollection().stream()
                .flatMapToDouble(series -> Arrays.stream(series.getYData()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (all.length == 0 || all[0] == all[all.length - 1]) {
            return; // XChart labels the one value
        }
        double least = all[0];
        double greatest = all[all.length - 1];
        double missing = NARROWEST * Math.max(Math.abs(least), Math.abs(greatest)) - (greatest - least);
        if (missing > 0) {
            chart.getStyler().setYAxisMin(least - missing / 2).setYAxisMax(greatest + missing / 2);
        }
    }

    /** Returns one coordinate of all points. */
    static double[] axis(List<double[]> points, int axis) {
        return points.stream().mapToDouble(point -> point[axis]).toArray();
    }

    /** Adds values that are not joined. */
    static XYSeries addDots(XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(color);
        return series;
    }

    /** Makes the horizontal axis of a chart whose series are all in it logarithmic, for numbers of dimensions. */
    static void logarithmicDimensions(XYChart chart) {
        double[] dimensions = chart.getSeriesCollection().stream()
                .flatMapToDouble(series -> Arrays.stream(series.getXData()))
                .toArray();
        double least = Arrays.stream(dimensions).min().orElse(1);
        double greatest = Arrays.stream(dimensions).max().orElse(1);
        if (least == greatest) {
            // Of one place alone XChart makes an axis without a label.
            least /= 2;
            greatest *= 2;
            chart.getStyler().setXAxisMin(least).setXAxisMax(greatest);
        }
        logarithmic(chart, digitsWithLabel(least, greatest));
    }

    /**
     * Makes the horizontal axis logarithmic.
     *
     * @param least where it begins, above 0
     * @param greatest where it ends
     */
    static void logarithmic(XYChart chart, double least, double greatest) {
        if (greatest < ENOUGH_POWERS * least) {
            logarithmic(chart, digitsWithLabel(least, greatest));
        } else {
            chart.getStyler().setXAxisLogarithmic(true);
        }
    }

    private static void logarithmic(XYChart chart, String digits) {
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(false)
                .setXAxisTickLabelsFormattingFunction(value -> labelIfFirst(digits, value));
    }

    /** Of the ticks of a logarithmic axis only those have room for a label that begin with one of these; of a short one all. */
    private static String digitsWithLabel(double least, double greatest) {
        return greatest < 3 * least ? "123456789" : "1235";
    }

    private static String labelIfFirst(String digits, double value) {
        String label = Sentence.tick(value);
        String first = label.replaceFirst("^[0.]+(?=.)", "").substring(0, 1);
        return digits.contains(first) ? label : "";
    }
}
