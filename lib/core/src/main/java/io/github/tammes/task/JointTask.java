package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.CosineSimilarity;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.JointLoss;
import io.github.tammes.loss.MappedEvaluator;
import io.github.tammes.loss.MeanAbsoluteError;
import io.github.tammes.loss.PrototypeRegressionLoss;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.Objects;

/** See {@link Task#joint}. */
record JointTask(Prototypes prototypes, TargetBounds bounds, JointArrangement arrangement, double regressionWeight)
        implements Task {

    JointTask {
        Objects.requireNonNull(prototypes, "prototypes");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(arrangement, "arrangement");
        if (!(regressionWeight >= 0 && regressionWeight <= 1)) {
            throw new IllegalArgumentException("regressionWeight is " + regressionWeight + " but must be 0 … 1");
        }
        if (arrangement == JointArrangement.SHARED_SPHERE && prototypes.dimensions() < 2) {
            throw new IllegalArgumentException("prototypes have 1 dimension but a shared sphere needs at least 2");
        }
    }

    @Override
    public String name() {
        return "HPN joint";
    }

    @Override
    public String fingerprint() {
        return name() + ", prototypes " + prototypes.fingerprint() + ", " + bounds + ", " + arrangement
                + ", regression weight " + regressionWeight;
    }

    @Override
    public void requireTrainable() {
        OneDimension.refuse(prototypes.dimensions());
    }

    @Override
    public int outputs() {
        return arrangement.outputs(prototypes.dimensions());
    }

    @Override
    public Loss loss() {
        return new JointLoss(prototypes, bounds, arrangement, regressionWeight);
    }

    @Override
    public List<Evaluator> evaluators() {
        return List.of(
                new MappedEvaluator(new Accuracy("accuracy"), this::scores), new MeanAbsoluteError(this::targets));
    }

    @Override
    public NDArray scores(NDArray outputs) {
        return CosineSimilarity.withAll(arrangement.classView(outputs), prototypes.toNDArray(outputs.getManager()));
    }

    @Override
    public NDArray targets(NDArray outputs) {
        return new PrototypeRegressionLoss(bounds).targets(outputs);
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public boolean needsTargets() {
        return true;
    }

    @Override
    public int classes() {
        return prototypes.classes();
    }

    @Override
    public Task withClassNames(List<String> names) {
        return withPrototypes(prototypes.withClassNames(names));
    }

    @Override
    public Task withPrototypes(Prototypes others) {
        return new JointTask(others, bounds, arrangement, regressionWeight);
    }
}
