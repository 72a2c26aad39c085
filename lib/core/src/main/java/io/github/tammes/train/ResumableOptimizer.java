package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An optimizer whose state can be saved and restored, so that a run resumes as if it had never stopped. DJL's own keep
 * theirs to themselves, and offer no Nesterov momentum with PyTorch.
 *
 * <p>State arrays belong to the manager given; they are kept per parameter and device.
 */
abstract class ResumableOptimizer extends Optimizer {

    private final NDManager manager;
    private final Tracker learningRate;
    private final float weightDecay;
    private final Map<String, NDArray> state = new ConcurrentHashMap<>();
    private final Map<String, Integer> updates = new ConcurrentHashMap<>();
    private int firstUpdate;

    ResumableOptimizer(NDManager manager, Tracker learningRate, double weightDecay) {
        super(new Settings());
        this.manager = manager;
        this.learningRate = learningRate;
        this.weightDecay = (float) weightDecay;
    }

    @Override
    public final void update(String parameterId, NDArray weight, NDArray gradient) {
        String key = parameterId + "@" + weight.getDevice();
        int update = updates.merge(key, firstUpdate + 1, (count, one) -> count + 1);
        // Whether PyTorch records operations for autograd is a setting of each thread, which DJL turns off in one only.
        // The detached view shares the weight's memory and is safe to change in every thread.
        try (NDArray values = weight.stopGradient();
                NDArray used = weight.getGradient()) {
            if (weightDecay != 0) {
                try (NDArray decay = values.mul(weightDecay)) {
                    gradient.addi(decay);
                }
            }
            step(key, values, gradient, learningRate.getNewValue(update), update);
            used.subi(used);
        }
    }

    /**
     * Changes a weight by its gradient, which already contains the weight decay and may be overwritten.
     *
     * @param key names the weight's state
     * @param update the number of the update, from 1
     */
    abstract void step(String key, NDArray weight, NDArray gradient, float learningRate, int update);

    /** Returns the state array of that name, at first zero and of the weight's shape. */
    final NDArray state(String key, NDArray weight) {
        return state.computeIfAbsent(key, k -> {
            NDArray zeros = weight.zerosLike();
            zeros.attach(manager);
            return zeros;
        });
    }

    /**
     * Returns the state for a checkpoint, named; the arrays stay the optimizer's.
     *
     * @param names the parameters' names by their ids, which change from process to process
     */
    final NDList save(Map<String, String> names) {
        NDList list = new NDList();
        state.forEach((key, array) -> {
            int at = key.indexOf('@');
            NDArray named = array;
            named.setName(names.getOrDefault(key.substring(0, at), key.substring(0, at)) + key.substring(at));
            list.add(named);
        });
        list.sort((a, b) -> a.getName().compareTo(b.getName()));
        return list;
    }

    /**
     * Restores a saved state.
     *
     * @param saved what {@link #save} returned
     * @param ids the parameters' ids by their names
     * @param updatesDone how many updates each parameter has had
     */
    final void restore(NDList saved, Map<String, String> ids, int updatesDone) {
        firstUpdate = updatesDone;
        for (NDArray array : saved) {
            int at = array.getName().indexOf('@');
            String name = array.getName().substring(0, at);
            array.attach(manager);
            state.put(ids.getOrDefault(name, name) + array.getName().substring(at), array);
        }
    }

    /** DJL wants a builder; all its settings stay at their defaults. */
    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }
}
