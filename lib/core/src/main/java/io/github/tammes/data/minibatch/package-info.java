/**
 * Minibatches for DJL from background threads, and what is done to images on the way.
 *
 * <p>Start with {@link io.github.tammes.data.minibatch.Minibatches}; training does so by itself, and only its
 * {@link io.github.tammes.data.minibatch.Augmentation} is chosen by whoever trains.
 *
 * <pre>{@code
 * var options = MinibatchOptions.training(128);
 * Minibatches minibatches = Minibatches.of(Digits.load().train(), options);
 * for (Batch batch : minibatches.getData(NDManager.newBaseManager())) {
 *     batch.close();
 * }
 * }</pre>
 */
package io.github.tammes.data.minibatch;
