package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.tracker.Tracker;

/** Adam (Kingma and Ba, ICLR 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
final class AdamOptimizer extends ResumableOptimizer {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    AdamOptimizer(NDManager manager, Tracker learningRate, double weightDecay) {
        super(manager, learningRate, weightDecay);
    }

    @Override
    void step(String key, NDArray weight, NDArray gradient, float learningRate, int update) {
        NDArray mean = state(key + "#mean", weight);
        NDArray variance = state(key + "#variance", weight);
        try (NDArray square = gradient.square().muli(1 - BETA2)) {
            variance.muli(BETA2).addi(square);
        }
        mean.muli(BETA1).addi(gradient.muli(1 - BETA1));
        double meanCorrection = 1 - Math.pow(BETA1, update);
        double varianceCorrection = 1 - Math.pow(BETA2, update);
        try (NDArray scale = variance.div(varianceCorrection);
                NDArray root = scale.sqrt();
                NDArray change = mean.div(root.addi(EPSILON))) {
            weight.subi(change.muli((float) (learningRate / meanCorrection)));
        }
    }
}
