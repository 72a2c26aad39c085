package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Map;
import java.util.TreeMap;
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
    private final Map<String, NDArray> restored = new ConcurrentHashMap<>();
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
        int update = updates.merge(parameterId + "@" + weight.getDevice(), firstUpdate + 1, (count, one) -> count + 1);
        // Whether PyTorch records operations for autograd is a setting of each thread, which DJL turns off in one only.
        // The detached view shares the weight's memory and is safe to change in every thread. The gradient is copied,
        // since DJL hands the same array on to the next device.
        try (NDArray values = weight.stopGradient();
                NDArray own = weightDecay == 0
                        ? gradient.duplicate()
                        : values.mul(weightDecay).addi(gradient);
                NDArray used = weight.getGradient()) {
            step(parameterId, values, own, learningRate.getNewValue(update), update);
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

    /** Returns the state array of that name on the weight's device, at first zero and of the weight's shape. */
    final NDArray state(String key, NDArray weight) {
        return state.computeIfAbsent(key + "@" + weight.getDevice(), k -> {
            NDArray saved = restored.get(key);
            NDArray first = saved == null ? weight.zerosLike() : copy(saved, weight.getDevice());
            first.attach(manager);
            return first;
        });
    }

    /** A step changes its state in place, and the next device begins with what was saved, too. */
    private static NDArray copy(NDArray saved, Device device) {
        // On the same device even DJL's copy has the memory of the original.
        try (NDArray there = saved.toDevice(device, true)) {
            return there.duplicate();
        }
    }

    /**
     * Returns the state for a checkpoint, named; the arrays stay the optimizer's. Devices that train in parallel have the
     * same state, so that of one is enough, whatever the devices that go on with it.
     *
     * @param names the parameters' names by their ids, which change from process to process
     */
    final NDList save(Map<String, String> names) {
        Map<String, NDArray> byName = new TreeMap<>();
        state.forEach((key, array) -> {
            String withoutDevice = key.substring(0, key.lastIndexOf('@'));
            String id = id(withoutDevice);
            byName.put(names.getOrDefault(id, id) + withoutDevice.substring(id.length()), array);
        });
        byName.forEach((name, array) -> array.setName(name));
        return new NDList(byName.values());
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
            String name = id(array.getName());
            array.attach(manager);
            restored.put(ids.getOrDefault(name, name) + array.getName().substring(name.length()), array);
        }
    }

    /** The parameter's part of a key, before what says which of its states it is. */
    private static String id(String key) {
        int part = key.indexOf('#');
        return part < 0 ? key : key.substring(0, part);
    }

    /** DJL wants a builder; all its settings stay at their defaults. */
    private static final class Settings extends OptimizerBuilder<Settings> {
        @Override
        protected Settings self() {
            return this;
        }
    }
}
