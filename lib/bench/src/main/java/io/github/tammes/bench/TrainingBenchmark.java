package io.github.tammes.bench;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;

/**
 * Our side of the training benchmark: it trains by {@link Training#fit}, data path, evaluators and all, but only when
 * told to.
 *
 * <p>Arguments: the folder of CIFAR-100, the depth of the residual network, the batch size, the number of data threads.
 * Each line of standard input is a number of minibatches; when they are done, their seconds are written as a line to
 * standard output. The end of the input ends the process.
 */
public final class TrainingBenchmark {

    private TrainingBenchmark() {}

    /** Runs the benchmark's process. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int depth = Integer.parseInt(arguments[1]);
        int batchSize = Integer.parseInt(arguments[2]);
        int dataThreads = Integer.parseInt(arguments[3]);
        Split<ImageData> data = Cifar.cifar100(folder);
        IntFunction<Block> network = outputs -> Networks.cifarResNet(depth, outputs);
        TrainingOptions options = TrainingOptions.epochs(1_000_000)
                .withBatchSize(batchSize)
                .withSchedule(Schedule.constant())
                .withAugmentation(Augmentation.padCropFlip())
                .withDataThreads(dataThreads)
                .withSilent(true);
        try (TrainingRun run = Training.fit(
                Task.classification(Prototypes.place(100, 100)),
                network,
                new Split<>(data.train(), data.test().first(batchSize)),
                options,
                new Turns())) {
            System.err.println("ours: " + run.task().name() + " ended after "
                    + run.history().epochs().size() + " epochs");
        }
    }

    /** Trains so many minibatches as the other side of the pipe asks for, then waits for its next line. */
    private static final class Turns extends TrainingListenerAdapter {

        private final BufferedReader requests =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        private int left;
        private long start;

        /** Begins after the first minibatch, which has set everything up. */
        @Override
        public void onTrainingBatch(Trainer trainer, TrainingListener.BatchData batchData) {
            if (left > 0 && --left > 0) {
                return;
            }
            answers.println(start == 0 ? "ready" : String.valueOf((System.nanoTime() - start) / 1e9));
            try {
                String request = requests.readLine();
                if (request == null) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = Integer.parseInt(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            start = System.nanoTime();
        }
    }
}
