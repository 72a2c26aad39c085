package io.github.tammes.words;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The paper's ranking loss (HPN, classification, "prototypes with privileged information"; RankNet, Burges et al., 2005):
 * the mean over triplets (i, j, k), in which class j is more like i than k is, of {@code log(1 + exp(-s (cos_ij -
 * cos_ik))) / s}. The paper has a sharpness s of 1; the division by s keeps the loss on the scale of cosines.
 */
final class RankLoss {

    /** The greatest sharpness whose exponentials of cosine differences, at most 2, are all numbers. */
    static final double SHARPEST = 300;

    /** A product of such exponentials is turned into a logarithm before one more could make it vanish. */
    private static final double SMALL = 1e-40;

    private final SimilarityOrder order;
    private final int classes;
    private final int[][] strides;
    private final long triplets;

    /**
     * Chooses the triplets.
     *
     * @param comparisons with how many other classes each pair (i, j) is compared; 0 for all triplets
     */
    RankLoss(SimilarityOrder order, int comparisons, long seed) {
        this.order = order;
        this.classes = order.classes();
        boolean all = comparisons == 0 || comparisons >= classes - 2;
        this.strides = all ? null : strides(classes, comparisons, new SplittableRandom(seed));
        this.triplets =
                IntStream.range(0, classes).mapToLong(this::countTriplets).sum();
    }

    /** Distinct distances between two positions of an order, for each anchor others. */
    private static int[][] strides(int classes, int comparisons, SplittableRandom random) {
        int[][] strides = new int[classes][];
        for (int i = 0; i < classes; i++) {
            strides[i] =
                    random.ints(1, classes - 1).distinct().limit(comparisons).toArray();
        }
        return strides;
    }

    private long countTriplets(int anchor) {
        int[] lower = order.firstLower(anchor);
        long count = 0;
        for (int position = 0; position < lower.length; position++) {
            if (strides == null) {
                count += lower.length - lower[position];
            } else {
                for (int stride : strides[anchor]) {
                    int other = (position + stride) % lower.length;
                    count += apart(lower, Math.min(position, other), Math.max(position, other)) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Whether the class at the first position is truly more like than the one at the second, further back. */
    private static boolean apart(int[] lower, int near, int far) {
        return far >= lower[near];
    }

    /**
     * Returns the loss and adds its derivatives.
     *
     * @param cosines {@code (K, K)}
     * @param sharpness s, positive, at most {@link #SHARPEST}
     * @param derivatives {@code (K, K)}; row i is added what the triplets of anchor i contribute
     */
    double evaluate(double[] cosines, double sharpness, double[] derivatives) {
        double[] losses = new double[classes];
        IntStream anchors = IntStream.range(0, classes);
        (triplets > 100_000 ? anchors.parallel() : anchors)
                .forEach(i -> losses[i] = evaluate(i, cosines, sharpness, derivatives));
        return Arrays.stream(losses).sum() / (triplets * sharpness);
    }

    private double evaluate(int anchor, double[] cosines, double sharpness, double[] derivatives) {
        int[] others = order.from(anchor);
        int[] lower = order.firstLower(anchor);
        int offset = anchor * classes;
        // Shifted so that none overflows.
        double[] exponentials = new double[others.length];
        for (int p = 0; p < others.length; p++) {
            exponentials[p] = Math.exp(sharpness * (cosines[offset + others[p]] - 1));
        }
        double[] slopes = new double[others.length];
        double loss = strides == null
                ? all(exponentials, lower, slopes)
                : sampled(exponentials, lower, strides[anchor], slopes);
        for (int p = 0; p < others.length; p++) {
            derivatives[offset + others[p]] += slopes[p] / triplets;
        }
        return loss;
    }

    private static double all(double[] exponentials, int[] lower, double[] slopes) {
        double loss = 0;
        double product = 1;
        for (int near = 0; near < exponentials.length; near++) {
            double nearer = exponentials[near];
            double slope = 0;
            for (int far = lower[near]; far < exponentials.length; far++) {
                double farther = exponentials[far];
                double inverse = 1 / (nearer + farther);
                double wrong = farther * inverse;
                slope += wrong;
                slopes[far] += wrong;
                product *= nearer * inverse;
                if (product < SMALL) {
                    loss -= Math.log(product);
                    product = 1;
                }
            }
            slopes[near] -= slope;
        }
        return loss - Math.log(product);
    }

    private static double sampled(double[] exponentials, int[] lower, int[] strides, double[] slopes) {
        double loss = 0;
        double product = 1;
        for (int position = 0; position < exponentials.length; position++) {
            for (int stride : strides) {
                int other = (position + stride) % exponentials.length;
                int near = Math.min(position, other);
                int far = Math.max(position, other);
                if (apart(lower, near, far)) {
                    double sum = exponentials[near] + exponentials[far];
                    slopes[near] -= exponentials[far] / sum;
                    slopes[far] += exponentials[far] / sum;
                    product *= exponentials[near] / sum;
                    if (product < SMALL) {
                        loss -= Math.log(product);
                        product = 1;
                    }
                }
            }
        }
        return loss - Math.log(product);
    }
}
