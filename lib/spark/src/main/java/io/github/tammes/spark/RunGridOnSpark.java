package io.github.tammes.spark;

import io.github.tammes.paper.RunGrid;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * Runs trials of the paper on a cluster: {@code spark-submit --class io.github.tammes.spark.RunGridOnSpark JAR OPTIONS}, with the
 * options of {@link RunGrid}. The folder of results is the driver's; {@code --conf spark.tammes.shared=hdfs:///folder} names one
 * for checkpoints that all machines see, if that is no other.
 */
public final class RunGridOnSpark {

    private static final String SHARED = "spark.tammes.shared";

    private RunGridOnSpark() {}

    /**
     * Runs the trials; ends with 1 and a sentence where it cannot, and with 2 if it was interrupted.
     *
     * @param arguments see {@link RunGrid}
     */
    public static void main(String[] arguments) throws IOException {
        int status;
        try (SparkSession session =
                SparkSession.builder().appName("The paper's grid").getOrCreate()) {
            String shared = session.conf().get(SHARED, "");
            status = RunGrid.run(
                    (experiment, trials) -> shared.isEmpty()
                            ? SparkExperiment.run(session, experiment, trials)
                            : SparkExperiment.run(session, experiment, trials, shared),
                    arguments);
        }
        System.exit(status);
    }
}
