package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.JointLoss;
import io.github.tammes.loss.PrototypeEvaluators;
import io.github.tammes.loss.PrototypeLoss;
import io.github.tammes.loss.PrototypeRegressionLoss;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One class of ours at a time in a training that is otherwise DJL's. */
class PlainDjlTest {

    private static final int EXAMPLES = 90;
    private static final int CLASSES = 3;

    private NDManager manager;
    private Model model;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(5);
        model = Model.newInstance("plain");
    }

    @AfterEach
    void close() {
        model.close();
        manager.close();
    }

    /** Three clouds of points in the plane; the target is the number of the cloud. */
    private ArrayDataset.Builder clouds(boolean classes, boolean targets) {
        Random random = new Random(3);
        float[] points = new float[EXAMPLES * 2];
        long[] labels = new long[EXAMPLES];
        float[] values = new float[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            int cloud = i % CLASSES;
            labels[i] = cloud;
            values[i] = cloud;
            points[2 * i] = (float) (4 * Math.cos(cloud * 2) + random.nextGaussian());
            points[2 * i + 1] = (float) (4 * Math.sin(cloud * 2) + random.nextGaussian());
        }
        NDList answers = new NDList();
        if (classes) {
            answers.add(manager.create(labels));
        }
        if (targets) {
            answers.add(manager.create(values));
        }
        return new ArrayDataset.Builder()
                .setData(manager.create(points, new Shape(EXAMPLES, 2)))
                .optLabels(answers.toArray(new NDArray[0]))
                .setSampling(15, true);
    }

    private static Block twoLayers(int outputs) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(16).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(outputs).build());
    }

    private Trainer fit(Block block, Loss loss, Evaluator evaluator, Dataset dataset, Shape input)
            throws IOException, TranslateException {
        model.setBlock(block);
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .addEvaluator(evaluator)
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.02f))
                        .build())
                .addTrainingListeners(new EvaluatorTrainingListener()));
        trainer.initialize(input);
        EasyTrain.fit(trainer, 15, dataset, null);
        return trainer;
    }

    /** What DJL says of the last epoch. */
    private static float measured(Trainer trainer, Evaluator evaluator) {
        assertTrue(Float.isFinite(trainer.getTrainingResult().getTrainLoss()));
        return trainer.getTrainingResult().getTrainEvaluation(evaluator.getName());
    }

    @Test
    void classificationLossAndAccuracy() throws IOException, TranslateException {
        Prototypes prototypes = Prototypes.place(CLASSES, 2);
        Evaluator accuracy = PrototypeEvaluators.accuracy(prototypes);
        Dataset dataset = clouds(true, false).build();
        try (Trainer trainer = fit(twoLayers(2), new PrototypeLoss(prototypes), accuracy, dataset, new Shape(15, 2))) {
            assertTrue(measured(trainer, accuracy) > 0.9, "accuracy " + measured(trainer, accuracy));
        }
    }

    @Test
    void regressionLossAndError() throws IOException, TranslateException {
        TargetBounds bounds = new TargetBounds(0, 2);
        Evaluator error = PrototypeEvaluators.meanAbsoluteError(bounds);
        Dataset dataset = clouds(false, true).build();
        try (Trainer trainer =
                fit(twoLayers(3), new PrototypeRegressionLoss(bounds), error, dataset, new Shape(15, 2))) {
            // Always saying 1 has an error of 0.67.
            assertTrue(measured(trainer, error) < 0.3, "error " + measured(trainer, error));
        }
    }

    @Test
    void jointLossTakesBothAnswers() throws IOException, TranslateException {
        TargetBounds bounds = new TargetBounds(0, 2);
        Evaluator error = PrototypeEvaluators.meanAbsoluteError(bounds);
        Loss loss = new JointLoss(Prototypes.place(CLASSES, 2), bounds, JointArrangement.SEPARATE_AXIS, 0.5);
        Dataset dataset = clouds(true, true).build();
        try (Trainer trainer = fit(twoLayers(3), loss, error, dataset, new Shape(15, 2))) {
            assertTrue(measured(trainer, error) < 0.4, "error " + measured(trainer, error));
        }
    }

    @Test
    void networkAndMinibatchesWithSoftmax() throws IOException, TranslateException {
        ImageData digits = Digits.load().train().first(128);
        Evaluator accuracy = new ai.djl.training.evaluator.Accuracy();
        Dataset dataset = Minibatches.of(digits, MinibatchOptions.training(32).withSeed(4));
        Shape input = new Shape(32).addAll(digits.inputShape());
        try (Trainer trainer = fit(Networks.smallCnn(10), Loss.softmaxCrossEntropyLoss(), accuracy, dataset, input)) {
            assertTrue(measured(trainer, accuracy) > 0.8, "accuracy " + measured(trainer, accuracy));
            assertEquals(
                    10,
                    trainer.getModel()
                            .getBlock()
                            .getOutputShapes(new Shape[] {input})[0]
                            .get(1));
        }
    }

    @Test
    void topKCountsAtLeastTheNearest() {
        Prototypes prototypes = Prototypes.place(8, 4);
        NDArray outputs = manager.randomNormal(new Shape(50, 4));
        NDList labels = new NDList(manager.arange(50).mod(8).toType(ai.djl.ndarray.types.DataType.INT64, false));
        float before = 0;
        for (Evaluator evaluator : List.of(
                PrototypeEvaluators.accuracy(prototypes),
                PrototypeEvaluators.topK(prototypes, 3),
                PrototypeEvaluators.topK(prototypes, 8))) {
            evaluator.addAccumulator("test");
            evaluator.updateAccumulator("test", labels, new NDList(outputs));
            float value = evaluator.getAccumulator("test");
            assertTrue(value >= before, evaluator.getName() + " " + value);
            before = value;
        }
        assertEquals(1, before, "all classes are among the eight nearest");
    }
}
