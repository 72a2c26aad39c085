/**
 * Grids of trials and predictions of many images on a cluster of Apache Spark.
 *
 * <p>{@link io.github.tammes.spark.SparkExperiment} runs the trials of an {@link io.github.tammes.experiment.Experiment},
 * {@link io.github.tammes.spark.SparkModel} asks a saved {@link io.github.tammes.model.TrainedModel}, and
 * {@link io.github.tammes.spark.LocalCluster} is a cluster on this machine to try both on.
 */
package io.github.tammes.spark;
