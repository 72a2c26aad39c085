/**
 * What belongs to the paper's own comparisons: its trials and grids, budgets, published figures and how long all that takes.
 *
 * <p>Start with {@link io.github.tammes.paper.PaperGrid}.
 *
 * <pre>{@code
 * Budget budget = Budget.fromEnvironment(Budget.quick());
 * var grid = PaperGrid.table1(budget, Cifar.cifar100(), 0);
 * Table published = PublishedResults.cifar100();
 * }</pre>
 */
package io.github.tammes.paper;
