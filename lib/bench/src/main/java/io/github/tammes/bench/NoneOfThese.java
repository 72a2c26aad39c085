package io.github.tammes.bench;

import ai.djl.nn.Block;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.data.sets.FashionMnist;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How well a network knows what it does not know: by the cosine with the nearest prototype, by the largest softmax
 * probability, and by the length of the output of a prototype network.
 *
 * <p>Digits against garments, and CIFAR-100's first 80 classes against its last 20, of which the network has seen nothing.
 * Arguments: the folder of CIFAR-100, or "none"; how many seeds; epochs on CIFAR-100; how many of its images of each class are
 * trained on.
 */
public final class NoneOfThese {

    private NoneOfThese() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        int seeds = Integer.parseInt(arguments[1]);
        System.out.println("task, confidence: accuracy, AUROC, FPR at 95 % recall (medians over " + seeds + " seeds)");
        if (FashionMnist.isAvailable()) {
            Split<ImageData> digits = Digits.load();
            compare(
                    "digits against garments",
                    digits,
                    small(FashionMnist.load().test().first(1000)),
                    Networks::smallCnn,
                    Prototypes.place(10, 3),
                    TrainingOptions.epochs(15).withBatchSize(32),
                    seeds);
        } else {
            System.out.println("digits against garments: NOT RUN, there is no Fashion-MNIST here");
        }
        if (!arguments[0].equals("none")) {
            Split<ImageData> all = Cifar.cifar100(Path.of(arguments[0]));
            List<String> names = all.train().classNames();
            ImageData train =
                    all.train().ofClasses(names.subList(0, 80)).firstOfEachClass(Integer.parseInt(arguments[3]));
            compare(
                    "CIFAR-100, 80 classes against 20 held out",
                    new Split<>(train, all.test().ofClasses(names.subList(0, 80))),
                    all.test().ofClasses(names.subList(80, 100)),
                    Networks::smallCnn,
                    Prototypes.place(80, 80),
                    TrainingOptions.epochs(Integer.parseInt(arguments[2])).withAugmentation(Augmentation.padCropFlip()),
                    seeds);
        }
    }

    /** Brings garments to the size of the digits. */
    private static ImageData small(ImageData garments) throws IOException {
        ImageSize size = new ImageSize(8, 8, true);
        byte[] pixels = new byte[garments.size() * 64];
        for (int i = 0; i < garments.size(); i++) {
            System.arraycopy(size.fit(garments.images().toBufferedImage(i)), 0, pixels, i * 64, 64);
        }
        return ImageData.of("garments", Images.wrap(pixels, garments.size(), 8, 8, 1));
    }

    private static void compare(
            String name,
            Split<ImageData> known,
            ImageData unknown,
            IntFunction<Block> network,
            Prototypes prototypes,
            TrainingOptions options,
            int seeds) {
        List<double[]> cosine = new ArrayList<>();
        List<double[]> length = new ArrayList<>();
        List<double[]> softmax = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            TrainingOptions quiet = options.withSeed(seed).withSilent(true);
            try (TrainingRun run = Training.fit(Task.classification(prototypes), network, known, quiet)) {
                Predictions in = run.predict(known.test());
                Predictions out = run.predict(unknown);
                double accuracy = run.evaluate().accuracy();
                cosine.add(measures(accuracy, largest(in.scores()), largest(out.scores())));
                length.add(measures(accuracy, lengths(in.outputs()), lengths(out.outputs())));
            }
            try (TrainingRun run = Training.fit(Task.softmax(prototypes.classes()), network, known, quiet)) {
                softmax.add(measures(
                        run.evaluate().accuracy(),
                        probabilities(run.predict(known.test()).scores()),
                        probabilities(run.predict(unknown).scores())));
            }
        }
        print(name + ", cosine with the nearest prototype", cosine);
        print(name + ", length of the prototype network's output", length);
        print(name + ", largest softmax probability", softmax);
    }

    private static void print(String name, List<double[]> measures) {
        double[] medians = IntStream.range(0, 3)
                .mapToDouble(m -> median(
                        measures.stream().mapToDouble(values -> values[m]).toArray()))
                .toArray();
        System.out.printf(Locale.ROOT, "%s: %.3f, %.3f, %.3f%n", name, medians[0], medians[1], medians[2]);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double[] measures(double accuracy, double[] in, double[] out) {
        double higher = 0;
        double[] sorted = Arrays.stream(out).sorted().toArray();
        for (double score : in) {
            higher += (below(sorted, score, false) + below(sorted, score, true)) / 2.0;
        }
        double[] known = Arrays.stream(in).sorted().toArray();
        double threshold = known[(int) Math.floor(0.05 * known.length)];
        double passed = sorted.length - below(sorted, threshold, false);
        return new double[] {accuracy, higher / in.length / out.length, passed / out.length};
    }

    /** Counts the sorted values below a value, or not above it. */
    private static int below(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] largest(float[][] scores) {
        return Arrays.stream(scores)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(k -> row[k])
                        .max()
                        .orElseThrow())
                .toArray();
    }

    private static double[] lengths(float[][] outputs) {
        return Arrays.stream(outputs)
                .mapToDouble(row -> Math.sqrt(IntStream.range(0, row.length)
                        .mapToDouble(k -> (double) row[k] * row[k])
                        .sum()))
                .toArray();
    }

    private static double[] probabilities(float[][] logits) {
        return Arrays.stream(logits)
                .mapToDouble(row -> {
                    double largest = IntStream.range(0, row.length)
                            .mapToDouble(k -> row[k])
                            .max()
                            .orElseThrow();
                    return 1
                            / IntStream.range(0, row.length)
                                    .mapToDouble(k -> Math.exp(row[k] - largest))
                                    .sum();
                })
                .toArray();
    }
}
