/**
 * What belongs to the paper's own comparisons: its trials and grids, budgets, published figures and how long all that takes.
 * Start at {@link io.github.tammes.paper.PaperGrid}.
 */
package io.github.tammes.paper;
