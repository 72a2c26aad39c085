package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.evaluator.Evaluator;
import java.util.function.UnaryOperator;

/**
 * An evaluator that shows another one a view of the outputs, such as cosines with prototypes, so that DJL's own
 * accuracy and top-k serve hyperspherical networks.
 */
public final class MappedEvaluator extends Evaluator {

    private final Evaluator inner;
    private final UnaryOperator<NDArray> view;

    /**
     * Makes an evaluator.
     *
     * @param inner what evaluates
     * @param view what it sees of the outputs
     */
    public MappedEvaluator(Evaluator inner, UnaryOperator<NDArray> view) {
        super(inner.getName());
        this.inner = inner;
        this.view = view;
    }

    private NDList seen(NDList predictions) {
        return new NDList(view.apply(predictions.head()));
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return inner.evaluate(labels, seen(predictions));
    }

    @Override
    public void addAccumulator(String key) {
        inner.addAccumulator(key);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        inner.updateAccumulators(keys, labels, seen(predictions));
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        inner.updateAccumulator(key, labels, seen(predictions));
    }

    @Override
    public void resetAccumulator(String key) {
        inner.resetAccumulator(key);
    }

    @Override
    public float getAccumulator(String key) {
        return inner.getAccumulator(key);
    }
}
