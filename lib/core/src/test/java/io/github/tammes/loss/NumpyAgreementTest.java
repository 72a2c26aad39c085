package io.github.tammes.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import com.google.gson.Gson;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and predictions against a computation with NumPy: src/test/python/hyperspherical_reference.py. */
class NumpyAgreementTest {

    private static final double TOLERANCE = 1e-5;

    /** Inputs and results as Gson reads them; the names are the file's. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(
            double[][] prototypes,
            double[][] outputs,
            long[] labels,
            float[] targets,
            double lower,
            double upper,
            double[][] cosines,
            int[] classes,
            double classificationLoss,
            double[] predictedTargets,
            double regressionLoss,
            double sharedLoss) {

        TargetBounds bounds() {
            return new TargetBounds(lower, upper);
        }

        @Override
        public String toString() {
            return outputs[0].length + " dimensions";
        }
    }

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Case> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                NumpyAgreementTest.class.getResourceAsStream("numpy-reference.json"), StandardCharsets.UTF_8)) {
            return Stream.of(new Gson().fromJson(reader, Case[].class));
        }
    }

    private NDArray outputs(Case reference) {
        double[][] rows = reference.outputs;
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return manager.create(values, new Shape(rows.length, rows[0].length));
    }

    private float value(Loss loss, Case reference) {
        NDList labels = new NDList(manager.create(reference.labels), manager.create(reference.targets));
        return loss.evaluate(labels, new NDList(outputs(reference))).getFloat();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAgree(Case reference) {
        Prototypes prototypes = Prototypes.of(reference.prototypes);
        assertRelative(reference.classificationLoss, value(new PrototypeLoss(prototypes), reference));
        assertRelative(reference.regressionLoss, value(new PrototypeRegressionLoss(reference.bounds()), reference));
        assertRelative(
                reference.sharedLoss,
                value(new JointLoss(prototypes, reference.bounds(), JointArrangement.SHARED_SPHERE, 0.25), reference));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cosinesAndClassesAgree(Case reference) {
        NDArray scores =
                Task.classification(Prototypes.of(reference.prototypes)).scores(outputs(reference));
        int classes = reference.prototypes.length;
        float[] values = scores.toFloatArray();
        assertEquals(reference.outputs.length * classes, values.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(reference.cosines[i / classes][i % classes], values[i], TOLERANCE);
        }
        long[] best = scores.argMax(1).toLongArray();
        for (int i = 0; i < best.length; i++) {
            assertEquals(reference.classes[i], best[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void targetsAgree(Case reference) {
        float[] targets = Task.regression(reference.outputs[0].length, reference.bounds())
                .targets(outputs(reference))
                .toFloatArray();
        double[] values = new double[targets.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = targets[i];
        }
        assertArrayEquals(reference.predictedTargets, values, TOLERANCE * (reference.upper - reference.lower));
    }

    private static void assertRelative(double expected, double value) {
        assertEquals(expected, value, TOLERANCE * Math.max(1, Math.abs(expected)));
    }
}
