/**
 * Losses and evaluators on the sphere as DJL knows them: cosines to prototypes, a scale between two poles, both at once.
 *
 * <p>Start with {@link io.github.tammes.loss.PrototypeLoss}; a {@code Task} chooses the loss, so that a training loop of one's own is the
 * only place that names it. {@link io.github.tammes.loss.TargetBounds} are the ends of a scale.
 *
 * <pre>{@code
 * var loss = new PrototypeLoss(Prototypes.place(10, 3));
 * var config = new DefaultTrainingConfig(loss);
 * config.addEvaluator(PrototypeEvaluators.accuracy(Prototypes.place(10, 3)));
 * }</pre>
 */
package io.github.tammes.loss;
