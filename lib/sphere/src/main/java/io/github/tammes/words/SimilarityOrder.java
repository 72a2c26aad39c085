package io.github.tammes.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** For each class, the other classes from the one most like it to the one least like it: order, not value. */
final class SimilarityOrder {

    /** Cosines that differ by no more are equal: what is between them is how they were computed. */
    private static final double ROUNDING = 1e-9;

    private final int[][] order;
    private final int[][] lower;
    private final int[][] rank;

    private SimilarityOrder(int[][] order, int[][] lower, int[][] rank) {
        this.order = order;
        this.lower = lower;
        this.rank = rank;
    }

    /**
     * Orders classes by the cosines of their word vectors.
     *
     * @throws IllegalArgumentException if a vector is zero
     */
    static SimilarityOrder of(WordVectors words) {
        int classes = words.size();
        int[][] order = new int[classes][];
        int[][] lower = new int[classes][];
        int[][] rank = new int[classes][classes];
        for (int i = 0; i < classes; i++) {
            int self = i;
            double[] similarity = IntStream.range(0, classes)
                    .mapToDouble(j -> words.cosine(self, j))
                    .toArray();
            if (Double.isNaN(similarity[i])) {
                throw new IllegalArgumentException(
                        "the vector of \"" + words.words().get(i)
                                + "\" is zero and has no direction; leave the class out or give it another vector");
            }
            order[i] = IntStream.range(0, classes)
                    .filter(j -> j != self)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -similarity[j]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            lower[i] = firstLower(order[i], similarity);
            for (int position = 0; position < classes - 1; position++) {
                rank[i][order[i][position]] = position;
            }
        }
        return new SimilarityOrder(order, lower, rank);
    }

    /** For each position, the first one whose class is less like: the next one, unless two classes are alike but for rounding. */
    private static int[] firstLower(int[] order, double[] similarity) {
        int[] lower = new int[order.length];
        for (int position = order.length - 1; position >= 0; position--) {
            boolean tied = position + 1 < order.length
                    && similarity[order[position]] - similarity[order[position + 1]] <= ROUNDING;
            lower[position] = tied ? lower[position + 1] : position + 1;
        }
        return lower;
    }

    /** Returns K. */
    int classes() {
        return order.length;
    }

    /** Returns the other classes, K - 1 of them, from the one most like the class to the one least like it. */
    int[] from(int anchor) {
        return order[anchor];
    }

    /** Returns, for each position in {@link #from}, the first position of a class that is truly less like. */
    int[] firstLower(int anchor) {
        return lower[anchor];
    }

    /** Returns where a class stands seen from another: 0 for the one most like it, K - 2 for the one least. */
    int rank(int anchor, int other) {
        return rank[anchor][other];
    }

    /** Returns how far apart two classes are in order, seen from both of them: 0 for mutual neighbours, at most 1. */
    double meanRank(int i, int j) {
        return (rank[i][j] + rank[j][i]) / (2.0 * Math.max(1, classes() - 2));
    }

    /** Returns true if there is any class to which one other class is more alike than another. */
    boolean prefersAny() {
        return IntStream.range(0, classes()).anyMatch(i -> lower[i][0] < order[i].length);
    }

    /** Returns the fraction of all triplets (anchor, nearer, farther) that cosines {@code (K, K)} have in this order. */
    double agreement(double[] cosines) {
        double[] right = new double[classes()];
        long[] triplets = new long[classes()];
        IntStream.range(0, classes()).parallel().forEach(i -> {
            int[] others = order[i];
            for (int near = 0; near < others.length; near++) {
                double nearer = cosines[i * classes() + others[near]];
                for (int far = lower[i][near]; far < others.length; far++) {
                    right[i] += inOrder(nearer - cosines[i * classes() + others[far]]);
                }
                triplets[i] += others.length - lower[i][near];
            }
        });
        return Arrays.stream(right).sum() / Arrays.stream(triplets).sum();
    }

    /** Prototypes at one distance, as in a simplex, are in neither order: half right. */
    private static double inOrder(double difference) {
        return difference > ROUNDING ? 1 : difference < -ROUNDING ? 0 : 0.5;
    }

    /** Returns how near two classes are by the mean rank of one for the other: from 1, the nearest, to −1; {@code (K, K)}. */
    double[] nearness() {
        int classes = classes();
        double[] nearness = new double[classes * classes];
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                nearness[i * classes + j] = i == j ? 0 : 1 - 2 * meanRank(i, j);
            }
        }
        return nearness;
    }
}
