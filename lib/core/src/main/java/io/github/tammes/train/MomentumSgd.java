package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;

/** Stochastic gradient descent with momentum, Nesterov's on request, by PyTorch's formula: v ← μv + g, w ← w − ηv. */
final class MomentumSgd extends ResumableOptimizer {

    private final float momentum;
    private final boolean nesterov;

    MomentumSgd(NDManager manager, Tracker learningRate, double weightDecay, double momentum, boolean nesterov) {
        super(manager, learningRate, weightDecay);
        this.momentum = (float) momentum;
        this.nesterov = nesterov;
    }

    @Override
    void step(String key, NDArray weight, NDArray gradient, float learningRate, int update) {
        if (momentum == 0) {
            subtract(weight, gradient, learningRate);
            return;
        }
        NDArray velocity = state(key, weight);
        velocity.muli(momentum).addi(gradient);
        if (nesterov) {
            try (NDArray ahead = velocity.mul(momentum)) {
                subtract(weight, gradient.addi(ahead), learningRate);
            }
        } else {
            subtract(weight, velocity, learningRate);
        }
    }

    private static void subtract(NDArray weight, NDArray direction, float learningRate) {
        try (NDArray change = direction.mul(learningRate)) {
            weight.subi(change);
        }
    }
}
