package io.github.tammes.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.DeferredTranslatorFactory;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.images.MadeImageFiles;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.DevicePreference;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved model in DJL's own hands: nothing of {@link TrainedModel} is used to load or to ask it. */
class DjlTest {

    private static final TrainingOptions QUIET =
            TrainingOptions.epochs(2).withBatchSize(32).withSilent(true);

    @TempDir
    Path folder;

    @Test
    void criteriaLoadAndPredictPictures() throws Exception {
        Split<ImageData> digits = Digits.load();
        Path saved = folder.resolve("digits");
        Predictions expected;
        try (TrainingRun run = Training.fit(
                Task.classification(Prototypes.place(10, 3)), n -> Networks.cifarResNet(8, n), digits, QUIET)) {
            run.model().save(saved);
            expected = run.predict(digits.test().first(10));
        }
        BufferedImage picture = digits.test().images().toBufferedImage(4);
        Path file = MadeImageFiles.write(folder.resolve("four.png"), picture);
        Criteria<Image, Classifications> criteria = Criteria.builder()
                .setTypes(Image.class, Classifications.class)
                .optModelPath(saved)
                .optTranslatorFactory(new DeferredTranslatorFactory())
                .build();
        try (ZooModel<Image, Classifications> model = criteria.loadModel();
                Predictor<Image, Classifications> predictor = model.newPredictor()) {
            Classifications answer =
                    predictor.predict(ImageFactory.getInstance().fromFile(file));
            assertEquals(
                    digits.test().classNames().get(expected.predictedClass(4)),
                    answer.best().getClassName());
            assertEquals(expected.scores()[4][7], answer.get("7").getProbability(), 1e-5);
            // In one batch, by DJL's batchifier.
            List<Image> images = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                images.add(ImageFactory.getInstance()
                        .fromImage(digits.test().images().toBufferedImage(i)));
            }
            List<Classifications> answers = predictor.batchPredict(images);
            for (int i = 0; i < 10; i++) {
                assertEquals(expected.scores()[i][2], answers.get(i).get("2").getProbability(), 1e-5);
            }
        }
        try (ZooModel<Path, Prediction> model = Criteria.builder()
                        .setTypes(Path.class, Prediction.class)
                        .optModelPath(saved)
                        .optTranslatorFactory(new DeferredTranslatorFactory())
                        .optDevice(Device.cpu())
                        .build()
                        .loadModel();
                Predictor<Path, Prediction> predictor = model.newPredictor()) {
            assertEquals(expected.scores()[4][1], predictor.predict(file).score("1"), 1e-5);
        }
        try (ZooModel<Input, Output> model = Criteria.builder()
                        .setTypes(Input.class, Output.class)
                        .optModelPath(saved)
                        .optTranslatorFactory(new DeferredTranslatorFactory())
                        .build()
                        .loadModel();
                Predictor<Input, Output> predictor = model.newPredictor()) {
            Input request = new Input();
            request.add(Files.readAllBytes(file));
            Output answer = predictor.predict(request);
            assertEquals(200, answer.getCode());
            JsonObject json =
                    JsonParser.parseString(answer.getData().getAsString()).getAsJsonObject();
            assertEquals(
                    expected.scores()[4][9],
                    json.getAsJsonObject("cosines").get("9").getAsDouble(),
                    1e-5);
        }
    }

    @Test
    @SuppressWarnings("rawtypes")
    void criteriaLoadAndPredictRows() throws Exception {
        Split<TableData> abalones = Abalone.load();
        Path saved = folder.resolve("abalones");
        TableData train = abalones.train().select(IntStream.range(0, 200).toArray());
        float expected;
        try (TrainingRun run = Training.fit(
                Task.regression(2, TargetBounds.of(train)),
                n -> Networks.mlp(n, 16),
                new Split<>(train, abalones.test()),
                QUIET.withDevice(DevicePreference.CPU))) {
            run.model().withUnit("rings").save(saved);
            expected = run.predict(abalones.test()).predictedTarget(5);
        }
        Map<String, Object> row = new HashMap<>();
        StringBuilder json = new StringBuilder("{");
        for (int j = 0; j < train.featureNames().size(); j++) {
            String name = train.featureNames().get(j);
            double raw = abalones.test().feature(5, j)
                            * train.standardization().std().get(j)
                    + train.standardization().mean().get(j);
            row.put(name, raw);
            json.append(j == 0 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(raw);
        }
        try (ZooModel<Map, Prediction> model = Criteria.builder()
                        .setTypes(Map.class, Prediction.class)
                        .optModelPath(saved)
                        .optTranslatorFactory(new DeferredTranslatorFactory())
                        .build()
                        .loadModel();
                Predictor<Map, Prediction> predictor = model.newPredictor()) {
            assertEquals(expected, predictor.predict(row).value(), 1e-3);
            assertEquals("rings", predictor.predict(row).unit());
        }
        try (ZooModel<Input, Output> model = Criteria.builder()
                        .setTypes(Input.class, Output.class)
                        .optModelPath(saved)
                        .optTranslatorFactory(new DeferredTranslatorFactory())
                        .build()
                        .loadModel();
                Predictor<Input, Output> predictor = model.newPredictor()) {
            Input request = new Input();
            request.add(json.append('}').toString());
            JsonObject answer = JsonParser.parseString(
                            predictor.predict(request).getData().getAsString())
                    .getAsJsonObject();
            assertEquals(expected, answer.get("value").getAsDouble(), 1e-3);
            assertEquals("rings", answer.get("unit").getAsString());
        }
        Exception e = assertThrows(
                Exception.class,
                () -> Criteria.builder()
                        .setTypes(Map.class, Classifications.class)
                        .optModelPath(saved)
                        .optTranslatorFactory(new DeferredTranslatorFactory())
                        .build()
                        .loadModel());
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertTrue(cause.getMessage().contains("this model has no classes"), cause.toString());
    }
}
