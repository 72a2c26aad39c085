package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.github.tammes.sphere.Prototypes;
import java.util.Objects;

/**
 * The classification loss of hyperspherical prototype networks: Σ<sub>i</sub> (1 − cos(z<sub>i</sub>, p<sub>y_i</sub>))²,
 * summed over the minibatch (HPN, the loss of classification).
 *
 * <p>Labels are class indices of shape {@code (N)}, predictions are network outputs of shape {@code (N, D)}, the value is
 * a scalar. With prototypes (1, 0) and (0, 1), the outputs (2, 0) and (3, 0) for the classes 0 and 1 give
 * (1 − 1)² + (1 − 0)² = 1. An output that is exactly zero has cosine 0 with everything, and no gradient.
 */
public final class PrototypeLoss extends SummedLoss {

    private final Prototypes prototypes;

    /**
     * Makes the loss.
     *
     * @param prototypes one unit vector per class, {@code (K, D)}
     */
    public PrototypeLoss(Prototypes prototypes) {
        super("PrototypeLoss");
        this.prototypes = Objects.requireNonNull(prototypes, "prototypes");
    }

    /**
     * Computes the loss of a minibatch.
     *
     * @param labels class indices 0 … K−1, shape {@code (N)}, any type of numbers; they are not looked at, for a GPU would wait,
     *     and one that is no class is the prototype of another or an error of the engine
     * @param predictions network outputs, float32, shape {@code (N, D)}
     * @return a scalar, 0 … 4N
     * @throws IllegalArgumentException if the outputs do not have as many dimensions as the prototypes, or the labels are truth
     *     values or not one for each output
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray outputs = predictions.head();
        CosineSimilarity.requireOutputs(outputs, prototypes.dimensions());
        requireClasses(labels.head(), outputs.getShape().get(0));
        return CosineSimilarity.withRows(outputs, own(labels.head().flatten(), outputs))
                .sub(1f)
                .square()
                .sum();
    }

    /** Refuses what the engine would take for a mask of the prototypes, or repeat for all outputs. */
    private static void requireClasses(NDArray labels, long outputs) {
        if (labels.getDataType().isBoolean() || labels.size() != outputs) {
            throw new IllegalArgumentException("the labels are of type " + labels.getDataType() + " and shape "
                    + labels.getShape() + ", which are no class numbers of " + outputs
                    + " outputs: give one number for each, counted from 0, such as of type int64");
        }
    }

    /**
     * The prototype of each label, (N, D). Of many classes only these are copied, so that a step costs the same whatever
     * their number; of few all are, since reading the labels would make a GPU wait.
     */
    private NDArray own(NDArray labels, NDArray outputs) {
        if (prototypes.classes() <= labels.size()) {
            return prototypes.toNDArray(outputs.getManager()).get(labels);
        }
        return prototypes.toNDArray(
                outputs.getManager(), labels.toType(DataType.INT64, false).toLongArray());
    }
}
