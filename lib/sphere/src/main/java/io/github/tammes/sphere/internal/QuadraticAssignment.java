package io.github.tammes.sphere.internal;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Chooses which class gets which of some fixed points, so that classes alike get points near each other: a quadratic
 * assignment, improved by exchanging the points of two classes until no exchange gains, from several random starts.
 *
 * <p>What an assignment is worth is the sum over pairs of cosine times nearness, whose
 * change by an exchange takes K steps and not K².
 */
public final class QuadraticAssignment {

    private static final int STARTS = 20;
    private static final double NEGLIGIBLE = 1e-9;

    private final int classes;
    private final double[] nearness;
    private final double[] cosines;

    /**
     * Makes the problem.
     *
     * @param nearness how much two classes want to be near each other, {@code (K, K)}, symmetric
     * @param cosines of the points, {@code (K, K)}, symmetric
     */
    public QuadraticAssignment(int classes, double[] nearness, double[] cosines) {
        this.classes = classes;
        this.nearness = nearness;
        this.cosines = cosines;
    }

    /** Returns, for each class, the index of its point. */
    public int[] assign(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            int[] points = shuffled(random);
            exchangeAll(points);
            double worth = worth(points);
            if (worth > most) {
                most = worth;
                best = points;
            }
        }
        return best;
    }

    private int[] shuffled(SplittableRandom random) {
        int[] points = IntStream.range(0, classes).toArray();
        for (int i = classes - 1; i > 0; i--) {
            exchange(points, i, random.nextInt(i + 1));
        }
        return points;
    }

    private void exchangeAll(int[] points) {
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 0; i < classes; i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("aligning the prototypes was interrupted");
                }
                for (int j = 0; j < i; j++) {
                    if (gain(points, i, j) > NEGLIGIBLE) {
                        exchange(points, i, j);
                        better = true;
                    }
                }
            }
        }
    }

    private double gain(int[] points, int i, int j) {
        int rowOfI = points[i] * classes;
        int rowOfJ = points[j] * classes;
        double gain = 0;
        for (int k = 0; k < classes; k++) {
            if (k != i && k != j) {
                gain += (nearness[i * classes + k] - nearness[j * classes + k])
                        * (cosines[rowOfJ + points[k]] - cosines[rowOfI + points[k]]);
            }
        }
        return gain;
    }

    private double worth(int[] points) {
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < i; j++) {
                sum += nearness[i * classes + j] * cosines[points[i] * classes + points[j]];
            }
        }
        return sum;
    }

    private static void exchange(int[] points, int i, int j) {
        int point = points[i];
        points[i] = points[j];
        points[j] = point;
    }
}
