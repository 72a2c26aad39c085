package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.PrototypeEvaluators;
import io.github.tammes.loss.PrototypeRegressionLoss;
import io.github.tammes.loss.TargetBounds;
import java.util.List;
import java.util.Objects;

/** See {@link Task#regression}. */
record PrototypeRegression(int dimensions, TargetBounds bounds) implements Task {

    PrototypeRegression {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions is " + dimensions + " but must be at least 1");
        }
        Objects.requireNonNull(bounds, "bounds");
    }

    @Override
    public String name() {
        return "HPN regression";
    }

    @Override
    public String fingerprint() {
        return name() + ", " + dimensions + " dimensions, " + bounds;
    }

    @Override
    public void requireTrainable() {
        OneDimension.refuse(dimensions);
    }

    @Override
    public int outputs() {
        return dimensions;
    }

    @Override
    public Loss loss() {
        return new PrototypeRegressionLoss(bounds);
    }

    @Override
    public List<Evaluator> evaluators() {
        return List.of(PrototypeEvaluators.meanAbsoluteError(bounds));
    }

    @Override
    public NDArray targets(NDArray outputs) {
        return new PrototypeRegressionLoss(bounds).targets(outputs);
    }

    @Override
    public boolean needsLabels() {
        return false;
    }

    @Override
    public boolean needsTargets() {
        return true;
    }
}
