package io.github.tammes.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import io.github.tammes.sphere.Prototypes;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {

    private static final TargetBounds BOUNDS = new TargetBounds(10, 30);
    private static final Prototypes PROTOTYPES = Prototypes.place(6, 3);
    private static final long[] CLASSES = {0, 5, 2, 2};
    private static final float[] TARGETS = {10, 30, 17.5f, 29};

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray random(int rows, int columns) {
        Random random = new Random(7);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(rows, columns));
    }

    private NDArray classes() {
        return manager.create(CLASSES);
    }

    private NDArray targets() {
        return manager.create(TARGETS);
    }

    @Test
    void workedExampleOfClassification() {
        Loss loss = new PrototypeLoss(Prototypes.of(new double[][] {{1, 0}, {0, 1}}));
        NDArray outputs = manager.create(new float[][] {{2, 0}, {3, 0}});
        assertEquals(
                1,
                loss.evaluate(new NDList(manager.create(new long[] {0, 1})), new NDList(outputs))
                        .getFloat(),
                1e-6);
    }

    @Test
    void workedExampleOfRegression() {
        Loss loss = new PrototypeRegressionLoss(new TargetBounds(0, 10));
        NDArray outputs = manager.create(new float[][] {{1, 0}, {0, 1}});
        assertEquals(
                1,
                loss.evaluate(new NDList(manager.create(new float[] {10, 10})), new NDList(outputs))
                        .getFloat(),
                1e-6);
    }

    @Test
    void classificationLossIsTheFormulaInDoubles() {
        NDArray outputs = random(4, 3);
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            double dot = 0;
            double norm = 0;
            for (int d = 0; d < 3; d++) {
                double z = outputs.getFloat(i, d);
                dot += z * PROTOTYPES.get((int) CLASSES[i], d);
                norm += z * z;
            }
            expected += Math.pow(1 - dot / Math.sqrt(norm), 2);
        }
        NDArray loss = new PrototypeLoss(PROTOTYPES).evaluate(new NDList(classes()), new NDList(outputs));
        assertEquals(expected, loss.getFloat(), 1e-5);
    }

    /** With more classes than images only the prototypes of the minibatch are looked up, on another path. */
    @Test
    void theNumberOfOtherClassesChangesNothing() {
        double[][] rows = new double[1000][];
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < rows.length; k++) {
            rows[k] = random.doubles(3, -1, 1).toArray();
        }
        Prototypes many = Prototypes.normalised(rows);
        int[] used = {999, 0, 512, 999};
        NDArray outputs = random(used.length, 3);
        float whole = new PrototypeLoss(many)
                .evaluate(new NDList(manager.create(used)), new NDList(outputs))
                .getFloat();
        float few = new PrototypeLoss(many.select(999, 0, 512))
                .evaluate(new NDList(manager.create(new int[] {0, 1, 2, 0})), new NDList(outputs))
                .getFloat();
        assertEquals(few, whole);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> new PrototypeLoss(many)
                        .evaluate(new NDList(manager.create(new int[] {1000})), new NDList(random(1, 3))));
    }

    @Test
    void lossIsTheSameForLongerOutputs() {
        NDArray outputs = random(4, 3);
        Loss loss = new PrototypeLoss(PROTOTYPES);
        float once = loss.evaluate(new NDList(classes()), new NDList(outputs)).getFloat();
        float scaled = loss.evaluate(new NDList(classes()), new NDList(outputs.mul(1000f)))
                .getFloat();
        assertEquals(once, scaled, 1e-5);
    }

    @Test
    void jointLossIsTheWeightedSumOfItsParts() {
        for (double weight : new double[] {0, 0.25, 1}) {
            NDArray outputs = random(4, 4);
            float joint = new JointLoss(PROTOTYPES, BOUNDS, JointArrangement.SEPARATE_AXIS, weight)
                    .evaluate(new NDList(classes(), targets()), new NDList(outputs))
                    .getFloat();
            float classification = new PrototypeLoss(PROTOTYPES)
                    .evaluate(new NDList(classes()), new NDList(outputs.get(":, 1:")))
                    .getFloat();
            float regression = new PrototypeRegressionLoss(BOUNDS)
                    .evaluate(new NDList(targets()), new NDList(outputs))
                    .getFloat();
            assertEquals((1 - weight) * classification + weight * regression, joint, 1e-5);
        }
    }

    @Test
    void sharedSphereReadsBothFromTheWholeOutput() {
        NDArray outputs = random(4, 3);
        float joint = new JointLoss(PROTOTYPES, BOUNDS, JointArrangement.SHARED_SPHERE, 0.5)
                .evaluate(new NDList(classes(), targets()), new NDList(outputs))
                .getFloat();
        float classification = new PrototypeLoss(PROTOTYPES)
                .evaluate(new NDList(classes()), new NDList(outputs))
                .getFloat();
        float regression = new PrototypeRegressionLoss(BOUNDS)
                .evaluate(new NDList(targets()), new NDList(outputs))
                .getFloat();
        assertEquals((classification + regression) / 2, joint, 1e-5);
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("classification", new PrototypeLoss(PROTOTYPES), 3),
                Arguments.of("regression on the circle", new PrototypeRegressionLoss(BOUNDS), 2),
                Arguments.of("regression", new PrototypeRegressionLoss(BOUNDS), 5),
                Arguments.of(
                        "joint, separate", new JointLoss(PROTOTYPES, BOUNDS, JointArrangement.SEPARATE_AXIS, 0.3), 4),
                Arguments.of(
                        "joint, shared", new JointLoss(PROTOTYPES, BOUNDS, JointArrangement.SHARED_SPHERE, 0.7), 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void gradientIsTheSlope(String name, Loss loss, int dimensions) {
        NDArray outputs = random(4, dimensions);
        NDList labels = new NDList(classes(), targets());
        outputs.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(loss.evaluate(labels, new NDList(outputs)));
        }
        float[] gradient = outputs.getGradient().toFloatArray();
        float[] values = outputs.toFloatArray();
        double step = 1e-2;
        for (int i = 0; i < values.length; i++) {
            double slope = (value(loss, labels, values, i, step) - value(loss, labels, values, i, -step)) / (2 * step);
            assertEquals(slope, gradient[i], 2e-3 * Math.max(1, Math.abs(slope)), name + ", element " + i);
        }
    }

    private double value(Loss loss, NDList labels, float[] values, int index, double change) {
        float[] moved = values.clone();
        moved[index] += (float) change;
        NDArray outputs = manager.create(moved, new Shape(4, values.length / 4));
        return loss.evaluate(labels, new NDList(outputs)).getFloat();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void zeroOutputHasCosineZeroAndNoGradient(String name, Loss loss, int dimensions) {
        NDArray outputs = random(4, dimensions);
        outputs.set(new ai.djl.ndarray.index.NDIndex("1"), 0);
        outputs.setRequiresGradient(true);
        float value;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray result = loss.evaluate(new NDList(classes(), targets()), new NDList(outputs));
            collector.backward(result);
            value = result.getFloat();
        }
        assertTrue(Float.isFinite(value), name);
        NDArray gradient = outputs.getGradient();
        assertEquals(0, gradient.get(1).abs().sum().getFloat(), name);
        assertTrue(Float.isFinite(gradient.abs().sum().getFloat()), name);
        assertTrue(gradient.get(0).abs().sum().getFloat() > 0, name);
    }

    @Test
    void zeroOutputCountsAsCosineZero() {
        NDArray zero = manager.zeros(new Shape(1, 3));
        assertEquals(
                1,
                new PrototypeLoss(PROTOTYPES)
                        .evaluate(new NDList(manager.create(new long[] {4})), new NDList(zero))
                        .getFloat());
        assertEquals(20, new PrototypeRegressionLoss(BOUNDS).targets(zero).getFloat(0), "half-way between the bounds");
    }

    @Test
    void targetOutsideTheBoundsCountsAsTheNearestBound() {
        NDArray outputs = random(1, 3);
        Loss loss = new PrototypeRegressionLoss(BOUNDS);
        assertEquals(
                loss.evaluate(new NDList(manager.create(new float[] {30})), new NDList(outputs))
                        .getFloat(),
                loss.evaluate(new NDList(manager.create(new float[] {99})), new NDList(outputs))
                        .getFloat());
    }

    @Test
    void oneDimensionIsTheSign() {
        NDArray outputs = manager.create(new float[][] {{0.001f}, {-5}});
        float[] targets = new PrototypeRegressionLoss(BOUNDS).targets(outputs).toFloatArray();
        assertEquals(30, targets[0]);
        assertEquals(10, targets[1]);
    }

    @Test
    void outputOfAnotherSizeIsExplained() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new PrototypeLoss(PROTOTYPES).evaluate(new NDList(classes()), new NDList(random(4, 5))));
        assertTrue(e.getMessage().contains("give the network 3 outputs"), e.getMessage());
        JointLoss joint = new JointLoss(PROTOTYPES, BOUNDS, JointArrangement.SEPARATE_AXIS, 0.5);
        e = assertThrows(
                IllegalArgumentException.class,
                () -> joint.evaluate(new NDList(classes(), random(1, 4).flatten()), new NDList(random(4, 3))));
        assertTrue(e.getMessage().contains("(4, 3) but must be (N, 4): give the network 4 outputs"), e.getMessage());
    }

    /** Truth values were taken for a mask: of ten prototypes as many as are true were compared with four outputs. */
    @Test
    void labelsThatAreNoClassNumbersAreRefused() {
        NDArray numbers = manager.create(new int[] {1, 0, 1, 1});
        for (int classes : new int[] {2, 4, 10}) {
            PrototypeLoss loss = new PrototypeLoss(Prototypes.place(classes, 3));
            NDList outputs = new NDList(random(4, 3));
            float expected = loss.evaluate(new NDList(numbers), outputs).getFloat();
            for (DataType type : new DataType[] {DataType.INT64, DataType.INT8, DataType.UINT8, DataType.FLOAT32}) {
                NDList labels = new NDList(numbers.toType(type, true));
                assertEquals(expected, loss.evaluate(labels, outputs).getFloat(), type.toString());
            }
            for (NDArray wrong :
                    new NDArray[] {numbers.toType(DataType.BOOLEAN, true), numbers.oneHot(classes), numbers.get("0:1")
                    }) {
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> loss.evaluate(new NDList(wrong), outputs));
                assertTrue(e.getMessage().contains("of type " + wrong.getDataType()), e.getMessage());
                assertTrue(e.getMessage().contains("give one number for each"), e.getMessage());
            }
        }
    }
}
