/**
 * Declared grids of training runs, resumable and recorded: {@link io.github.tammes.experiment.Experiment} runs them, and
 * {@link io.github.tammes.experiment.TrainingTrial} is what they are made of.
 */
package io.github.tammes.experiment;
