/**
 * Grids of trials and predictions of many images on a cluster of Apache Spark.
 *
 * <p>Start with {@link io.github.tammes.spark.SparkExperiment}, which runs the trials of an
 * {@link io.github.tammes.experiment.Experiment}; {@link io.github.tammes.spark.SparkModel} asks a saved
 * {@link io.github.tammes.model.TrainedModel}, and {@link io.github.tammes.spark.LocalCluster} is a cluster on this machine to
 * try both on.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.in(Path.of("results"));
 * var grid = PaperGrid.all(Budget.quick(), Cifar.cifar100(), 0);
 * Table runs = SparkExperiment.run(session, experiment, grid);
 * }</pre>
 */
package io.github.tammes.spark;
