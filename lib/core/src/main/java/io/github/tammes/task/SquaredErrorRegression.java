package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.MeanAbsoluteError;
import io.github.tammes.loss.TargetBounds;
import java.util.List;

/**
 * See {@link Task#squaredError()}.
 *
 * @param offset subtracted from the target
 * @param scale divides the target after that
 */
record SquaredErrorRegression(String name, double offset, double scale) implements Task {

    static SquaredErrorRegression raw() {
        return new SquaredErrorRegression("squared error", 0, 1);
    }

    static SquaredErrorRegression normalized(TargetBounds bounds) {
        return new SquaredErrorRegression(
                "squared error, normalised target",
                (bounds.lower() + bounds.upper()) / 2,
                (bounds.upper() - bounds.lower()) / 2);
    }

    @Override
    public String fingerprint() {
        return name + ", offset " + offset + ", scale " + scale;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Loss loss() {
        return new ScaledSquaredError();
    }

    @Override
    public List<Evaluator> evaluators() {
        return List.of(new MeanAbsoluteError(this::targets));
    }

    @Override
    public NDArray targets(NDArray outputs) {
        long rows = outputs.getShape().get(0);
        return outputs.reshape(new Shape(rows)).mul(scale).add(offset);
    }

    @Override
    public boolean needsLabels() {
        return false;
    }

    @Override
    public boolean needsTargets() {
        return true;
    }

    /** DJL's mean squared error, weight 1, of the scaled target. */
    private final class ScaledSquaredError extends Loss {

        private final Loss meanSquaredError = Loss.l2Loss("squared error", 1);

        ScaledSquaredError() {
            super("SquaredError");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            Shape shape = predictions.head().getShape();
            if (shape.dimension() != 2 || shape.get(1) != 1) {
                throw new IllegalArgumentException(
                        "the network's output has shape " + shape + " but must be (N, 1): give the network 1 output");
            }
            NDArray scaled = labels.get(labels.size() - 1)
                    .toType(DataType.FLOAT32, false)
                    .sub(offset)
                    .div(scale);
            return meanSquaredError.evaluate(new NDList(scaled), predictions);
        }
    }
}
