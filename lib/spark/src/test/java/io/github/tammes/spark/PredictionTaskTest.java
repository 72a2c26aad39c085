package io.github.tammes.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.model.Prediction;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.SparkConf;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.reflect.ClassTag$;

/** What an executor does, without a cluster. */
class PredictionTaskTest {

    private static final List<String> COLUMNS = List.of("path", "class", "cosine", "error");

    @TempDir
    private Path folder;

    /** A process that had a session before counts its broadcasts from 0 again. */
    @Test
    void theNextSessionsModelIsNotThatOfTheSessionBefore() throws IOException {
        Split<ImageData> digits = new Split<>(
                Digits.load().train().first(40), Digits.load().test().first(20));
        BufferedImage picture = digits.test().images().toBufferedImage(3);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        for (int seed = 1; seed <= 2; seed++) {
            Path saved = folder.resolve("model " + seed);
            Prediction here;
            try (TrainingRun run = Training.fit(
                    Task.classification(Prototypes.place(10, 3)),
                    Networks::smallCnn,
                    digits,
                    TrainingOptions.epochs(1).withSeed(seed).withSilent(true))) {
                run.model().save(saved);
                here = run.model().predict(picture);
            }
            Row answer = new PredictionTask(new FirstOfItsSession(contents(saved)), COLUMNS)
                    .call(List.of(RowFactory.create("3.png", png.toByteArray())).iterator())
                    .next();
            assertEquals(here.className(), answer.getString(1));
            assertEquals(here.confidence(), answer.getDouble(2), 1e-6, "with seed " + seed);
        }
    }

    private static Map<String, byte[]> contents(Path model) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void aFolderThatIsNoModelIsNamedAsItWasGiven() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SparkModel.requireModel("hdfs:///models", Map.of()));
        assertTrue(refused.getMessage().startsWith("hdfs:///models is not a saved model"), refused.getMessage());
    }

    @Test
    void coresThatNobodyHasCountedAreWarnedOf() {
        SparkConf standalone = new SparkConf(false).set("spark.master", "spark://head:7077");
        assertTrue(SparkExperiment.warning(standalone).orElseThrow().contains("spark.executor.cores"));
        assertTrue(SparkExperiment.warning(standalone.clone().set("spark.executor.cores", "2"))
                .isEmpty());
        assertTrue(SparkExperiment.warning(new SparkConf(false).set("spark.master", "yarn"))
                .isEmpty());
    }

    private static final class FirstOfItsSession extends Broadcast<Map<String, byte[]>> {

        private static final long serialVersionUID = 1;

        private final transient Map<String, byte[]> files;

        FirstOfItsSession(Map<String, byte[]> files) {
            super(0, ClassTag$.MODULE$.apply(Map.class));
            this.files = files;
        }

        @Override
        public Map<String, byte[]> getValue() {
            return files;
        }

        @Override
        public void doUnpersist(boolean blocking) {}

        @Override
        public void doDestroy(boolean blocking) {}
    }
}
