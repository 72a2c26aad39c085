package io.github.tammes.kernel;

import io.github.tammes.display.Interactive;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Predicate;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/**
 * XChart charts, as PNG sharp on screens of twice the usual density, or as SVG where asked for; with those that can be taken
 * hold of comes a figure for plotly.js, which front ends that draw such figures prefer.
 */
final class ChartRendering implements Rendering<Chart<?, ?>> {

    private static final int PIXELS_PER_CSS_PIXEL = 2;

    /** So many series are named where the title is no sentence. */
    private static final int NAMED = 8;

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    public Class<Chart<?, ?>> type() {
        return (Class) Chart.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.PNG, MimeBundle.PLOTLY);
    }

    @Override
    public List<String> onRequest() {
        return List.of(MimeBundle.SVG);
    }

    @Override
    public MimeBundle render(Chart<?, ?> chart, Predicate<String> wanted) {
        String description = describe(chart);
        MimeBundle bundle = MimeBundle.ofText(description);
        if (wanted.test(MimeBundle.PNG)) {
            bundle = Png.of(pixels(chart), chart.getWidth(), chart.getHeight(), description)
                    .addTo(bundle);
        }
        if (chart instanceof Interactive interactive && wanted.test(MimeBundle.PLOTLY)) {
            bundle = bundle.with(MimeBundle.PLOTLY, interactive.figure());
        }
        if (wanted.test(MimeBundle.SVG)) {
            bundle = bundle.with(MimeBundle.SVG, Svg.of(chart));
        }
        return bundle;
    }

    /** The colours of a heat map are its values, all of which are wanted. */
    private static BufferedImage pixels(Chart<?, ?> chart) {
        return chart instanceof HeatMapChart ? paint(chart) : FewColors.of(paint(chart));
    }

    private static BufferedImage paint(Chart<?, ?> chart) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        var image = new BufferedImage(
                width * PIXELS_PER_CSS_PIXEL, height * PIXELS_PER_CSS_PIXEL, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(PIXELS_PER_CSS_PIXEL, PIXELS_PER_CSS_PIXEL);
            AxisLabels.paint(chart, graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Says in a sentence what is seen: the title if it is one, else what the chart and its series are called. */
    private static String describe(Chart<?, ?> chart) {
        String title = chart.getTitle() == null ? "" : chart.getTitle().strip();
        if (title.endsWith(".")) {
            return title;
        }
        StringBuilder words = new StringBuilder("A chart");
        if (!title.isEmpty()) {
            words.append(", “").append(title).append("”,");
        }
        List<String> names =
                chart.getSeriesCollection().stream().map(Series::getName).toList();
        if (!names.isEmpty()) {
            words.append(" of ").append(String.join(", ", names.subList(0, Math.min(names.size(), NAMED))));
            if (names.size() > NAMED) {
                words.append(" and ").append(names.size() - NAMED).append(" more");
            }
        }
        return (words.charAt(words.length() - 1) == ',' ? words.substring(0, words.length() - 1) : words) + ".";
    }
}
