package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.CosineSimilarity;
import io.github.tammes.loss.PrototypeEvaluators;
import io.github.tammes.loss.PrototypeLoss;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.Objects;

/** See {@link Task#classification}. */
record PrototypeClassification(Prototypes prototypes) implements Task {

    PrototypeClassification {
        Objects.requireNonNull(prototypes, "prototypes");
    }

    @Override
    public String name() {
        return "HPN classification";
    }

    @Override
    public String fingerprint() {
        return name() + ", prototypes " + prototypes.fingerprint();
    }

    @Override
    public void requireTrainable() {
        OneDimension.refuse(prototypes.dimensions());
    }

    @Override
    public int outputs() {
        return prototypes.dimensions();
    }

    @Override
    public Loss loss() {
        return new PrototypeLoss(prototypes);
    }

    @Override
    public List<Evaluator> evaluators() {
        return prototypes.classes() > PrototypeEvaluators.TOP
                ? List.of(
                        PrototypeEvaluators.accuracy(prototypes),
                        PrototypeEvaluators.topK(prototypes, PrototypeEvaluators.TOP))
                : List.of(PrototypeEvaluators.accuracy(prototypes));
    }

    @Override
    public NDArray scores(NDArray outputs) {
        return CosineSimilarity.withAll(outputs, prototypes.toNDArray(outputs.getManager()));
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public boolean needsTargets() {
        return false;
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
        return new PrototypeClassification(others);
    }
}
