/**
 * Grids of trials, each run once and recorded with the revision that made it, by any number of processes.
 *
 * <p>Start with {@link io.github.tammes.experiment.Experiment}, which runs them; {@link io.github.tammes.experiment.TrainingTrial} is what
 * they are made of.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.in(Path.of("results"));
 * var grid = PaperGrid.all(Budget.quick(), Cifar.cifar100(), 0);
 * Table runs = experiment.run(grid);
 * }</pre>
 */
package io.github.tammes.experiment;
