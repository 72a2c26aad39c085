package io.github.tammes.kernel;

import java.awt.Graphics2D;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.AxesChartSeries;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * Paints a chart, its axes labelled by powers of ten where numbers are large: XChart (4.0.3) looks for labels of at most 20
 * characters, and where it can find none, for ever.
 */
final class AxisLabels {

    /** From here on a number with separators fills an axis. */
    private static final double LARGE = 1e10;

    private static final String POWER_OF_TEN = "0.######E0";

    private AxisLabels() {}

    static void paint(Chart<?, ?> chart, Graphics2D graphics) {
        if (!(chart.getStyler() instanceof AxesChartStyler styler)) {
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
            return;
        }
        String x = styler.getXAxisDecimalPattern();
        String y = styler.getYAxisDecimalPattern();
        try {
            if (x == null
                    && isLarge(
                            chart,
                            AxesChartSeries::getXMin,
                            AxesChartSeries::getXMax,
                            styler.getXAxisMin(),
                            styler.getXAxisMax())) {
                styler.setXAxisDecimalPattern(POWER_OF_TEN);
            }
            if (y == null
                    && isLarge(
                            chart,
                            AxesChartSeries::getYMin,
                            AxesChartSeries::getYMax,
                            styler.getYAxisMin(),
                            styler.getYAxisMax())) {
                styler.setYAxisDecimalPattern(POWER_OF_TEN);
            }
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        } finally {
            styler.setXAxisDecimalPattern(x);
            styler.setYAxisDecimalPattern(y);
        }
    }

    private static boolean isLarge(
            Chart<?, ?> chart,
            ToDoubleFunction<AxesChartSeries> min,
            ToDoubleFunction<AxesChartSeries> max,
            Double setMin,
            Double setMax) {
        DoubleStream ofSeries = chart.getSeriesCollection().stream()
                .filter(AxesChartSeries.class::isInstance)
                .map(AxesChartSeries.class::cast)
                .filter(series -> series.isEnabled())
                .flatMapToDouble(series -> DoubleStream.of(min.applyAsDouble(series), max.applyAsDouble(series)));
        DoubleStream set = Stream.of(setMin, setMax).filter(Objects::nonNull).mapToDouble(Double::doubleValue);
        // A series without values has Double's own limits.
        return DoubleStream.concat(ofSeries, set)
                .map(Math::abs)
                .anyMatch(value -> value >= LARGE && value < Double.MAX_VALUE);
    }
}
