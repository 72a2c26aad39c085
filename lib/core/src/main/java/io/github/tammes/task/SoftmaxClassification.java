package io.github.tammes.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.evaluator.TopKAccuracy;
import ai.djl.training.loss.Loss;
import io.github.tammes.loss.PrototypeEvaluators;
import java.util.List;

/** See {@link Task#softmax}. */
record SoftmaxClassification(int classes) implements Task {

    SoftmaxClassification {
        if (classes < 2) {
            throw new IllegalArgumentException("classes is " + classes + " but must be at least 2");
        }
    }

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public String fingerprint() {
        return name() + ", " + classes + " classes";
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Loss loss() {
        return new CrossEntropyOfTheClass();
    }

    @Override
    public List<Evaluator> evaluators() {
        Accuracy accuracy = new Accuracy("accuracy");
        int top = PrototypeEvaluators.TOP;
        return classes > top ? List.of(accuracy, new TopKAccuracy("top-" + top, top)) : List.of(accuracy);
    }

    @Override
    public NDArray scores(NDArray outputs) {
        return outputs;
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public boolean needsTargets() {
        return false;
    }
    /** DJL's loss takes the class alone, which examples may have beside a target. */
    private static final class CrossEntropyOfTheClass extends Loss {

        private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss();

        CrossEntropyOfTheClass() {
            super("SoftmaxCrossEntropyLoss");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return crossEntropy.evaluate(new NDList(labels.head()), predictions);
        }
    }
}
