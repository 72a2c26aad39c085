/**
 * Training that is seen while it runs, can be interrupted and resumed, and says where its result came from.
 *
 * <p>Start with {@link io.github.tammes.train.Training#fit}; {@link io.github.tammes.train.TrainingOptions} says how long and how, and a
 * {@link io.github.tammes.train.TrainingRun} comes out.
 *
 * <pre>{@code
 * var task = Task.classification(Prototypes.place(10, 3));
 * var run = Training.fit(task, Networks::smallCnn, Digits.load(), TrainingOptions.epochs(10));
 * double accuracy = run.evaluate().accuracy();
 * }</pre>
 */
package io.github.tammes.train;
