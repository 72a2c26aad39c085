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
 * @param testLoss the mean over minibatches of the loss on the test examples after it
 * @param trainMetrics the metrics while training, by name
 * @param testMetrics the metrics on the test examples after it, by name
 * @param seconds how long training and testing took
 * @param imagesPerSecond training examples per second, data path included, testing not
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double trainLoss,
        double testLoss,
        Map<String, Double> trainMetrics,
        Map<String, Double> testMetrics,
        double seconds,
        double imagesPerSecond) {

    /** Copies the maps, keeping their order. */
    public EpochResult {
        trainMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(trainMetrics));
        testMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(testMetrics));
    }
}
