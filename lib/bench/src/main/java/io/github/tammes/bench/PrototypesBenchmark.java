package io.github.tammes.bench;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.PlacementStep;
import io.github.tammes.sphere.Prototypes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.CancellationException;

/**
 * The Java side of {@code ./run bench prototypes}: reads lines of K, D, a seed and a greatest cosine to reach, and answers
 * each with the seconds that the default placement took to reach it and with what it reached.
 */
public final class PrototypesBenchmark {

    /** Looking costs about as much as a step. */
    private static final int STEPS_BETWEEN_LOOKS = 5;

    private PrototypesBenchmark() {}

    /** Answers until the input ends. */
    public static void main(String[] args) {
        try (Scanner in = new Scanner(System.in, StandardCharsets.US_ASCII).useLocale(Locale.ROOT)) {
            while (in.hasNextInt()) {
                answer(in.nextInt(), in.nextInt(), in.nextLong(), in.nextDouble());
            }
        }
    }

    private static void answer(int classes, int dimensions, long seed, double target) {
        double[] reached = {1};
        long start = System.nanoTime();
        try {
            Prototypes prototypes = Prototypes.place(
                    classes,
                    dimensions,
                    PlacementOptions.defaults().withSeed(seed),
                    step -> stopAt(target, step, reached));
            reached[0] = prototypes.certificate().maxCosine();
        } catch (CancellationException e) {
            // It is reached.
        }
        System.out.printf(Locale.ROOT, "%.6f %.8f%n", (System.nanoTime() - start) / 1e9, reached[0]);
    }

    private static void stopAt(double target, PlacementStep step, double[] reached) {
        if (step.step() % STEPS_BETWEEN_LOOKS == 0) {
            reached[0] = step.prototypes().certificate().maxCosine();
            if (reached[0] <= target) {
                throw new CancellationException("as good as asked for");
            }
        }
    }
}
