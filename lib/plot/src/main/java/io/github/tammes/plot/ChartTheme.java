package io.github.tammes.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.theme.AbstractBaseTheme;

/** How all charts of the library look: white, thin grey lines, little text, colours told apart by colour-blind eyes. */
final class ChartTheme extends AbstractBaseTheme {

    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    static final Color INK = new Color(0x33, 0x38, 0x40);
    static final Color QUIET = new Color(0x6B, 0x72, 0x7C);
    static final Color FAR_INK = new Color(0x8B, 0x93, 0x9D);
    static final Color LINE = new Color(0xC9, 0xCE, 0xD4);
    static final Color FAINT = new Color(0xE8, 0xEB, 0xEE);

    static final Color BLUE = new Color(0x00, 0x72, 0xB2);
    static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);
    static final Color GREEN = new Color(0x00, 0x9E, 0x73);
    static final Color PURPLE = new Color(0x66, 0x1F, 0x66);
    static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
    static final Color SKY = new Color(0x56, 0xB4, 0xE9);

    private static final Color[] SERIES = {BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, QUIET};
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** A line between neighbouring values, thick enough to have a colour. */
    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** A line that is a limit and not a result. */
    static BasicStroke dashed(float width) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {5 * width, 3 * width}, 0);
    }

    /** The colour of the n-th series, the first again after the last. */
    static Color series(int n) {
        return SERIES[n % SERIES.length];
    }

    /** The same colour, letting through what is behind it. */
    static Color translucent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** Returns true for a colour on which white letters are read better than black ones. */
    static boolean isDark(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue() < 140;
    }

    /** A colour between two others. */
    static Color between(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }

    @Override
    public Font getBaseFont() {
        return TEXT;
    }

    @Override
    public Color getChartFontColor() {
        return INK;
    }

    @Override
    public Color getChartBackgroundColor() {
        return Color.WHITE;
    }

    @Override
    public int getChartPadding() {
        return 12;
    }

    @Override
    public Font getChartTitleFont() {
        return TEXT.deriveFont(Font.BOLD, 14);
    }

    /** Titles are for screen readers; a notebook has its own headings. */
    @Override
    public boolean isChartTitleVisible() {
        return false;
    }

    @Override
    public boolean isChartTitleBoxVisible() {
        return false;
    }

    @Override
    public int getChartTitlePadding() {
        return 8;
    }

    @Override
    public Color[] getSeriesColors() {
        return SERIES.clone();
    }

    @Override
    public BasicStroke[] getSeriesLines() {
        return new BasicStroke[] {solid(2)};
    }

    @Override
    public Font getLegendFont() {
        return TEXT;
    }

    @Override
    public Color getLegendBackgroundColor() {
        return Color.WHITE;
    }

    @Override
    public Color getLegendBorderColor() {
        return Color.WHITE;
    }

    @Override
    public LegendPosition getLegendPosition() {
        return LegendPosition.OutsideS;
    }

    @Override
    public int getLegendSeriesLineLength() {
        return 18;
    }

    @Override
    public Color getPlotBackgroundColor() {
        return Color.WHITE;
    }

    @Override
    public boolean isPlotBorderVisible() {
        return false;
    }

    @Override
    public boolean isPlotGridVerticalLinesVisible() {
        return false;
    }

    @Override
    public Color getPlotGridLinesColor() {
        return FAINT;
    }

    @Override
    public BasicStroke getPlotGridLinesStroke() {
        return new BasicStroke(1);
    }

    @Override
    public int getPlotMargin() {
        return 4;
    }

    @Override
    public Font getAxisTitleFont() {
        return TEXT;
    }

    @Override
    public Font getAxisTickLabelsFont() {
        return TEXT.deriveFont(11f);
    }

    @Override
    public Color getAxisTickLabelsColor() {
        return QUIET;
    }

    @Override
    public Color getAxisTickMarksColor() {
        return LINE;
    }

    @Override
    public BasicStroke getAxisTickMarksStroke() {
        return new BasicStroke(1);
    }

    @Override
    public int getAxisTickMarkLength() {
        return 4;
    }

    @Override
    public boolean isPlotTicksMarksVisible() {
        return false;
    }

    @Override
    public int getMarkerSize() {
        return 7;
    }

    @Override
    public Font getAnnotationTextFont() {
        return TEXT.deriveFont(11f);
    }

    @Override
    public Color getAnnotationTextFontColor() {
        return INK;
    }
}
