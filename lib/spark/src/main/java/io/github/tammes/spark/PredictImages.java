package io.github.tammes.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/**
 * Asks a saved model about all images of a folder and of those below it:
 * {@code spark-submit --class io.github.tammes.spark.PredictImages JAR MODEL IMAGES ANSWERS}. Each is a path on any file system
 * that Hadoop knows; the answers are Parquet.
 */
public final class PredictImages {

    private PredictImages() {}

    /**
     * Predicts.
     *
     * @param arguments the folder of the model, that of the images and that of the answers, which must not be there yet
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Usage: PredictImages MODEL IMAGES ANSWERS");
            System.exit(1);
        }
        try (SparkSession session =
                SparkSession.builder().appName("Predictions of images").getOrCreate()) {
            var images = session.read()
                    .format("binaryFile")
                    .option("recursiveFileLookup", "true")
                    .load(arguments[1]);
            SparkModel.predict(images, arguments[0]).write().parquet(arguments[2]);
        }
    }
}
