package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final int STEPS = 7;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** Updates a weight with the gradients 1, 2, 3 … and returns it. */
    private double descend(ResumableOptimizer optimizer, NDArray weight, int from, int to) {
        for (int step = from; step <= to; step++) {
            NDArray gradient = manager.create(new float[] {step});
            optimizer.update("w", weight, gradient);
        }
        return weight.getFloat(0);
    }

    private NDArray weight() {
        NDArray weight = manager.create(new float[] {2});
        weight.setRequiresGradient(true);
        return weight;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentumFollowsItsFormula(boolean nesterov) {
        double w = 2;
        double v = 0;
        for (int step = 1; step <= STEPS; step++) {
            double g = step + DECAY * w;
            v = MOMENTUM * v + g;
            w -= RATE * (nesterov ? g + MOMENTUM * v : v);
        }
        ResumableOptimizer optimizer = new MomentumSgd(manager, Tracker.fixed((float) RATE), DECAY, MOMENTUM, nesterov);
        assertEquals(w, descend(optimizer, weight(), 1, STEPS), 1e-4);
    }

    @Test
    void withoutMomentumItIsPlainDescent() {
        ResumableOptimizer optimizer = new MomentumSgd(manager, Tracker.fixed(0.5f), 0, 0, false);
        assertEquals(2 - 0.5 * (1 + 2 + 3), descend(optimizer, weight(), 1, 3), 1e-6);
    }

    @Test
    void adamFollowsItsFormula() {
        double w = 2;
        double m = 0;
        double s = 0;
        for (int step = 1; step <= STEPS; step++) {
            double g = step + DECAY * w;
            m = 0.9 * m + 0.1 * g;
            s = 0.999 * s + 0.001 * g * g;
            w -= RATE * (m / (1 - Math.pow(0.9, step))) / (Math.sqrt(s / (1 - Math.pow(0.999, step))) + 1e-8);
        }
        ResumableOptimizer optimizer = new AdamOptimizer(manager, Tracker.fixed((float) RATE), DECAY);
        assertEquals(w, descend(optimizer, weight(), 1, STEPS), 1e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "adam"})
    void restoredStateGoesOnAsIfNeverStopped(String kind) {
        Tracker falling = update -> (float) (RATE / update);
        NDArray straight = weight();
        double expected = descend(optimizer(kind, falling), straight, 1, STEPS);

        NDArray weight = weight();
        ResumableOptimizer first = optimizer(kind, falling);
        descend(first, weight, 1, 3);
        NDList saved = new NDList();
        for (NDArray array : first.save(Map.of("w", "named"))) {
            NDArray copy = array.duplicate();
            copy.setName(array.getName());
            saved.add(copy);
        }
        ResumableOptimizer second = optimizer(kind, falling);
        second.restore(saved, Map.of("named", "w"), 3);
        assertEquals(expected, descend(second, weight, 4, STEPS), 0);
    }

    /** Each device begins with the state that was saved, not with what the step of the device before has made of it. */
    @ParameterizedTest
    @ValueSource(strings = {"momentum", "adam"})
    void theStateThatWasSavedIsLeftForTheNextDevice(String kind) {
        ResumableOptimizer first = optimizer(kind, Tracker.fixed(0.1f));
        descend(first, weight(), 1, 3);
        NDList saved = new NDList();
        for (NDArray array : first.save(Map.of())) {
            NDArray copy = array.duplicate();
            copy.setName(array.getName());
            saved.add(copy);
        }
        List<Float> before = saved.stream().map(array -> array.getFloat(0)).toList();
        ResumableOptimizer second = optimizer(kind, Tracker.fixed(0.1f));
        second.restore(saved, Map.of(), 3);
        descend(second, weight(), 4, 4);
        assertEquals(before, saved.stream().map(array -> array.getFloat(0)).toList());
    }

    private ResumableOptimizer optimizer(String kind, Tracker rate) {
        return kind.equals("adam")
                ? new AdamOptimizer(manager, rate, DECAY)
                : new MomentumSgd(manager, rate, DECAY, MOMENTUM, false);
    }

    @Test
    void gradientIsZeroAfterTheUpdate() {
        NDArray weight = weight();
        NDArray gradient = weight.getGradient();
        gradient.addi(3);
        new MomentumSgd(manager, Tracker.fixed(0.1f), 0, 0, false).update("w", weight, gradient.duplicate());
        assertEquals(0, weight.getGradient().getFloat(0));
    }

    @Test
    void gradientGivenStaysAsItIs() {
        for (ResumableOptimizer optimizer : new ResumableOptimizer[] {
            new MomentumSgd(manager, Tracker.fixed(0.1f), DECAY, MOMENTUM, true),
            new MomentumSgd(manager, Tracker.fixed(0.1f), 0, MOMENTUM, true),
            new AdamOptimizer(manager, Tracker.fixed(0.1f), 0)
        }) {
            NDArray gradient = manager.create(new float[] {3});
            optimizer.update("w", weight(), gradient);
            assertEquals(3, gradient.getFloat(0), "DJL hands the same array on to the next device");
        }
    }

    @Test
    void savedStateNamesNoDevice() {
        ResumableOptimizer optimizer = optimizer("adam", Tracker.fixed(0.1f));
        descend(optimizer, weight(), 1, 1);
        assertEquals(
                List.of("named#mean", "named#variance"),
                optimizer.save(Map.of("w", "named")).stream()
                        .map(NDArray::getName)
                        .toList());
    }

    @Test
    void stateLivesAsLongAsItsManager() {
        try (NDManager owner = manager.newSubManager()) {
            ResumableOptimizer optimizer = new MomentumSgd(owner, Tracker.fixed(0.1f), 0, MOMENTUM, false);
            descend(optimizer, weight(), 1, 2);
            assertEquals(1, owner.getManagedArrays().size());
        }
    }
}
