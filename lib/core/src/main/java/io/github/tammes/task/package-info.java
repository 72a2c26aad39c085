/**
 * What is asked of a network: a class, a value, or both, with the loss and the reading of outputs that go with it.
 *
 * <p>Start with {@link io.github.tammes.task.Task}.
 *
 * <pre>{@code
 * Task classes = Task.classification(Prototypes.place(10, 3));
 * Task angle = Task.regression(3, new TargetBounds(-90, 90));
 * Task usual = Task.softmax(10);
 * }</pre>
 */
package io.github.tammes.task;
