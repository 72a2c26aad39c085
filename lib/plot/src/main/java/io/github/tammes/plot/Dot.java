package io.github.tammes.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/**
 * A marker of its own size and form, with a thin white rim that keeps it apart from what it covers; with a sign in it or a
 * name beside it if wanted. Text that is part of a marker is covered by what comes after it, as the marker is.
 */
final class Dot extends Marker {

    /** What a dot looks like: forms that plotly.js draws on a sphere, too, and calls the same in small letters. */
    enum Form {
        CIRCLE,
        SQUARE,
        DIAMOND,
        CROSS,
        X
    }

    private static final float RIM = 1.2f;
    private static final float HALO = 3;

    /** The letters in a dot, as a share of its diameter. */
    private static final float SIGN = 0.62f;

    private static final double GAP = 4;

    private final double diameter;
    private final boolean filled;
    private final Form form;
    private final String sign;
    private final String label;
    private final Color ink;
    private final double rightward;
    private final double upward;

    private Dot(
            double diameter,
            boolean filled,
            Form form,
            String sign,
            String label,
            Color ink,
            double rightward,
            double upward) {
        this.diameter = diameter;
        this.filled = filled;
        this.form = form;
        this.sign = sign;
        this.label = label;
        this.ink = ink;
        this.rightward = rightward;
        this.upward = upward;
    }

    static Dot filled(double diameter) {
        return of(diameter, Form.CIRCLE);
    }

    static Dot of(double diameter, Form form) {
        return new Dot(diameter, true, form, "", "", ChartTheme.INK, 0, 1);
    }

    /** A ring: what is only a reference, or lies outside the chart. */
    static Dot ring(double diameter) {
        return new Dot(diameter, false, Form.CIRCLE, "", "", ChartTheme.INK, 0, 1);
    }

    /** This dot with letters in it. */
    Dot withSign(String newSign) {
        return new Dot(diameter, filled, form, newSign, label, ink, rightward, upward);
    }

    /** This dot with text beside it, in a direction from −1 to 1 each way. */
    Dot withLabel(String newLabel, Color newInk, double newRightward, double newUpward) {
        return new Dot(diameter, filled, form, sign, newLabel, newInk, newRightward, newUpward);
    }

    double diameter() {
        return diameter;
    }

    /** What is written in the dot or beside it; empty if nothing is. */
    String text() {
        return sign.isEmpty() ? label : sign;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int markerSize) {
        Color color = g.getColor();
        Shape shape = shape(x, y);
        g.setStroke(new BasicStroke(RIM));
        g.setColor(filled ? color : Color.WHITE);
        g.fill(shape);
        g.setColor(filled ? Color.WHITE : color);
        g.draw(shape);
        if (!sign.isEmpty()) {
            paintSign(g, color, x, y);
        }
        if (!label.isEmpty()) {
            paintLabel(g, x, y);
        }
        g.setColor(color);
    }

    /** The form, of about the same area as the disc. */
    private Shape shape(double x, double y) {
        double r = diameter / 2;
        return switch (form) {
            case CIRCLE -> new Ellipse2D.Double(x - r, y - r, diameter, diameter);
            case SQUARE -> square(x, y, r);
            case DIAMOND -> turned(square(x, y, r), x, y);
            case CROSS -> cross(x, y, r);
            case X -> turned(cross(x, y, r), x, y);
        };
    }

    private static Shape square(double x, double y, double r) {
        return new Rectangle2D.Double(x - 0.87 * r, y - 0.87 * r, 1.74 * r, 1.74 * r);
    }

    private static Shape cross(double x, double y, double r) {
        Area cross = new Area(new Rectangle2D.Double(x - 1.15 * r, y - 0.42 * r, 2.3 * r, 0.84 * r));
        cross.add(new Area(new Rectangle2D.Double(x - 0.42 * r, y - 1.15 * r, 0.84 * r, 2.3 * r)));
        return cross;
    }

    private static Shape turned(Shape shape, double x, double y) {
        return new Path2D.Double(shape, AffineTransform.getRotateInstance(Math.PI / 4, x, y));
    }

    private void paintSign(Graphics2D g, Color color, double x, double y) {
        float size = (float) diameter * (sign.length() > 1 ? 0.9f * SIGN : SIGN);
        TextLayout text = new TextLayout(sign, ChartTheme.TEXT.deriveFont(Font.BOLD, size), g.getFontRenderContext());
        Rectangle2D bounds = text.getBounds();
        g.setColor(ChartTheme.isDark(color) ? Color.WHITE : Color.BLACK);
        text.draw(g, (float) (x - bounds.getCenterX()), (float) (y - bounds.getCenterY()));
    }

    private void paintLabel(Graphics2D g, double x, double y) {
        TextLayout text = new TextLayout(label, ChartTheme.TEXT.deriveFont(11f), g.getFontRenderContext());
        Rectangle2D bounds = text.getBounds();
        double away = diameter / 2 + GAP;
        double centreX = x + rightward * (away + bounds.getWidth() / 2);
        double centreY = y - upward * (away + bounds.getHeight() / 2);
        double left = centreX - bounds.getWidth() / 2;
        Rectangle2D clip = g.getClipBounds();
        if (clip != null) {
            // A name is moved rather than cut off.
            left = Math.max(clip.getMinX() + 2, Math.min(clip.getMaxX() - 2 - bounds.getWidth(), left));
        }
        AffineTransform place =
                AffineTransform.getTranslateInstance(left - bounds.getX(), centreY - bounds.getCenterY());
        Shape letters = text.getOutline(place);
        g.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(ChartTheme.translucent(Color.WHITE, 215));
        g.draw(letters);
        g.setColor(ink);
        g.fill(letters);
    }
}
