package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final Split<ImageData> FEW =
            new Split<>(DIGITS.train().first(96), DIGITS.test().first(32));
    private static final Task TASK = Task.classification(Prototypes.place(10, 3));
    private static final TrainingOptions OPTIONS =
            TrainingOptions.epochs(2).withBatchSize(32).withSilent(true);

    private static String identity(
            Task task, IntFunction<Block> network, Split<ImageData> data, TrainingOptions options) {
        return TrainingSettings.of(task, network, data, options).identity();
    }

    private static IntFunction<Block> net(Block middle, Initializer weights) {
        return outputs -> {
            SequentialBlock block = new SequentialBlock()
                    .add(Blocks.batchFlattenBlock())
                    .add(middle)
                    .add(Linear.builder().setUnits(outputs).build());
            if (weights != null) {
                block.setInitializer(weights, parameter -> true);
            }
            return block;
        };
    }

    private static IntFunction<Block> pooled(int kernel, int padding) {
        return outputs -> new SequentialBlock()
                .add(Pool.maxPool2dBlock(new Shape(kernel, kernel), new Shape(2, 2), new Shape(padding, padding)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(outputs).build());
    }

    /** Recorded results are found by it. */
    @Test
    void theStructureOfTheNetworksOfRecordedResultsIsWhatItWas() {
        for (IntFunction<Block> network : List.<IntFunction<Block>>of(
                Networks::smallCnn, n -> Networks.cifarResNet(32, n), n -> Networks.mlp(n, 9))) {
            String text = NetworkStructure.of(initialized(network.apply(3)), Map.of());
            assertTrue(text.contains("lambda") && !text.contains("lambda["), text);
        }
    }

    private static Block initialized(Block block) {
        try (NDManager manager = NDManager.newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 8, 8));
            return block;
        }
    }

    @Test
    void whateverDecidesTheResultIsInTheIdentity() {
        List<String> identities = new ArrayList<>();
        identities.add(identity(TASK, Networks::smallCnn, FEW, OPTIONS));
        identities.add(identity(Task.softmax(10), Networks::smallCnn, FEW, OPTIONS));
        identities.add(identity(
                Task.classification(Prototypes.place(10, 3).select(1, 0, 2, 3, 4, 5, 6, 7, 8, 9)),
                Networks::smallCnn,
                FEW,
                OPTIONS));
        // Data: fewer, in another order, with another test part, with a validation part.
        identities.add(
                identity(TASK, Networks::smallCnn, new Split<>(FEW.train().first(64), FEW.test()), OPTIONS));
        identities.add(
                identity(TASK, Networks::smallCnn, new Split<>(FEW.train().shuffled(1), FEW.test()), OPTIONS));
        identities.add(identity(
                TASK, Networks::smallCnn, new Split<>(FEW.train(), FEW.test().first(16)), OPTIONS));
        identities.add(identity(TASK, Networks::smallCnn, FEW.withValidation(0.2, 0), OPTIONS));
        // Networks: other weights, and others of the same weights.
        identities.add(identity(TASK, n -> Networks.mlp(n, 20), FEW, OPTIONS));
        identities.add(identity(TASK, n -> Networks.mlp(n, 21), FEW, OPTIONS));
        identities.add(identity(TASK, net(Activation.reluBlock(), null), FEW, OPTIONS));
        identities.add(identity(TASK, net(Activation.tanhBlock(), null), FEW, OPTIONS));
        identities.add(identity(TASK, net(Dropout.builder().optRate(0.1f).build(), null), FEW, OPTIONS));
        identities.add(identity(TASK, net(Dropout.builder().optRate(0.2f).build(), null), FEW, OPTIONS));
        identities.add(identity(TASK, net(Activation.reluBlock(), new NormalInitializer(0.1f)), FEW, OPTIONS));
        identities.add(identity(TASK, net(Activation.reluBlock(), new NormalInitializer(0.2f)), FEW, OPTIONS));
        // What a function has taken along: a slope, a kernel.
        identities.add(identity(TASK, net(Activation.leakyReluBlock(0.1f), null), FEW, OPTIONS));
        identities.add(identity(TASK, net(Activation.leakyReluBlock(0.9f), null), FEW, OPTIONS));
        identities.add(identity(TASK, pooled(3, 1), FEW, OPTIONS));
        identities.add(identity(TASK, pooled(5, 2), FEW, OPTIONS));
        assertEquals(identities.size(), new HashSet<>(identities).size(), identities.toString());
        identities.forEach(identity -> assertTrue(identity.matches("[0-9a-f]{12}"), identity));
    }

    @Test
    void everyOptionDecidesOrIsKnownNotTo() {
        Map<String, Function<TrainingOptions, TrainingOptions>> deciding = new LinkedHashMap<>();
        deciding.put("epochs", o -> o.withEpochs(3));
        deciding.put("batchSize", o -> o.withBatchSize(16));
        deciding.put("algorithm", o -> o.withAlgorithm(OptimizerKind.NESTEROV));
        deciding.put("learningRate", o -> o.withLearningRate(0.5));
        deciding.put("schedule", o -> o.withSchedule(new Schedule.OneCycle(0.9)));
        deciding.put("momentum", o -> o.withMomentum(0.5));
        deciding.put("weightDecay", o -> o.withWeightDecay(0.5));
        deciding.put("seed", o -> o.withSeed(9));
        deciding.put("augmentation", o -> o.withAugmentation(Augmentation.padCropFlip()));
        deciding.put("bestKept", TrainingOptions::keepBest);
        deciding.put("patience", o -> o.withPatience(3));
        deciding.put("redealing", o -> o.withRedealing(2));
        // A model to start from does by its weights; see the test of fine-tuning.
        deciding.put("startFrom", o -> o.withSeed(10));
        Map<String, Function<TrainingOptions, TrainingOptions>> others = new LinkedHashMap<>();
        others.put("dataThreads", o -> o.withDataThreads(4));
        others.put("device", o -> o.withDevice(DevicePreference.CPU));
        others.put("checkpoint", o -> o.withCheckpoint(Path.of("x.zip")));
        others.put("silent", o -> o.withSilent(false));
        assertEquals(
                TrainingOptions.class.getRecordComponents().length,
                deciding.size() + others.size(),
                "a new option is in one of the two");
        String usual = identity(TASK, Networks::smallCnn, FEW, OPTIONS);
        deciding.forEach((name, change) ->
                assertNotEquals(usual, identity(TASK, Networks::smallCnn, FEW, change.apply(OPTIONS)), name));
        others.forEach((name, change) ->
                assertEquals(usual, identity(TASK, Networks::smallCnn, FEW, change.apply(OPTIONS)), name));
    }

    @Test
    void namesDecideNothing() {
        Split<ImageData> renamed =
                new Split<>(FEW.train().withName("mine"), FEW.test().withName("yours"));
        assertEquals(
                identity(TASK, Networks::smallCnn, FEW, OPTIONS),
                identity(TASK, outputs -> Networks.smallCnn(outputs), renamed, OPTIONS));
    }

    @Test
    void aTrainingHasTheIdentityThatWasToldBefore() {
        TrainingSettings told = TrainingSettings.of(TASK, Networks::smallCnn, FEW, OPTIONS);
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, FEW, OPTIONS)) {
            assertEquals(told, run.label().settings());
            assertEquals(told.identity(), run.label().settings().identity());
            assertTrue(
                    Integer.parseInt(run.label().settings().values().get("threads")) >= 1,
                    "on how many threads it was computed is recorded");
        }
    }

    @Test
    void theIdentityIsTheSameInEveryProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.pytorch.num_threads=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingSettingsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String there = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(identities().toString(), there.trim());
    }

    /** Prints the identities, for a test that compares those of two processes. */
    public static void main(String[] arguments) {
        System.out.println(identities());
    }

    private static List<String> identities() {
        Function<NDList, NDList> same = list -> list;
        return List.of(
                identity(TASK, Networks::smallCnn, FEW, OPTIONS),
                identity(TASK, outputs -> Networks.cifarResNet(8, outputs), FEW, OPTIONS),
                identity(TASK, net(new ai.djl.nn.LambdaBlock(same, "same"), null), FEW, OPTIONS));
    }

    @Test
    void tellingTheIdentityDrawsNoRandomNumbers() {
        float[] untouched = KeptEpochTest.weightsWithDropout(() -> {});
        float[] told = KeptEpochTest.weightsWithDropout(
                () -> IntStream.range(0, 3).forEach(i -> identity(TASK, Networks::smallCnn, FEW, OPTIONS)));
        org.junit.jupiter.api.Assertions.assertArrayEquals(untouched, told);
    }
}
