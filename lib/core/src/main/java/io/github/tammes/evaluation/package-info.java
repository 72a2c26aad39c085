/**
 * What a trained network says about examples, and how good that is.
 *
 * <p>Start with {@link io.github.tammes.evaluation.Evaluation}, which a training run gives.
 *
 * <pre>{@code
 * var run = Training.fit(Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, Digits.load(), TrainingOptions.epochs(3));
 * Evaluation evaluation = run.evaluate();
 * Table confusion = evaluation.confusion();
 * }</pre>
 */
package io.github.tammes.evaluation;
