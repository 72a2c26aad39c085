package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingStepTest {

    private static final int EXAMPLES = 12;
    private static final int FEATURES = 3;

    private static final TargetBounds BOUNDS = new TargetBounds(0, 2);

    /** Losses that are a mean over the minibatch, and losses that are a sum. */
    static List<Task> tasks() {
        Prototypes classes = Prototypes.place(2, 2);
        return List.of(
                Task.softmax(2),
                Task.squaredError(BOUNDS),
                Task.classification(classes),
                Task.regression(2, BOUNDS),
                Task.joint(classes, BOUNDS, JointArrangement.SHARED_SPHERE, 0.3));
    }

    static Stream<Arguments> cutsOfEachTask() {
        return tasks().stream()
                .flatMap(task ->
                        Stream.of("6 6", "8 4", "5 5 2", "1 11").map(cut -> arguments(named(task.name(), task), cut)));
    }

    /** A step in parts is that of the whole minibatch, however it is cut. */
    @ParameterizedTest
    @MethodSource("cutsOfEachTask")
    void theGradientsOfPartsAddUpToThatOfTheWhole(Task task, String cut) {
        int[] parts = Arrays.stream(cut.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertArrayEquals(weightsAfterTwoSteps(task, EXAMPLES), weightsAfterTwoSteps(task, parts), 1e-5f);
    }

    private static float[] weightsAfterTwoSteps(Task task, int... parts) {
        try (Model model = Model.newInstance("made", Device.cpu())) {
            NDManager manager = model.getNDManager();
            manager.getEngine().setRandomSeed(3);
            Block block = Networks.mlp(task.outputs(), 4);
            model.setBlock(block);
            DefaultTrainingConfig config = new DefaultTrainingConfig(task.loss())
                    .optOptimizer(new MomentumSgd(manager, Tracker.fixed(0.05f), 1e-3, 0.9, true))
                    .optDevices(new Device[] {Device.cpu()});
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, FEATURES));
                for (int step = 0; step < 2; step++) {
                    try (Batch batch = batch(trainer.getManager().newSubManager(), task, step, parts)) {
                        TrainingStep.take(trainer, batch, Dealing.none());
                    }
                }
            }
            float[] weights = new float[0];
            for (var parameter : block.getParameters().values()) {
                float[] more = parameter.getArray().toFloatArray();
                int before = weights.length;
                weights = Arrays.copyOf(weights, before + more.length);
                System.arraycopy(more, 0, weights, before, more.length);
            }
            return weights;
        }
    }

    /** A minibatch that is split as for several devices, all of which are this processor. */
    private static Batch batch(NDManager manager, Task task, int seed, int... parts) {
        Random random = new Random(seed);
        float[] features = new float[EXAMPLES * FEATURES];
        long[] labels = new long[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = random.nextInt(2);
            for (int j = 0; j < FEATURES; j++) {
                features[i * FEATURES + j] = (float) (random.nextGaussian() + labels[i]);
            }
        }
        NDList data = new NDList(manager.create(features, new Shape(EXAMPLES, FEATURES)));
        NDList answers = new NDList();
        if (task.needsLabels()) {
            answers.add(manager.create(labels));
        }
        if (task.needsTargets()) {
            answers.add(manager.create(labels).toType(DataType.FLOAT32, false).add(0.5f));
        }
        List<Integer> indices = IntStream.range(0, EXAMPLES).boxed().toList();
        return new Batch(manager, data, answers, EXAMPLES, Batchifier.STACK, Batchifier.STACK, 0, 0, indices) {
            @Override
            public Batch[] split(Device[] devices, boolean evenSplit) {
                Batch[] split = new Batch[parts.length];
                int from = 0;
                for (int i = 0; i < parts.length; i++) {
                    String rows = from + ":" + (from + parts[i]);
                    split[i] = new Batch(
                            getManager().newSubManager(),
                            new NDList(data.head().get(rows)),
                            new NDList(answers.stream()
                                    .map(answer -> answer.get(rows))
                                    .toList()),
                            parts[i],
                            Batchifier.STACK,
                            Batchifier.STACK,
                            0,
                            0,
                            indices.subList(from, from + parts[i]));
                    from += parts[i];
                }
                assertEquals(EXAMPLES, from);
                return split;
            }
        };
    }
}
