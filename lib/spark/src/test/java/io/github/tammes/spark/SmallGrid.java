package io.github.tammes.spark;

import io.github.tammes.data.sets.Abalone;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RegressionTrial;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Twelve small trials, and a driver in a process of its own that runs them. */
final class SmallGrid {

    static final int EPOCHS = 15;

    private SmallGrid() {}

    /** Runs the grid in the folder of the first argument, on the cluster of the second. */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession session = SparkSession.builder()
                .master(arguments[1])
                .appName("another driver")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.executor.memory", "1g")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
            SparkExperiment.run(session, Experiment.in(Path.of(arguments[0])), trials());
        }
    }

    static List<RegressionTrial> trials() {
        return RegressionTrial.sweep(
                        3,
                        Abalone.load(),
                        outputs -> Networks.mlp(outputs, 8),
                        TrainingOptions.epochs(EPOCHS),
                        new double[] {1e-3, 1e-2},
                        2)
                .subList(0, 12);
    }
}
