package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
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
        JointLoss.checkWeight(regressionWeight);
        if (arrangement == JointArrangement.SHARED_SPHERE && prototypes.dimensions() < 2) {
            throw new IllegalArgumentException("prototypes have 1 dimension but a shared sphere needs at least 2");
        }
    }

    @Override
    public String name() {
        return "HPN joint";
    }

    @Override
    public int outputs() {
        return prototypes.dimensions() + (arrangement == JointArrangement.SEPARATE_AXIS ? 1 : 0);
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
        return CosineSimilarity.withAll(
                JointLoss.classView(arrangement, outputs), prototypes.toNDArray(outputs.getManager()));
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
}
