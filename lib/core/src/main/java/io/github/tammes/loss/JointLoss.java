package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.tammes.sphere.Prototypes;

/**
 * Classification and regression on one output space (HPN, joint regression and classification): (1 − w) · classification loss + w · regression
 * loss, both as in {@link PrototypeLoss} and {@link PrototypeRegressionLoss}.
 *
 * <p>Labels are a list of class indices {@code (N)} and targets {@code (N)}; predictions are outputs of shape {@code (N,
 * D)}.
 */
public final class JointLoss extends SummedLoss {

    private final int outputs;
    private final JointArrangement arrangement;
    private final double regressionWeight;
    private final PrototypeLoss classification;
    private final PrototypeRegressionLoss regression;

    /**
     * Makes the loss.
     *
     * @param prototypes the class prototypes, {@code (K, D − 1)} for {@link JointArrangement#SEPARATE_AXIS}, {@code (K, D)}
     *     for {@link JointArrangement#SHARED_SPHERE}
     * @param bounds the targets at the two opposite prototypes
     * @param arrangement how the two share the output space
     * @param regressionWeight w, 0 … 1
     * @throws IllegalArgumentException if the weight is outside 0 … 1
     */
    public JointLoss(
            Prototypes prototypes, TargetBounds bounds, JointArrangement arrangement, double regressionWeight) {
        super("JointLoss");
        checkWeight(regressionWeight);
        this.outputs = arrangement.outputs(prototypes.dimensions());
        this.arrangement = arrangement;
        this.regressionWeight = regressionWeight;
        classification = new PrototypeLoss(prototypes);
        regression = new PrototypeRegressionLoss(bounds);
    }

    /**
     * Computes the loss of a minibatch.
     *
     * @param labels class indices {@code (N)}, then targets {@code (N)}
     * @param predictions network outputs, float32, shape {@code (N, D)}
     * @return a scalar
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray output = predictions.head();
        CosineSimilarity.requireOutputs(output, outputs);
        NDArray classLoss =
                classification.evaluate(new NDList(labels.get(0)), new NDList(arrangement.classView(output)));
        NDArray targetLoss = regression.evaluate(new NDList(labels.get(1)), new NDList(output));
        return classLoss.mul((float) (1 - regressionWeight)).add(targetLoss.mul((float) regressionWeight));
    }

    /** Refuses a weight of the regression outside 0 … 1. */
    private static void checkWeight(double regressionWeight) {
        if (!(regressionWeight >= 0 && regressionWeight <= 1)) {
            throw new IllegalArgumentException("regressionWeight is " + regressionWeight + " but must be 0 … 1");
        }
    }
}
