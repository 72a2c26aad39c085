package io.github.tammes.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.tammes.loss.PrototypeLoss;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Steps of training with many classes: forward, loss, gradients and SGD with momentum on a minibatch of 128 made inputs.
 *
 * <p>Arguments: {@code HPN} or {@code softmax}; {@code head}, a last layer on 64 features, or {@code network}, a ResNet-32
 * on 32 × 32 pixels that ends in it; the number of classes; the dimensions of the prototypes. The prototypes are random
 * directions, since where they lie costs no step anything. After a first line each line of standard input asks for that many
 * steps, and is answered by the seconds of one.
 */
public final class ManyClasses {

    private static final int BATCH = 128;
    private static final int FEATURES = 64;

    private ManyClasses() {}

    /**
     * Runs the benchmark's process.
     *
     * @throws IOException if standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        boolean hpn = arguments[0].equals("HPN");
        boolean head = arguments[1].equals("head");
        int classes = Integer.parseInt(arguments[2]);
        int dimensions = Integer.parseInt(arguments[3]);
        int outputs = hpn ? dimensions : classes;
        Block block = head ? Linear.builder().setUnits(outputs).build() : Networks.cifarResNet(32, outputs);
        Shape input = head ? new Shape(BATCH, FEATURES) : new Shape(BATCH, 3, 32, 32);
        Loss loss = hpn
                ? new PrototypeLoss(Prototypes.place(classes, dimensions, PlacementOptions.of(PlacementMethod.RANDOM)))
                : Loss.softmaxCrossEntropyLoss();
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.01f))
                .optMomentum(0.9f)
                .build();
        try (Model model = Model.newInstance("classes", Device.cpu())) {
            model.setBlock(block);
            try (Trainer trainer = model.newTrainer(
                    new DefaultTrainingConfig(loss).optOptimizer(sgd).optDevices(new Device[] {Device.cpu()}))) {
                trainer.initialize(input);
                serve(trainer, input, classes);
            }
        }
    }

    private static void serve(Trainer trainer, Shape input, int classes) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        steps(trainer, input, classes, 2);
        System.out.println("ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(steps(trainer, input, classes, Integer.parseInt(line)));
        }
    }

    private static double steps(Trainer trainer, Shape input, int classes, int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                NDArray data = manager.randomNormal(input);
                NDArray labels =
                        manager.randomUniform(0, classes, new Shape(BATCH)).toType(DataType.INT32, false);
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDList outputs = trainer.forward(new NDList(data));
                    NDArray loss = trainer.getLoss().evaluate(new NDList(labels), outputs);
                    gradients.backward(loss);
                    outputs.close();
                    loss.close();
                }
            }
            trainer.step();
        }
        return (System.nanoTime() - start) / 1e9 / count;
    }
}
