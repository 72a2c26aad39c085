package io.github.tammes.experiment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.MeanAbsoluteError;
import io.github.tammes.loss.SummedLoss;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.task.Task;
import java.util.List;

/**
 * Regression with the tanh of one output where HPN has a cosine: Σ<sub>i</sub> (r<sub>i</sub> − tanh z<sub>i</sub>)² with the
 * target r<sub>i</sub> mapped to −1 … 1.
 */
record SquashedRegression(TargetBounds bounds) implements Task {

    @Override
    public String name() {
        return "squashed regression";
    }

    @Override
    public String fingerprint() {
        return name() + ", " + bounds;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Loss loss() {
        return new SquashedLoss();
    }

    @Override
    public List<Evaluator> evaluators() {
        return List.of(new MeanAbsoluteError(this::targets));
    }

    @Override
    public NDArray targets(NDArray outputs) {
        return bounds.toTargets(squashed(outputs));
    }

    private static NDArray squashed(NDArray outputs) {
        return outputs.reshape(new Shape(outputs.getShape().get(0))).tanh();
    }

    @Override
    public boolean needsLabels() {
        return false;
    }

    @Override
    public boolean needsTargets() {
        return true;
    }

    private final class SquashedLoss extends SummedLoss {

        SquashedLoss() {
            super("SquashedLoss");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return bounds.toCosines(labels.get(labels.size() - 1))
                    .sub(squashed(predictions.head()))
                    .square()
                    .sum();
        }
    }
}
