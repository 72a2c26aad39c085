package io.github.tammes.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one epoch brought.
 *
 * @param epoch its number, from 1
 * @param learningRate the learning rate of its last minibatch
 * @param trainLoss the mean over its minibatches of the loss while training
 * @param heldOutLoss the mean over minibatches of the loss after it on the examples that are measured in each epoch: the
 *     validation part, or the test part where there is none
 * @param trainMetrics the metrics while training, by name
 * @param heldOutMetrics the metrics on the same examples after it, by name
 * @param seconds how long training and measuring took
 * @param imagesPerSecond training examples per second, data path included, measuring not
 * @param redealt how many classes have another prototype than in the epoch before; see {@link TrainingOptions#withRedealing}
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double trainLoss,
        double heldOutLoss,
        Map<String, Double> trainMetrics,
        Map<String, Double> heldOutMetrics,
        double seconds,
        double imagesPerSecond,
        int redealt) {

    /** Copies the maps, keeping their order. */
    public EpochResult {
        trainMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(trainMetrics));
        heldOutMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(heldOutMetrics));
    }
}
