package io.github.tammes.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A round marker of its own size, with a thin white rim that keeps it apart from what it covers. */
final class Dot extends Marker {

    private static final float RIM = 1.2f;

    private final double diameter;
    private final boolean filled;

    private Dot(double diameter, boolean filled) {
        this.diameter = diameter;
        this.filled = filled;
    }

    static Dot filled(double diameter) {
        return new Dot(diameter, true);
    }

    /** A ring: what is behind or only a reference. */
    static Dot ring(double diameter) {
        return new Dot(diameter, false);
    }

    double diameter() {
        return diameter;
    }

    boolean isFilled() {
        return filled;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int markerSize) {
        Color color = g.getColor();
        Ellipse2D disc = new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
        g.setStroke(new BasicStroke(RIM));
        g.setColor(filled ? color : Color.WHITE);
        g.fill(disc);
        g.setColor(filled ? Color.WHITE : color);
        g.draw(disc);
        g.setColor(color);
    }
}
