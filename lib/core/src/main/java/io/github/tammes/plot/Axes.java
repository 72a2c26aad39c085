package io.github.tammes.plot;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Empty charts with two axes, and the kinds of series that are drawn in them. */
final class Axes {

    private Axes() {}

    /** Returns an empty chart of the usual size. */
    static XYChart chart(String xTitle, String yTitle) {
        return chart(ChartTheme.WIDTH, xTitle, yTitle);
    }

    /** Returns an empty chart with as much room beside it as its legend needs, one line for each series. */
    static XYChart chartWithLegendBeside(int legendWidth, String xTitle, String yTitle) {
        XYChart chart = chart(ChartTheme.WIDTH + legendWidth, xTitle, yTitle);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        return chart;
    }

    private static XYChart chart(int width, String xTitle, String yTitle) {
        XYChart chart = new XYChart(width, ChartTheme.HEIGHT, new ChartTheme());
        chart.setTitle(xTitle.isEmpty() ? yTitle : yTitle + " against " + xTitle);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        plainNumbers(chart.getStyler());
        return chart;
    }

    /** Numbers without separators, for years and epochs are among them, and the legend in one row. */
    static void plainNumbers(AxesChartStyler styler) {
        styler.setDecimalPattern("0.####");
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    }

    /** Hides the legend of a chart with one series, whose axis titles say it all. */
    static void legendOnlyIfNeeded(XYChart chart) {
        long inLegend = chart.getSeriesCollection().stream()
                .filter(XYSeries::isShowInLegend)
                .count();
        chart.getStyler().setLegendVisible(inLegend > 1);
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

    /** Makes the horizontal axis logarithmic, for numbers of dimensions. */
    static void logarithmicDimensions(XYChart chart) {
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setXAxisLogarithmicDecadeOnly(false)
                .setXAxisTickLabelsFormattingFunction(Axes::dimensionsLabel);
    }

    /** Of the ticks of a logarithmic axis only those have room for a label that begin with 1, 2, 3 or 5. */
    private static String dimensionsLabel(double dimensions) {
        String digits = String.valueOf(Math.round(dimensions));
        return "1235".indexOf(digits.charAt(0)) >= 0 ? digits : "";
    }
}
