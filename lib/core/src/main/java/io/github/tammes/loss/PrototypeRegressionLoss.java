package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;

/**
 * The regression loss of hyperspherical prototype networks: Σ<sub>i</sub> (r<sub>i</sub> − cos(z<sub>i</sub>,
 * p<sub>ub</sub>))², summed over the minibatch (HPN, the loss of regression), where r<sub>i</sub> is the target mapped to −1 … 1.
 *
 * <p>The upper prototype is the first axis of the output space, (1, 0, …, 0), and the lower one its opposite; any other
 * axis would only rotate the last layer. Labels are targets in their own units, shape {@code (N)}; predictions are
 * outputs of shape {@code (N, D)}; the value is a scalar. With bounds 0 and 10, the outputs (1, 0) and (0, 1) for the
 * targets 10 and 10 give (1 − 1)² + (1 − 0)² = 1.
 *
 * <p>A training target outside the bounds is treated as the nearest bound, since no cosine reaches further.
 */
public final class PrototypeRegressionLoss extends SummedLoss {

    private final TargetBounds bounds;

    /**
     * Makes the loss.
     *
     * @param bounds the targets at the two prototypes
     */
    public PrototypeRegressionLoss(TargetBounds bounds) {
        super("PrototypeRegressionLoss");
        this.bounds = Objects.requireNonNull(bounds, "bounds");
    }

    /**
     * Computes the loss of a minibatch.
     *
     * @param labels targets in their own units, shape {@code (N)}; of several arrays, the last
     * @param predictions network outputs, float32, shape {@code (N, D)}
     * @return a scalar, 0 … 4N
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray cosines = cosines(predictions.head());
        NDArray wanted = bounds.toCosines(labels.get(labels.size() - 1));
        return wanted.sub(cosines).square().sum();
    }

    /**
     * Computes the cosine of each output with the upper prototype.
     *
     * @param outputs shape {@code (N, D)}
     * @return shape {@code (N)}
     */
    static NDArray cosines(NDArray outputs) {
        long rows = outputs.getShape().get(0);
        return CosineSimilarity.directions(outputs).get(":, 0").reshape(new Shape(rows));
    }

    /**
     * Reads outputs as targets.
     *
     * @param outputs shape {@code (N, D)}
     * @return float32, shape {@code (N)}, in units of the target, within the bounds
     */
    public NDArray targets(NDArray outputs) {
        return bounds.toTargets(cosines(outputs).clip(-1, 1));
    }
}
