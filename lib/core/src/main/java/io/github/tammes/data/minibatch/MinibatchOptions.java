package io.github.tammes.data.minibatch;

import io.github.tammes.data.Normalization;
import io.github.tammes.internal.Records;
import java.util.Objects;
import java.util.Optional;

/**
 * How minibatches are made.
 *
 * @param batchSize N of a batch, at least 1
 * @param shuffle whether each epoch has its own random order
 * @param seed of the orders and the augmentation
 * @param augmentation how images are varied; tables cannot be
 * @param normalization how bytes become numbers; empty to measure it on the images at hand, which must be training images
 * @param threads how many background threads prepare batches; 0 to prepare them in the calling thread
 * @param dropLast whether a last batch smaller than the others is left out
 * @param channelsLast whether the values of a batch lie in memory with the channels last; its shape is
 *     {@code (N, C, H, W)} all the same. PyTorch's CPU convolutions are faster on such memory
 * @param fixed whether the augmentation of an example is the same in every epoch, as a test wants it
 */
public record MinibatchOptions(
        int batchSize,
        boolean shuffle,
        long seed,
        Augmentation augmentation,
        Optional<Normalization> normalization,
        int threads,
        boolean dropLast,
        boolean channelsLast,
        boolean fixed) {

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the batch size is not positive or the number of threads is negative
     */
    public MinibatchOptions {
        Objects.requireNonNull(augmentation, "augmentation");
        Objects.requireNonNull(normalization, "normalization");
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize + ".");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads must be 0 or more, but is " + threads + ".");
        }
    }

    /** Returns options for training: shuffled with seed 0, as they are, one background thread, the last batch kept. */
    public static MinibatchOptions training(int batchSize) {
        return new MinibatchOptions(batchSize, true, 0, Augmentation.none(), Optional.empty(), 1, false, true, false);
    }

    /** Returns this with another batch size. */
    public MinibatchOptions withBatchSize(int size) {
        return Records.with(this, "batchSize", size);
    }

    /** Returns this with or without shuffling. */
    public MinibatchOptions withShuffle(boolean shuffled) {
        return Records.with(this, "shuffle", shuffled);
    }

    /** Returns this with another seed. */
    public MinibatchOptions withSeed(long newSeed) {
        return Records.with(this, "seed", newSeed);
    }

    /** Returns this with another augmentation. */
    public MinibatchOptions withAugmentation(Augmentation variation) {
        return Records.with(this, "augmentation", variation);
    }

    /** Returns this with given figures of normalization. */
    public MinibatchOptions withNormalization(Normalization figures) {
        return Records.with(this, "normalization", Optional.of(figures));
    }

    /** Returns this with another number of background threads. */
    public MinibatchOptions withThreads(int count) {
        return Records.with(this, "threads", count);
    }

    /** Returns this with the smaller last batch left out or kept. */
    public MinibatchOptions withDropLast(boolean dropped) {
        return Records.with(this, "dropLast", dropped);
    }

    /** Returns this with the channels last or first in memory. */
    public MinibatchOptions withChannelsLast(boolean last) {
        return Records.with(this, "channelsLast", last);
    }

    /** Returns this with the augmentation the same in every epoch, or new in each. */
    public MinibatchOptions withFixed(boolean same) {
        return Records.with(this, "fixed", same);
    }
}
