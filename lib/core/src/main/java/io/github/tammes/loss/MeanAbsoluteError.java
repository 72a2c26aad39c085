package io.github.tammes.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.evaluator.Evaluator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The mean absolute error in units of the target; labels {@code (N)}; of several arrays, the last. */
public final class MeanAbsoluteError extends Evaluator {

    private final UnaryOperator<NDArray> decoder;
    private final Map<String, Double> sums = new ConcurrentHashMap<>();

    /**
     * Makes an evaluator.
     *
     * @param decoder turns outputs {@code (N, D)} into targets {@code (N)}
     */
    public MeanAbsoluteError(UnaryOperator<NDArray> decoder) {
        super("MAE");
        this.decoder = decoder;
    }

    /** Returns the absolute errors, shape {@code (N)}. */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray targets =
                labels.get(labels.size() - 1).toType(DataType.FLOAT32, false).flatten();
        return decoder.apply(predictions.head()).sub(targets).abs();
    }

    @Override
    public void addAccumulator(String key) {
        totalInstances.put(key, 0L);
        sums.put(key, 0.0);
    }

    @Override
    public void updateAccumulators(String[] keys, NDList labels, NDList predictions) {
        NDArray errors = evaluate(labels, predictions);
        double sum = errors.sum().getFloat();
        for (String key : keys) {
            totalInstances.merge(key, errors.size(), Long::sum);
            sums.merge(key, sum, Double::sum);
        }
    }

    @Override
    public void updateAccumulator(String key, NDList labels, NDList predictions) {
        updateAccumulators(new String[] {key}, labels, predictions);
    }

    @Override
    public void resetAccumulator(String key) {
        addAccumulator(key);
    }

    @Override
    public float getAccumulator(String key) {
        Long count = totalInstances.get(key);
        return count == null || count == 0 ? Float.NaN : (float) (sums.get(key) / count);
    }
}
