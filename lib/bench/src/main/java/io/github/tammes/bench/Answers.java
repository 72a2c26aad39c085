package io.github.tammes.bench;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A list of pictures beside an evaluation of the same images: a ResNet-32, in turns.
 *
 * <p>Arguments: the folder of CIFAR-100, how many images, how many turns.
 */
public final class Answers {

    private Answers() {}

    /** Prints the images per second of each turn and, at the end, the ratio of the medians. */
    public static void main(String[] arguments) {
        Split<ImageData> all = Cifar.cifar100(Path.of(arguments[0]));
        ImageData asked = all.test().first(Integer.parseInt(arguments[1]));
        List<BufferedImage> pictures = IntStream.range(0, asked.size())
                .mapToObj(asked.images()::toBufferedImage)
                .toList();
        Split<ImageData> few = new Split<>(all.train().first(128), asked.first(32));
        TrainingOptions options = TrainingOptions.epochs(1).withSilent(true);
        try (TrainingRun run = Training.fit(
                Task.classification(Prototypes.place(100, 100)), n -> Networks.cifarResNet(32, n), few, options)) {
            TrainedModel model = run.model();
            int turns = Integer.parseInt(arguments[2]);
            double[] lists = new double[turns];
            double[] evaluations = new double[turns];
            model.predictAll(pictures);
            for (int turn = 0; turn < turns; turn++) {
                int at = turn;
                evaluations[at] = speed(asked.size(), () -> model.evaluate(asked));
                lists[at] = speed(asked.size(), () -> model.predictAll(pictures));
                System.out.printf(
                        Locale.ROOT,
                        "turn %d: a list %.0f images/s, evaluate() %.0f images/s%n",
                        turn + 1,
                        lists[at],
                        evaluations[at]);
            }
            System.out.printf(Locale.ROOT, "ratio: %.3f%n", median(lists) / median(evaluations));
        }
    }

    private static double speed(int images, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return images / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
