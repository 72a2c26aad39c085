package io.github.tammes.sphere.internal;

/**
 * The universal bound of Levenshtein: at most L<sub>m</sub>(D, s) unit vectors in D dimensions have pairwise cosines of
 * at most s (V. I. Levenshtein, "Designs as maximum codes in polynomial metric spaces", Acta Applicandae Mathematicae
 * 29, 1992; equations as in P. Boyvalenkov and others, "Universal lower bounds for potential energy of spherical codes",
 * 2016). Here it is turned round: the smallest s that K vectors may reach.
 *
 * <p>L is continuous and increasing in s and made of pieces; piece m = 2k - 1 + e reaches from where a design of
 * strength m has its least size to where one of strength m + 1 has.
 */
public final class LevenshteinBound {

    private LevenshteinBound() {}

    /** Returns the least possible greatest cosine of K unit vectors, K &gt; D + 1, D ≥ 3. */
    public static double of(int classes, int dimensions) {
        int k = 1;
        int e = 0;
        while (classes > largest(dimensions, k, e)) {
            k += e;
            e = 1 - e;
        }
        // Piece (k, 0) is on [t(k-1; 1, 1), t(k; 1, 0)] and piece (k, 1) on [t(k; 1, 0), t(k; 1, 1)].
        double low = e == 0 ? greatestZero(dimensions, k - 1, 1) : greatestZero(dimensions, k, 0);
        double high = greatestZero(dimensions, k, e);
        for (int halving = 0; halving < 100; halving++) {
            double middle = (low + high) / 2;
            if (piece(dimensions, k, e, middle) < classes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // The lower end: rounding must not turn a bound into a claim that is too strong.
        return low - 1e-12;
    }

    /** The bound at the right end of piece (k, e): the least size of a design of strength 2k + e. */
    private static double largest(int dimensions, int k, int e) {
        double binomial = binomial(dimensions + k - 1, k);
        return e == 1 ? 2 * binomial : binomial + binomial(dimensions + k - 2, k - 1);
    }

    private static double piece(int n, int k, int e, double s) {
        double[] p = gegenbauer(n, k + e, s);
        if (e == 0) {
            return binomial(k + n - 3, k - 1) * ((2.0 * k + n - 3) / (n - 1) - (p[k - 1] - p[k]) / ((1 - s) * p[k]));
        }
        return binomial(k + n - 2, k)
                * ((2.0 * k + n - 1) / (n - 1) - (1 + s) * (p[k] - p[k + 1]) / ((1 - s) * (p[k] + p[k + 1])));
    }

    /** Gegenbauer polynomials of degrees 0 to {@code degree} in n dimensions, scaled to 1 at 1. */
    private static double[] gegenbauer(int n, int degree, double s) {
        double[] p = new double[Math.max(2, degree + 1)];
        p[0] = 1;
        p[1] = s;
        for (int i = 1; i < degree; i++) {
            p[i + 1] = ((2.0 * i + n - 2) * s * p[i] - i * p[i - 1]) / (i + n - 2);
        }
        return p;
    }

    /**
     * The greatest zero of the polynomial of degree k that is orthogonal under the Gegenbauer weight times (1 - s)(1 + s)^e;
     * -1 for k = 0. Right of it, and only there, all lower polynomials of the sequence are positive too.
     */
    private static double greatestZero(int n, int k, int e) {
        double low = -1;
        double high = 1;
        for (int halving = 0; halving < 100 && k > 0; halving++) {
            double middle = (low + high) / 2;
            if (allPositive((n - 1) / 2.0, (n - 3) / 2.0 + e, k, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static boolean allPositive(double a, double b, int degree, double s) {
        double previous = 1;
        double current = (a + 1) + (a + b + 2) * (s - 1) / 2;
        for (int i = 2; i <= degree && current > 0; i++) {
            double c = 2 * i + a + b;
            double next = ((c - 1) * (c * (c - 2) * s + a * a - b * b) * current
                            - 2 * (i + a - 1) * (i + b - 1) * c * previous)
                    / (2 * i * (i + a + b) * (c - 2));
            previous = current;
            current = next;
        }
        return current > 0;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        int fewer = Math.min(k, n - k);
        for (int i = 1; i <= fewer; i++) {
            product = product * (n - fewer + i) / i;
        }
        return product;
    }
}
