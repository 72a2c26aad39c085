package io.github.tammes.kernel;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** XChart charts, as PNG sharp on screens of twice the usual density, or as SVG where asked for. */
final class ChartRendering implements Rendering<Chart<?, ?>> {

    private static final int PIXELS_PER_CSS_PIXEL = 2;

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    public Class<Chart<?, ?>> type() {
        return (Class) Chart.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.PNG);
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
            bundle = Png.of(paint(chart), chart.getWidth(), chart.getHeight(), description)
                    .addTo(bundle);
        }
        if (wanted.test(MimeBundle.SVG)) {
            bundle = bundle.with(MimeBundle.SVG, Svg.of(chart));
        }
        return bundle;
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

    /** Says in words what kind of chart it is, of what, and which series it has. */
    private static String describe(Chart<?, ?> chart) {
        StringBuilder words = new StringBuilder(chart.getClass().getSimpleName());
        String title = chart.getTitle();
        if (title != null && !title.isBlank()) {
            words.append(" “").append(title).append('”');
        }
        List<String> names = new ArrayList<>();
        for (Series series : chart.getSeriesCollection()) {
            names.add(series.getName());
        }
        if (!names.isEmpty()) {
            int shown = Math.min(names.size(), 8);
            words.append(" of ").append(String.join(", ", names.subList(0, shown)));
            if (shown < names.size()) {
                words.append(" and ").append(names.size() - shown).append(" more");
            }
        }
        return words.toString();
    }
}
