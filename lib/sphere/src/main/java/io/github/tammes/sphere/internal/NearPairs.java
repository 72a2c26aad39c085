package io.github.tammes.sphere.internal;

import java.util.Arrays;

/**
 * The smooth greatest cosine, {@code log(Σ exp(s · cos)) / s}, over those pairs of points that can matter: what lies
 * further below the greatest cosine than the exponential can tell from zero is left out, and looked at again before the
 * points have moved so far that it could count.
 *
 * <p>Of symmetric points one pair stands for all that the group makes of it.
 */
final class NearPairs {

    /** Below exp(-30) a weight is nothing beside the greatest, which is one. */
    private static final double NEGLIGIBLE = 30;

    private final Orbits orbits;
    private final int fixed;
    private final int dimensions;
    private final double[] points;
    private final double[] pointGradient;
    private final double[] reference;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private double[] cosines = new double[1024];
    private int pairs = -1;
    private double cut;
    private double greatest = -1;
    private long work;

    /**
     * Prepares the pairs.
     *
     * @param fixed how many of the first orbits do not move, so that pairs among them do not count
     */
    NearPairs(Orbits orbits, int fixed) {
        this.orbits = orbits;
        this.fixed = fixed;
        this.dimensions = orbits.dimensions();
        this.points = new double[orbits.points() * dimensions];
        this.pointGradient = new double[points.length];
        this.reference = new double[orbits.generators() * dimensions];
    }

    /** Returns how much has been computed, in multiplications or what takes as long. */
    long work() {
        return work;
    }

    /** Returns the greatest cosine of the generators that were evaluated last. */
    double greatest() {
        return greatest;
    }

    /**
     * Computes the value and its gradient with respect to the generators as free vectors.
     *
     * @param generators unit rows
     * @param gradient overwritten
     */
    double evaluate(double[] generators, double sharpness, double[] gradient) {
        orbits.spread(generators, points);
        if (pairs < 0) {
            list(generators, sharpness);
        } else {
            measure();
            if (cut > -1 && cut + 2 * farthestMove(generators) > greatest - NEGLIGIBLE / sharpness) {
                list(generators, sharpness);
            }
        }
        Arrays.fill(pointGradient, 0);
        work += (long) pairs * (dimensions + 12) + 8L * points.length;
        double total = 0;
        double least = greatest - NEGLIGIBLE / sharpness;
        for (int p = 0; p < pairs; p++) {
            if (cosines[p] > least) {
                double weight = Exponential.of(sharpness * (cosines[p] - greatest));
                total += weight;
                int a = from[p] * dimensions;
                int b = to[p] * dimensions;
                for (int d = 0; d < dimensions; d++) {
                    pointGradient[a + d] += weight * points[b + d];
                    pointGradient[b + d] += weight * points[a + d];
                }
            }
        }
        orbits.gather(pointGradient, gradient);
        if (total == 0) {
            return greatest; // a single point
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= total;
        }
        return greatest + StrictMath.log(total) / sharpness;
    }

    private void measure() {
        greatest = -1;
        for (int p = 0; p < pairs; p++) {
            cosines[p] = dot(from[p] * dimensions, to[p] * dimensions);
            greatest = Math.max(greatest, cosines[p]);
        }
    }

    /** The farther of what any point has moved since the pairs were listed. */
    private double farthestMove(double[] generators) {
        double farthest = 0;
        for (int start = 0; start < generators.length; start += dimensions) {
            double sum = 0;
            for (int d = start; d < start + dimensions; d++) {
                double move = generators[d] - reference[d];
                sum += move * move;
            }
            farthest = Math.max(farthest, sum);
        }
        return Math.sqrt(farthest);
    }

    private void list(double[] generators, double sharpness) {
        System.arraycopy(generators, 0, reference, 0, generators.length);
        greatest = -1;
        pairs = 0;
        double reach = NEGLIGIBLE / sharpness + Math.max(0.02, Math.min(0.3, 2 * NEGLIGIBLE / sharpness));
        cut = -1;
        for (int i = 0; i < orbits.generators(); i++) {
            int a = orbits.first(i);
            for (int b = i < fixed ? orbits.first(fixed) : a + 1; b < orbits.points(); b++) {
                double cosine = dot(a * dimensions, b * dimensions);
                if (cosine > greatest) {
                    greatest = cosine;
                    cut = Math.max(-1, greatest - reach);
                }
                if (cosine >= cut) {
                    add(a, b, cosine);
                }
            }
        }
        work += (long) orbits.generators() * orbits.points() * dimensions;
        int kept = 0;
        for (int p = 0; p < pairs; p++) {
            if (cosines[p] >= cut) {
                from[kept] = from[p];
                to[kept] = to[p];
                cosines[kept++] = cosines[p];
            }
        }
        pairs = kept;
    }

    private void add(int a, int b, double cosine) {
        if (pairs == from.length) {
            from = Arrays.copyOf(from, 2 * pairs);
            to = Arrays.copyOf(to, 2 * pairs);
            cosines = Arrays.copyOf(cosines, 2 * pairs);
        }
        from[pairs] = a;
        to[pairs] = b;
        cosines[pairs++] = cosine;
    }

    private double dot(int a, int b) {
        double even = 0;
        double odd = 0;
        int d = 0;
        for (; d + 1 < dimensions; d += 2) {
            even += points[a + d] * points[b + d];
            odd += points[a + d + 1] * points[b + d + 1];
        }
        return d < dimensions ? even + odd + points[a + d] * points[b + d] : even + odd;
    }
}
