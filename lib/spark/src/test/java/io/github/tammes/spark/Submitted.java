package io.github.tammes.spark;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageExporter;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RegressionTrial;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A program as a person gives it to {@code spark-submit}, beside the one jar: a grid, and a model of it asked about images. */
public final class Submitted {

    private Submitted() {}

    /** Runs in the folder of the first argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Split<ImageData> turned = RotatedImages.of(Digits.load(), -60, 60, 1);
        List<RegressionTrial> grid = RegressionTrial.sweep(
                        3,
                        new Split<>(turned.train().first(64), turned.test().first(20)),
                        Networks::smallCnn,
                        TrainingOptions.epochs(1),
                        new double[] {1e-3},
                        1)
                .subList(0, 2);
        SparkSession session = SparkSession.builder().appName("submitted").getOrCreate();
        Experiment experiment = Experiment.in(folder);
        SparkExperiment.run(session, experiment, grid);
        try (TrainingRun run = experiment.trained(grid.get(0))) {
            run.model().save(folder.resolve("model"));
        }
        ImageExporter.write(turned.test().first(20), folder.resolve("images"));
        // It takes the session that is open, and closes it.
        PredictImages.main(new String[] {
            folder.resolve("model").toString(),
            folder.resolve("images").toString(),
            folder.resolve("answers").toString()
        });
    }
}
