package io.github.tammes.loss;

import ai.djl.training.loss.Loss;

/**
 * A loss that is the sum over the minibatch, where DJL's own are the mean. A training on several devices has to know: the sums
 * of a minibatch's parts add up to that of the whole, while means count by the size of their part.
 */
public abstract class SummedLoss extends Loss {

    /**
     * Makes a loss.
     *
     * @param name for metrics
     */
    protected SummedLoss(String name) {
        super(name);
    }
}
