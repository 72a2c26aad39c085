package io.github.tammes.spark;

import io.github.tammes.model.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Asks a saved {@link TrainedModel} about any number of images, on a cluster of Apache Spark:
 *
 * <pre>{@code
 * var images = session.read().format("binaryFile").option("recursiveFileLookup", "true").load("hdfs:///photos");
 * SparkModel.predict(images, "hdfs:///models/digits").write().parquet("hdfs:///answers");
 * }</pre>
 */
public final class SparkModel {

    private SparkModel() {}

    /**
     * Predicts images.
     *
     * @param images with the columns "path" and "content" of Spark's source "binaryFile", or the column "image" of the
     *     source "image" of its library for machine learning; only the former turns a photograph upright as its Exif data say
     * @param model a folder that {@link TrainedModel#save} wrote, on any file system that Hadoop knows; its network is one of the
     *     library's own
     * @return one row for each image: "path"; "class" and its "cosine" (for softmax its "probability") if the model tells
     *     classes; "value" if it tells one; and "error", which says why an image has no answer, else null. Nothing is computed
     *     before it is asked for
     * @throws IllegalArgumentException if a column is missing, the folder is no model, or its inputs are no images
     * @throws IOException if the model cannot be read
     */
    public static Dataset<Row> predict(Dataset<Row> images, String model) throws IOException {
        Dataset<Row> asked = pathAndPicture(images);
        SparkSession session = images.sparkSession();
        Map<String, byte[]> files = read(new Path(model), session);
        StructType columns;
        try (TrainedModel loaded = PredictionTask.load(files)) {
            if (loaded.normalization().isEmpty()) {
                throw new IllegalArgumentException(model + " takes rows of a table, not images");
            }
            columns = columns(loaded);
        }
        Broadcast<Map<String, byte[]>> shipped =
                JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(files);
        return asked.mapPartitions(new PredictionTask(shipped, List.of(columns.fieldNames())), Encoders.row(columns));
    }

    private static Dataset<Row> pathAndPicture(Dataset<Row> images) {
        List<String> columns = List.of(images.columns());
        if (columns.contains("image") && !columns.contains("content")) {
            return images.selectExpr("image.origin AS path", "image");
        }
        for (String column : List.of("path", "content")) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("images has no column \"" + column + "\" but " + columns
                        + "; read them by session.read().format(\"binaryFile\").load(…)");
            }
        }
        return images.select("path", "content");
    }

    private static Map<String, byte[]> read(Path model, SparkSession session) throws IOException {
        FileSystem files = model.getFileSystem(session.sparkContext().hadoopConfiguration());
        Map<String, byte[]> contents = new HashMap<>();
        for (FileStatus file : files.listStatus(model)) {
            if (file.isFile()) {
                try (var in = files.open(file.getPath())) {
                    contents.put(file.getPath().getName(), in.readAllBytes());
                }
            }
        }
        requireModel(model.toString(), contents);
        return contents;
    }

    /** By the name it was given, for it is loaded from a folder of another. */
    static void requireModel(String model, Map<String, byte[]> contents) {
        if (contents.keySet().stream().noneMatch(name -> name.startsWith("model.json"))) {
            throw new IllegalArgumentException(
                    model + " is not a saved model: a model is a folder with model.json and weights.safetensors");
        }
    }

    private static StructType columns(TrainedModel model) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField("path", DataTypes.StringType, false));
        if (model.task().classes() > 0) {
            fields.add(DataTypes.createStructField("class", DataTypes.StringType, true));
            String score = model.task().prototypes() != null ? "cosine" : "probability";
            fields.add(DataTypes.createStructField(score, DataTypes.DoubleType, true));
        }
        if (model.task().needsTargets()) {
            fields.add(DataTypes.createStructField("value", DataTypes.DoubleType, true));
        }
        fields.add(DataTypes.createStructField("error", DataTypes.StringType, true));
        return DataTypes.createStructType(fields);
    }
}
