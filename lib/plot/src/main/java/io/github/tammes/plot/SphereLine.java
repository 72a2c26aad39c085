package io.github.tammes.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Lines on the sphere, seen from one side and cut into the parts in front and behind. */
final class SphereLine {

    /** So near to half a turn there is no telling which great circle is the shortest. */
    private static final double OPPOSITE = 1e-6;

    private final SphereView view;
    private final List<double[]> front = new ArrayList<>();
    private final List<double[]> back = new ArrayList<>();

    SphereLine(SphereView view) {
        this.view = view;
    }

    /** Adds a line through points of space. */
    void add(int points, IntFunction<double[]> point) {
        boolean before = false;
        for (int i = 0; i < points; i++) {
            double[] p = point.apply(i);
            double[] seen = view.see(p[0], p[1], p[2]);
            boolean now = seen[2] >= -1e-9;
            if (i > 0 && now != before) {
                // The point at which the line goes behind belongs to both parts.
                (before ? front : back).add(seen);
            }
            (now ? front : back).add(seen);
            before = now;
            if (i > 0) {
                endOther(now);
            }
        }
        end(front);
        end(back);
    }

    /** Adds the shorter great circle between two unit vectors. */
    void addArc(double[] from, double[] to) {
        double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
        double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
        int points = 2 + (int) (angle / 0.05);
        add(points, i -> between(from, to, i / (points - 1.0), true));
    }

    /** A point on the way between two unit vectors, along the sphere or straight; between opposite ones over any side. */
    static double[] between(double[] from, double[] to, double share, boolean alongSphere) {
        double cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2];
        double angle = alongSphere ? Math.acos(Math.max(-1, Math.min(1, cosine))) : 0;
        if (Math.PI - angle < OPPOSITE) {
            double[] aside = aside(from);
            double along = Math.cos(share * angle);
            double across = Math.sin(share * angle);
            return new double[] {
                along * from[0] + across * aside[0],
                along * from[1] + across * aside[1],
                along * from[2] + across * aside[2]
            };
        }
        double a = angle < 1e-9 ? 1 - share : Math.sin((1 - share) * angle) / Math.sin(angle);
        double b = angle < 1e-9 ? share : Math.sin(share * angle) / Math.sin(angle);
        return new double[] {a * from[0] + b * to[0], a * from[1] + b * to[1], a * from[2] + b * to[2]};
    }

    /** A unit vector across another: its cross product with the axis that it is farthest from. */
    private static double[] aside(double[] unit) {
        int axis = 0;
        for (int d = 1; d < 3; d++) {
            axis = Math.abs(unit[d]) < Math.abs(unit[axis]) ? d : axis;
        }
        int next = (axis + 1) % 3;
        int last = (axis + 2) % 3;
        double length = Math.hypot(unit[next], unit[last]);
        double[] across = new double[3];
        across[next] = unit[last] / length;
        across[last] = -unit[next] / length;
        return across;
    }

    /** Returns the parts in front, {@code {x, y}}, with NaN where a part ends. */
    double[][] front() {
        return coordinates(front);
    }

    /** Returns the parts behind, {@code {x, y}}, with NaN where a part ends. */
    double[][] back() {
        return coordinates(back);
    }

    private void endOther(boolean inFront) {
        end(inFront ? back : front);
    }

    private static void end(List<double[]> part) {
        if (!part.isEmpty() && !Double.isNaN(part.get(part.size() - 1)[0])) {
            part.add(new double[] {Double.NaN, Double.NaN, Double.NaN});
        }
    }

    private static double[][] coordinates(List<double[]> points) {
        return new double[][] {
            points.stream().mapToDouble(p -> p[0]).toArray(),
            points.stream().mapToDouble(p -> p[1]).toArray()
        };
    }
}
