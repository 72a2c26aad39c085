package io.github.tammes.spark;

import io.github.tammes.data.DataException;
import io.github.tammes.model.Prediction;
import io.github.tammes.model.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Answers the images of a partition, some at a time. A process loads the model once. */
final class PredictionTask implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1;

    /** As many contents of files are in memory at once. */
    private static final int CHUNK = 256;

    private static TrainedModel model;

    private static String modelKey = "";

    /** Not the broadcast's number, which a new session of the same process counts from 0 again. */
    private final String key = UUID.randomUUID().toString();

    private final Broadcast<Map<String, byte[]>> files;
    private final List<String> columns;

    /**
     * Makes the task.
     *
     * @param files of the model, by name
     * @param columns of the answer
     */
    PredictionTask(Broadcast<Map<String, byte[]>> files, List<String> columns) {
        this.files = files;
        this.columns = columns;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> images) {
        return new Iterator<>() {
            private Iterator<Row> answers = List.<Row>of().iterator();

            @Override
            public boolean hasNext() {
                return answers.hasNext() || images.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all images of the partition are answered");
                }
                if (!answers.hasNext()) {
                    answers = answer(chunk(images)).iterator();
                }
                return answers.next();
            }
        };
    }

    private static List<Row> chunk(Iterator<Row> images) {
        List<Row> chunk = new ArrayList<>();
        while (images.hasNext() && chunk.size() < CHUNK) {
            chunk.add(images.next());
        }
        return chunk;
    }

    private List<Row> answer(List<Row> images) {
        // One after the other: a network answers with all threads.
        synchronized (PredictionTask.class) {
            TrainedModel asked = shipped();
            List<Row> answers = new ArrayList<>();
            try {
                List<Prediction> predictions = asked.predictAll(
                        images.stream().map(PredictionTask::picture).toList());
                for (int i = 0; i < images.size(); i++) {
                    answers.add(row(images.get(i).getString(0), predictions.get(i), null));
                }
            } catch (DataException e) {
                // One of them is none: found by asking about each.
                images.forEach(image -> answers.add(alone(asked, image)));
            }
            return answers;
        }
    }

    private Row alone(TrainedModel asked, Row image) {
        try {
            return row(
                    image.getString(0),
                    asked.predictAll(List.of(picture(image))).get(0),
                    null);
        } catch (DataException e) {
            return row(image.getString(0), null, e.getMessage());
        }
    }

    /** Returns the content of a file, or a picture. */
    private static Object picture(Row image) {
        return image.get(1) instanceof Row decoded
                ? SparkImage.picture(decoded)
                        .orElseThrow(() -> new DataException(image.getString(0) + " is no image that Spark can read"))
                : image.get(1);
    }

    private Row row(String path, Prediction prediction, String error) {
        return RowFactory.create(columns.stream()
                .map(column -> switch (column) {
                    case "path" -> path;
                    case "error" -> error;
                    case "class" -> prediction == null ? null : prediction.className();
                    case "value" -> prediction == null ? null : (Object) prediction.value();
                    default -> prediction == null ? null : (Object) prediction.confidence();
                })
                .toArray());
    }

    private TrainedModel shipped() {
        if (!modelKey.equals(key)) {
            TrainedModel next = load(files.value());
            if (model != null) {
                model.close();
            }
            model = next;
            modelKey = key;
        }
        return model;
    }

    /** Loads a model of the contents of its files. */
    static TrainedModel load(Map<String, byte[]> files) {
        try {
            Path folder = Files.createTempDirectory("tammes-model-");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                }
                return TrainedModel.load(folder);
            } finally {
                for (String name : files.keySet()) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be loaded: " + e.getMessage(), e);
        }
    }
}
