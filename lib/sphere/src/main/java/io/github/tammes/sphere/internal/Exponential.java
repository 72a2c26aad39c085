package io.github.tammes.sphere.internal;

/**
 * The exponential function from sums and products alone, so that every processor and every compiler comes to the same
 * bits: {@link Math#exp} may differ in the last, and a search that hops between minima ends somewhere else by that.
 */
final class Exponential {

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;

    /** 1/n! from n = 13 down to 2. */
    private static final double[] COEFFICIENTS = {
        1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7, 2.7557319223985893e-6,
        2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3, 8.333333333333333e-3, 4.1666666666666664e-2,
        0.16666666666666666, 0.5
    };

    private Exponential() {}

    /** Returns exp(x) for x in [-700, 0], within a few units of the last place. */
    static double of(double x) {
        long n = (long) (x * LOG2_E - 0.5); // towards zero, and x is not positive: to the nearest
        double r = x - n * LN2_HIGH - n * LN2_LOW;
        double sum = COEFFICIENTS[0];
        for (int i = 1; i < COEFFICIENTS.length; i++) {
            sum = sum * r + COEFFICIENTS[i];
        }
        double value = 1 + (r + r * r * sum);
        return value * Double.longBitsToDouble((n + 1023) << 52);
    }
}
