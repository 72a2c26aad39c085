package io.github.tammes.bench;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RegressionTrial;
import io.github.tammes.experiment.RemoteTrial;
import io.github.tammes.net.Networks;
import io.github.tammes.spark.LocalCluster;
import io.github.tammes.spark.SparkExperiment;
import io.github.tammes.train.DevicePreference;
import io.github.tammes.train.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.SparkSession;

/**
 * Trials per hour of the same grid in this process, with one executor of Spark and with two, in turns; and what a task ships. It
 * lies apart from the other benchmarks, for it alone needs Spark on its class path.
 *
 * <p>Arguments: how many trials, epochs of each, turns.
 */
public final class GridThroughput {

    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private GridThroughput() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        int trials = Integer.parseInt(arguments[0]);
        int epochs = Integer.parseInt(arguments[1]);
        int turns = Integer.parseInt(arguments[2]);
        List<RegressionTrial> grid = grid(trials, epochs);
        Path folder = Files.createTempDirectory("tammes-bench-spark-");
        System.out.printf(
                Locale.ROOT,
                "%d trials of %d epoch%s, a small CNN on 1,437 turned digits%n",
                trials,
                epochs,
                epochs == 1 ? "" : "s");
        ship(grid.get(0), folder.resolve("shipped"));
        List<Double> here = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            Experiment alone = Experiment.in(folder.resolve("here-" + turn));
            here.add(perHour("one process", trials, () -> alone.run(grid, 1)));
            one.add(onSpark(1, grid, folder.resolve("one-" + turn)));
            two.add(onSpark(2, grid, folder.resolve("two-" + turn)));
        }
        System.out.printf(
                Locale.ROOT,
                "medians: one process %.0f trials/h, one executor %.0f, two executors %.0f%n",
                median(here),
                median(one),
                median(two));
        System.out.printf(Locale.ROOT, "ratio of one executor to one process: %.2f%n", median(one) / median(here));
        System.out.printf(Locale.ROOT, "ratio: %.2f%n", median(two) / median(here));
        if (!FileUtil.fullyDelete(folder.toFile())) {
            throw new IOException(folder + " cannot be deleted");
        }
        System.exit(0);
    }

    private static List<RegressionTrial> grid(int trials, int epochs) {
        Split<ImageData> turned = RotatedImages.of(Digits.load(), -60, 60, 1);
        double[] rates = IntStream.range(0, (trials + 2) / 3)
                .mapToDouble(i -> 1e-3 * (i + 1))
                .toArray();
        return RegressionTrial.sweep(
                        3,
                        turned,
                        Networks::smallCnn,
                        TrainingOptions.epochs(epochs).withBatchSize(64).withDevice(DevicePreference.CPU),
                        rates,
                        1)
                .subList(0, trials);
    }

    private static double onSpark(int executors, List<RegressionTrial> grid, Path folder) throws IOException {
        try (LocalCluster cluster = LocalCluster.start(executors);
                SparkSession session = cluster.session("bench")) {
            // As for the process, which has run a trial before: what starts once is not counted, only what the trials
            // take.
            while (session.sparkContext().statusTracker().getExecutorInfos().length <= executors) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
            List<RegressionTrial> first = grid(3 * executors, 1).subList(0, executors);
            silently(() -> SparkExperiment.run(session, Experiment.in(folder.resolve("first")), first));
            return perHour(
                    executors + (executors == 1 ? " executor" : " executors"),
                    grid.size(),
                    () -> SparkExperiment.run(session, Experiment.in(folder), grid));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void silently(Runnable run) {
        Display.during(new Silent(), () -> {
            run.run();
            return null;
        });
    }

    private static double perHour(String what, int trials, Runnable run) {
        long start = System.nanoTime();
        silently(run);
        double rate = trials * 3600e9 / (System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "%s: %.0f trials/h%n", what, rate);
        return rate;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** Says what goes to an executor and comes back. */
    private static void ship(RegressionTrial trial, Path folder) throws IOException {
        Experiment experiment = Experiment.in(folder);
        RemoteTrial remote = RemoteTrial.claim(experiment, List.of(trial)).get(0);
        int recipe = remote.recipe().getBytes(StandardCharsets.UTF_8).length;
        byte[] data = remote.data();
        byte[] outcome = Display.during(
                new Silent(),
                () -> RemoteTrial.run(remote.recipe(), name -> RemoteTrial.data(data), remote.checkpoint())
                        .orElseThrow());
        long checkpoint;
        try (Stream<Path> files = Files.list(experiment.checkpoints())) {
            checkpoint = files.filter(file -> file.toString().endsWith(".zip"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
        remote.close();
        System.out.printf(
                Locale.ROOT,
                "shipped for each task: recipe %,d bytes, outcome %,d bytes, checkpoint %,d bytes an epoch; "
                        + "once for each executor: data %,d bytes%n",
                recipe,
                outcome.length,
                checkpoint,
                data.length);
    }

    private static final class Silent implements Display {

        @Override
        public void show(Object value) {
            // The figures are all that counts.
        }

        @Override
        public Live live(Object first) {
            return value -> {};
        }

        @Override
        public boolean updatesInPlace() {
            return false;
        }
    }
}
