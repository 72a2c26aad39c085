package io.github.tammes.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.tammes.data.DataException;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.images.ImageSize;
import io.github.tammes.data.images.MadeImageFiles;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Picture;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.loss.JointArrangement;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TrainedModelTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final Split<ImageData> FEW =
            new Split<>(DIGITS.train().first(96), DIGITS.test().first(32));
    private static final TrainingOptions QUIET =
            TrainingOptions.epochs(2).withBatchSize(32).withSilent(true);
    private static final Prototypes PROTOTYPES = Prototypes.place(10, 3);

    @TempDir
    Path folder;

    private record Case(String name, Task task, IntFunction<? extends Block> network, Split<? extends Examples> data) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Split<ImageData> turned = RotatedImages.of(FEW, -45, 45, 1);
        TargetBounds bounds = TargetBounds.of(turned.train());
        Split<TableData> abalones = Abalone.load();
        return Stream.of(
                new Case("classification", Task.classification(PROTOTYPES), Networks::smallCnn, FEW),
                new Case("residual", Task.classification(PROTOTYPES), n -> Networks.cifarResNet(8, n), FEW),
                new Case("softmax", Task.softmax(10), n -> Networks.mlp(n, 20), FEW),
                new Case("regression", Task.regression(3, bounds), Networks::smallCnn, turned),
                new Case("squared", Task.squaredError(bounds), Networks::smallCnn, turned),
                new Case(
                        "joint",
                        Task.joint(PROTOTYPES, bounds, JointArrangement.SEPARATE_AXIS, 0.5),
                        Networks::smallCnn,
                        turned),
                new Case(
                        "table",
                        Task.regression(2, TargetBounds.of(abalones.train())),
                        n -> Networks.mlp(n, 16),
                        new Split<>(
                                abalones.train().select(IntStream.range(0, 200).toArray()),
                                abalones.test().select(IntStream.range(0, 50).toArray()))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLoadedModelAnswersAsTheRunDoes(Case given) throws IOException {
        Path saved = folder.resolve("model");
        try (TrainingRun run = Training.fit(given.task(), given.network(), given.data(), QUIET)) {
            run.model().save(saved);
            float[][] before = run.predict(given.data().test()).outputs();
            try (TrainedModel model = TrainedModel.load(saved)) {
                float[][] after = model.predict(given.data().test()).outputs();
                for (int i = 0; i < before.length; i++) {
                    assertArrayEquals(before[i], after[i], 1e-6f);
                }
                assertEquals(
                        run.evaluate().toString(),
                        model.evaluate(given.data().test()).toString());
                assertEquals(run.task().fingerprint(), model.task().fingerprint());
                assertEquals(run.label().toMap(), model.madeBy());
                assertEquals(run.model().toString(), model.toString());
                if (run.task().needsLabels()) {
                    assertEquals(given.data().train().classNames(), model.classNames());
                }
            }
        }
        try (Stream<Path> files = Files.list(saved)) {
            assertEquals(
                    List.of("model.json", "serving.properties", "weights.safetensors"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static TrainingRun digits() {
        return Training.fit(
                Task.classification(PROTOTYPES),
                Networks::smallCnn,
                DIGITS,
                TrainingOptions.epochs(4).withBatchSize(32).withSilent(true));
    }

    @Test
    void everyFormOfAPictureHasTheSameAnswer() throws IOException {
        try (TrainingRun run = digits()) {
            TrainedModel model = run.model();
            int[] expected = IntStream.range(0, 20)
                    .map(run.predict(DIGITS.test().first(20))::predictedClass)
                    .toArray();
            List<Object> pictures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                BufferedImage picture = DIGITS.test().images().toBufferedImage(i);
                Path file = MadeImageFiles.write(folder.resolve(i + ".png"), picture);
                String name = model.classNames().get(expected[i]);
                Prediction answer = model.predict(picture);
                assertEquals(name, answer.className());
                assertEquals(name, model.predict(file).className());
                assertEquals(name, model.predict(file.toUri().toURL()).className());
                assertEquals(name, model.predict(Files.readAllBytes(file)).className());
                assertEquals(answer.score("3"), model.predict(file).score("3"), 1e-6);
                pictures.add(i % 2 == 0 ? file : picture);
            }
            List<Prediction> all = model.predictAll(pictures);
            for (int i = 0; i < 20; i++) {
                assertEquals(model.classNames().get(expected[i]), all.get(i).className());
                assertEquals(
                        run.predict(DIGITS.test().first(20)).scores()[i][4],
                        all.get(i).score("4"),
                        1e-5);
            }
            assertEquals(List.of(), model.predictAll(List.of()));
        }
    }

    /** Large pictures in colour, some on their heads with Exif data that say so: as a listing of the files loads them. */
    @Test
    void filesAreTurnedUprightAndBroughtToSizeAndColourAsInTraining() throws IOException {
        for (int i = 0; i < 10; i++) {
            BufferedImage small = DIGITS.test().images().toBufferedImage(i);
            BufferedImage large = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 80; y++) {
                for (int x = 0; x < 80; x++) {
                    int gray = small.getRaster().getSample(x / 10, y / 10, 0);
                    large.setRGB(i % 2 == 0 ? 89 - x : 10 + x, i % 2 == 0 ? 79 - y : y, gray << 16 | gray << 8);
                }
            }
            Path file = MadeImageFiles.write(folder.resolve("plain/" + i + ".png"), large);
            Files.createDirectories(folder.resolve("files/digit"));
            MadeImageFiles.withOrientation(folder.resolve("files/digit/" + i + ".png"), file, i % 2 == 0 ? 3 : 1);
        }
        ImageListing listing = ImageListing.ofSubfolders(folder.resolve("files"));
        Split<ImageData> loaded = listing.load(new ImageSize(8, 8, true)).split();
        try (TrainingRun run = digits()) {
            List<Path> files = listing.table().stringColumn("path").asList().stream()
                    .map(folder.resolve("files")::resolve)
                    .toList();
            List<Double> answers = new ArrayList<>();
            for (Prediction answer : run.model().predictAll(files)) {
                answers.add(answer.score("3"));
            }
            for (Path file : files) {
                Prediction answer = run.model().predict(Files.readAllBytes(file));
                assertEquals(answers.get(files.indexOf(file)), answer.score("3"), 1e-5);
            }
            List<Double> expected = Stream.of(loaded.train(), loaded.test())
                    .flatMap(part -> Arrays.stream(run.predict(part).scores()))
                    .map(scores -> (double) scores[3])
                    .sorted()
                    .toList();
            answers.sort(null);
            for (int i = 0; i < 10; i++) {
                assertEquals(expected.get(i), answers.get(i), 1e-5);
            }
            Path onItsHead = folder.resolve("plain/0.png");
            assertNotEquals(
                    run.model().predict(onItsHead).confidence(),
                    run.model().predict(folder.resolve("files/digit/0.png")).confidence(),
                    1e-5);
        }
    }

    @Test
    void aJointModelTellsClassAndValueOfOnePicture() {
        Split<ImageData> turned = RotatedImages.of(FEW, -45, 45, 1);
        Task task = Task.joint(PROTOTYPES, TargetBounds.of(turned.train()), JointArrangement.SEPARATE_AXIS, 0.5);
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, turned, QUIET)) {
            Predictions expected = run.predict(turned.test());
            TrainedModel model = run.model().withUnit("degrees");
            for (int i = 0; i < 5; i++) {
                Prediction answer = model.predict(turned.test().images().toBufferedImage(i));
                assertTrue(answer.hasClass() && answer.hasValue());
                assertEquals(model.classNames().get(expected.predictedClass(i)), answer.className());
                assertEquals(expected.predictedTarget(i), answer.value(), 1e-3);
                assertTrue(answer.toString().endsWith(" degrees"), answer.toString());
            }
        }
    }

    @Test
    void anErrorIsNotMeasuredWithoutTargets() {
        Split<ImageData> turned = RotatedImages.of(FEW, -45, 45, 1);
        TargetBounds bounds = TargetBounds.of(turned.train());
        for (Task task : List.of(
                Task.regression(3, bounds),
                Task.squaredError(bounds),
                Task.joint(PROTOTYPES, bounds, JointArrangement.SEPARATE_AXIS, 0.5))) {
            try (TrainingRun run = Training.fit(task, Networks::smallCnn, turned, QUIET)) {
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> run.evaluate(FEW.test()), task.name());
                assertTrue(e.getMessage().contains(FEW.test().name() + " has none: add them"), e.getMessage());
                assertEquals(32, run.predict(FEW.test()).size());
            }
        }
    }

    @Test
    void aThresholdNeedsNoTargets() {
        Split<ImageData> turned = RotatedImages.of(DIGITS, -45, 45, 1);
        Task task = Task.joint(PROTOTYPES, TargetBounds.of(turned.train()), JointArrangement.SEPARATE_AXIS, 0.5);
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, turned, QUIET)) {
            assertTrue(run.model().withThreshold(0.9, DIGITS.test()).threshold().isPresent());
        }
    }

    /** What is drawn in a training has no part in what is asked afterwards, before and after it was saved. */
    @Test
    void imagesAreNotTurnedWhenAskedForNorWhenTheyHaveTargets() throws IOException {
        Task task = Task.regression(3, new TargetBounds(-45, 45));
        Split<ImageData> turned = RotatedImages.of(FEW, -45, 45, 1);
        TrainingOptions turning = QUIET.withAugmentation(Augmentation.rotate(-45, 45));
        try (TrainingRun run = Training.fit(task, Networks::smallCnn, FEW, turning)) {
            run.model().save(folder.resolve("turning"));
            Predictions asked = run.predict(FEW.test());
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        run.model()
                                .predict(FEW.test().images().toBufferedImage(i))
                                .value(),
                        asked.predictedTarget(i),
                        1e-3);
            }
            assertEquals(turned.test().target(3), run.evaluate(turned.test()).target(3));
            double drawn = run.history().last().heldOutMetrics().get("MAE");
            assertEquals(drawn, run.evaluate().meanAbsoluteError(), 1e-3);
            try (TrainedModel model = TrainedModel.load(folder.resolve("turning"))) {
                assertArrayEquals(asked.outputs()[7], model.predict(FEW.test()).outputs()[7], 1e-6f);
                assertEquals(
                        run.evaluate(turned.test()).meanAbsoluteError(),
                        model.evaluate(turned.test()).meanAbsoluteError(),
                        1e-3);
                assertThrows(IllegalArgumentException.class, () -> model.evaluate(FEW.test()));
            }
        }
    }

    /** What stands in the files does not depend on where the weights were: a device is only told of, in the run's label. */
    @Test
    void whatWasTrainedOnAGpuLoadsOnTheCpu() throws IOException {
        Path saved = folder.resolve("model");
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), Networks::smallCnn, FEW, QUIET)) {
            run.model().save(saved);
            replaceInJson(saved, "\"device\": \"" + run.label().device() + "\"", "\"device\": \"gpu(0)\"");
            try (TrainedModel model = TrainedModel.load(saved, null, null, Device.cpu())) {
                assertEquals("gpu(0)", model.madeBy().get("device"));
                assertArrayEquals(
                        run.predict(FEW.test()).outputs()[0],
                        model.predict(FEW.test()).outputs()[0],
                        1e-6f);
            }
        }
        for (String name : List.of("weights.safetensors", "serving.properties")) {
            String content = Files.readString(saved.resolve(name), StandardCharsets.ISO_8859_1);
            assertFalse(content.contains("cpu") || content.contains("device"), name);
        }
    }

    @Test
    void anAnswerSaysHowSureAndShowsItself() {
        try (TrainingRun run = digits()) {
            Prediction answer = run.model().predict(DIGITS.test().images().toBufferedImage(0));
            assertEquals(answer.nearest(), answer.scores().stringColumn("class").get(0));
            assertEquals(
                    answer.runnerUp(), answer.scores().stringColumn("class").get(1));
            assertEquals(
                    answer.confidence(), answer.scores().doubleColumn("cosine").get(0));
            assertTrue(answer.confidence() >= answer.score(answer.runnerUp()));
            List<Object> parts = answer.parts();
            assertEquals(8, ((Picture) parts.get(0)).image().getWidth());
            assertEquals(answer.toString(), parts.get(1));
            assertTrue(parts.get(2) instanceof CategoryChart);
            assertThrows(IllegalStateException.class, answer::value);
        }
    }

    @Test
    void rowsAreStandardizedAsInTrainingAndAnsweredWithTheirUnit() throws IOException {
        Table table = Table.create(
                "made",
                DoubleColumn.create(
                        "small",
                        IntStream.range(0, 60).mapToDouble(i -> i / 60.0).toArray()),
                DoubleColumn.create(
                        "large",
                        IntStream.range(0, 60)
                                .mapToDouble(i -> 1000.0 * (i % 7))
                                .toArray()),
                DoubleColumn.create(
                        "age", IntStream.range(0, 60).mapToDouble(i -> i).toArray()));
        TableData raw = TableData.of(table, List.of("small", "large"), "age");
        Split<TableData> split = TableData.standardize(new Split<>(
                raw.select(IntStream.range(0, 40).toArray()),
                raw.select(IntStream.range(40, 60).toArray())));
        Task task = Task.regression(2, TargetBounds.of(split.train()));
        try (TrainingRun run = Training.fit(task, n -> Networks.mlp(n, 8), split, QUIET)) {
            run.model().withUnit("years").save(folder.resolve("rows"));
            float[] expected = IntStream.range(0, 20)
                    .collect(
                            () -> new float[20],
                            (values, i) -> values[i] = run.predict(split.test()).predictedTarget(i),
                            (a, b) -> {});
            try (TrainedModel model = TrainedModel.load(folder.resolve("rows"))) {
                List<Prediction> answers = model.predictAll(table.inRange(40, 60));
                for (int i = 0; i < 20; i++) {
                    assertEquals(expected[i], answers.get(i).value(), 1e-4);
                    Map<String, Double> row = Map.of("small", (40 + i) / 60.0, "large", 1000.0 * ((40 + i) % 7));
                    assertEquals(expected[i], model.predict(row).value(), 1e-4);
                    assertEquals(expected[i], model.predict(table.row(40 + i)).value(), 1e-4);
                }
                // As a table of text has them, under names whose case tables do not mind.
                Table text = Table.create(
                        StringColumn.create("Small", String.valueOf(41 / 60.0)),
                        StringColumn.create("LARGE", String.valueOf(1000.0 * (41 % 7))));
                assertEquals(expected[1], model.predictAll(text).get(0).value(), 1e-4);
                assertEquals(expected[1], model.predict(text.row(0)).value(), 1e-4);
                assertTrue(
                        answers.get(0).toString().endsWith(" years"),
                        answers.get(0).toString());
                // Rows as they were before they were standardized are brought to what the network knows.
                assertEquals(
                        run.evaluate().meanAbsoluteError(),
                        model.evaluate(raw.select(IntStream.range(40, 60).toArray()))
                                .meanAbsoluteError(),
                        1e-4);
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> model.predict(Map.of("small", 1.0)));
                assertTrue(e.getMessage().contains("\"large\""), e.getMessage());
                assertThrows(IllegalArgumentException.class, () -> model.predict(new byte[3]));
            }
        }
    }

    @Test
    void whatCannotBeReadIsNamed() {
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), Networks::smallCnn, FEW, QUIET)) {
            TrainedModel model = run.model();
            Path missing = folder.resolve("missing.png");
            DataException e = assertThrows(DataException.class, () -> model.predict(missing));
            assertTrue(e.getMessage().contains("missing.png cannot be read: there is no such file"), e.getMessage());
            e = assertThrows(
                    DataException.class, () -> model.predictAll(List.of("no image".getBytes(StandardCharsets.UTF_8))));
            assertTrue(e.getMessage().contains("8 bytes"), e.getMessage());
            e = assertThrows(
                    DataException.class,
                    () -> model.predict(URI.create("http://localhost/a.png").toURL()));
            assertTrue(e.getMessage().contains("only local files"), e.getMessage());
            IllegalArgumentException rows =
                    assertThrows(IllegalArgumentException.class, () -> model.predict(Map.of("a", 1)));
            assertTrue(rows.getMessage().contains("pictures"), rows.getMessage());
            IllegalArgumentException none =
                    assertThrows(IllegalArgumentException.class, () -> model.predict((Path) null));
            assertTrue(none.getMessage().contains("not null"), none.getMessage());
        }
    }

    private static Block own(int outputs) {
        SequentialBlock network = new SequentialBlock();
        return network.add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(outputs).build());
    }

    @Test
    void aNetworkOfOnesOwnIsGivenAndChecked() throws IOException {
        Path saved = folder.resolve("own");
        Task task = Task.classification(PROTOTYPES);
        try (TrainingRun run = Training.fit(task, TrainedModelTest::own, FEW, QUIET)) {
            run.model().save(saved);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved));
            assertTrue(e.getMessage().contains("one of one's own"), e.getMessage());
            try (TrainedModel model = TrainedModel.load(saved, TrainedModelTest::own)) {
                assertArrayEquals(
                        run.predict(FEW.test()).outputs()[3],
                        model.predict(FEW.test()).outputs()[3],
                        1e-6f);
            }
            IntFunction<Block> other = n -> new SequentialBlock()
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(n).optBias(false).build());
            e = assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved, other));
            assertTrue(e.getMessage().contains("the network is not the one that was saved"), e.getMessage());
            e = assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved, Networks::smallCnn));
            assertTrue(e.getMessage().contains("more weights than were saved"), e.getMessage());
        }
    }

    @Test
    void aLayerAddedToALibraryNetworkMakesItOnesOwn() throws IOException {
        IntFunction<Block> longer = n -> ((SequentialBlock) Networks.mlp(7, 5))
                .add(Linear.builder().setUnits(n).build());
        Path saved = folder.resolve("longer");
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), longer, FEW, QUIET)) {
            run.model().save(saved);
            assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved));
            TrainedModel.load(saved, longer).close();
        }
    }

    /** As much one's own, although its layers are called the same. */
    @Test
    void aLayerExchangedInALibraryNetworkMakesItOnesOwn() throws IOException {
        IntFunction<Block> exchanged = n -> {
            SequentialBlock network = (SequentialBlock) Networks.mlp(7, 5);
            network.removeLastBlock();
            return network.add(Linear.builder().setUnits(n).build());
        };
        Path saved = folder.resolve("exchanged");
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), exchanged, FEW, QUIET)) {
            run.model().save(saved);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved));
            assertTrue(e.getMessage().contains("one of one's own"), e.getMessage());
            TrainedModel.load(saved, exchanged).close();
        }
    }

    private Path savedFew() throws IOException {
        Path saved = folder.resolve("few");
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), n -> Networks.mlp(n, 6), FEW, QUIET)) {
            run.model().save(saved);
        }
        return saved;
    }

    private static void assertRefused(Path saved, String part) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TrainedModel.load(saved));
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertTrue(e.getMessage().contains(saved.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    private static void replaceInJson(Path saved, String from, String to) throws IOException {
        Path file = saved.resolve("model.json");
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void whatIsNoModelOrDamagedOrNewerIsSaidInOneSentence() throws IOException {
        assertRefused(Files.createDirectories(folder.resolve("empty")), "is not a saved model");
        assertRefused(folder.resolve("nothing"), "is not a saved model");
        Path saved = savedFew();
        String text = Files.readString(saved.resolve("model.json"));
        byte[] weights = Files.readAllBytes(saved.resolve("weights.safetensors"));
        replaceInJson(saved, "\"version\": 1", "\"version\": 2");
        assertRefused(saved, "newer version");
        Files.writeString(saved.resolve("model.json"), "{\"format\": \"other\"}");
        assertRefused(saved, "not of a model of this library");
        for (String damaged : List.of("", "[]", "{", text.substring(0, text.length() / 2), "\u0000\u0001")) {
            Files.writeString(saved.resolve("model.json"), damaged);
            assertRefused(saved, "model.json");
        }
        Files.writeString(saved.resolve("model.json"), text);
        byte[] flipped = weights.clone();
        flipped[weights.length - 9] ^= 1;
        for (byte[] damaged :
                List.of(flipped, Arrays.copyOf(weights, weights.length / 2), new byte[0], Arrays.copyOf(weights, 9))) {
            Files.write(saved.resolve("weights.safetensors"), damaged);
            assertRefused(saved, "weights.safetensors is damaged");
        }
        Files.write(saved.resolve("weights.safetensors"), weights);
        TrainedModel.load(saved).close();
    }

    /** A description that is wrong on purpose takes no more memory than its weights, whatever sizes it claims. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sizes\": [\n      6\n    ] -> \"sizes\": [\n      2000000000\n    ]",
                "\"name\": \"mlp\" -> \"name\": \"cifarResNet\"",
                "\"name\": \"mlp\" -> \"name\": \"resNet34\"",
                "\"name\": \"mlp\" -> \"name\": \"unheardOf\"",
                "\"outputs\": 3 -> \"outputs\": 2000000000",
                "\"outputs\": 3 -> \"outputs\": 0",
                "\"name\": \"mlp\" -> \"nome\": \"mlp\"",
                "\"kind\": \"classification\" -> \"kind\": \"unheardOf\"",
                "\"kind\": \"classification\" -> \"kind\": \"softmax\", \"classes\": \"2.5\"",
                "\"prototypes\": { -> \"protatypes\": {",
                "\"dimensions\": 3 -> \"dimensions\": 2",
                "\"inputShape\": [\n    1,\n    8, -> \"inputShape\": [\n    1,\n    800000,"
            })
    void sizesAreCheckedBeforeMemoryIsTaken(String change) throws IOException {
        Path saved = savedFew();
        int arrow = change.indexOf(" -> ");
        replaceInJson(saved, change.substring(0, arrow), change.substring(arrow + 4));
        assertRefused(saved, "cannot be loaded");
    }

    @Test
    void aHugeHeadIsNotBelieved() throws IOException {
        Path file = Files.write(folder.resolve("a.safetensors"), new byte[] {-1, -1, -1, 127, 0, 0, 0, 0, '{', '}'});
        assertThrows(IllegalArgumentException.class, () -> new WeightsFile(file));
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000000,1000000000000],\"data_offsets\":[0,4]}}";
        byte[] bytes = new byte[8 + json.length() + 4];
        bytes[0] = (byte) json.length();
        System.arraycopy(json.getBytes(StandardCharsets.US_ASCII), 0, bytes, 8, json.length());
        Files.write(file, bytes);
        assertThrows(IllegalArgumentException.class, () -> new WeightsFile(file));
    }

    @Test
    void aModelIsReplacedAsAWholeAndOtherFilesAreLeftAlone() throws IOException {
        Path saved = savedFew();
        byte[] oldWeights = Files.readAllBytes(saved.resolve("weights.safetensors"));
        String oldJson = Files.readString(saved.resolve("model.json"));
        Files.writeString(saved.resolve("notes.txt"), "mine");
        try (TrainingRun run = digits()) {
            run.model().save(saved);
            assertEquals("mine", Files.readString(saved.resolve("notes.txt")));
            String newJson = Files.readString(saved.resolve("model.json"));
            // As if the process had been killed after the weights were moved into place: the new model is whole.
            Files.writeString(saved.resolve("model.json"), oldJson);
            Files.writeString(saved.resolve("model.json.next"), newJson);
            try (TrainedModel model = TrainedModel.load(saved)) {
                assertEquals(run.model().toString(), model.toString());
            }
            // And before: the old one is.
            Files.write(saved.resolve("weights.safetensors"), oldWeights);
            try (TrainedModel model = TrainedModel.load(saved)) {
                assertTrue(model.toString().contains("mlp(3, 6)"), model.toString());
            }
            Path other = Files.createDirectories(folder.resolve("other"));
            Files.writeString(other.resolve("thesis.tex"), "…");
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> run.model().save(other));
            assertTrue(e.getMessage().contains("other files"), e.getMessage());
        }
    }

    /** Killed between the weights and their description, and after that saves for which the disk is too full. */
    @Test
    void noNumberOfFailedSavesLosesTheModelThatWasThere() throws IOException {
        Configuration small =
                Configuration.unix().toBuilder().setMaxSize(400_000).build();
        IntFunction<Block> wide = n -> Networks.mlp(n, 2000);
        try (FileSystem disk = Jimfs.newFileSystem(small);
                TrainingRun run = Training.fit(Task.softmax(10), n -> Networks.mlp(n, 7), FEW, QUIET);
                TrainingRun large = Training.fit(Task.softmax(10), wide, FEW, QUIET)) {
            Path saved = disk.getPath("/model");
            String oldJson = Files.readString(savedFew().resolve("model.json"));
            run.model().save(saved);
            Files.move(saved.resolve("model.json"), saved.resolve("model.json.next"));
            Files.writeString(saved.resolve("model.json"), oldJson);
            for (int i = 0; i < 3; i++) {
                assertThrows(IOException.class, () -> large.model().save(saved));
                try (TrainedModel model = TrainedModel.load(saved)) {
                    assertEquals(run.model().toString(), model.toString());
                }
            }
            run.model().save(saved);
            assertFalse(Files.exists(saved.resolve("model.json.next")));
        }
    }

    @Test
    void aThresholdKeepsTheWantedShareOfRightAnswersAndIsSaved() throws IOException {
        try (TrainingRun run = digits()) {
            ImageData test = DIGITS.test();
            TrainedModel careful = run.model().withThreshold(0.9, test);
            int right = 0;
            int kept = 0;
            List<Prediction> answers = careful.predictAll(IntStream.range(0, test.size())
                    .mapToObj(test.images()::toBufferedImage)
                    .toList());
            for (int i = 0; i < test.size(); i++) {
                String truth = test.classNames().get(test.label(i));
                if (answers.get(i).nearest().equals(truth)) {
                    right++;
                    kept += answers.get(i).className().equals(truth) ? 1 : 0;
                    assertEquals(
                            answers.get(i).confidence() >= careful.threshold().orElseThrow() ? truth : "none of these",
                            answers.get(i).className());
                }
            }
            assertEquals(Math.ceil(0.9 * right), kept, 1);
            careful.save(folder.resolve("careful"));
            try (TrainedModel model = TrainedModel.load(folder.resolve("careful"))) {
                assertEquals(careful.threshold(), model.threshold());
            }
            assertThrows(IllegalArgumentException.class, () -> run.model().withThreshold(0, test));
            assertThrows(IllegalArgumentException.class, () -> run.model().withThreshold(1.1, test));
        }
    }

    @Test
    void inputsOfAnotherShapeAreRefused() {
        try (TrainingRun run = Training.fit(Task.classification(PROTOTYPES), Networks::smallCnn, FEW, QUIET)) {
            assertEquals(new Shape(1, 8, 8), run.model().inputShape());
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> run.evaluate(Abalone.load().test()));
            assertTrue(e.getMessage().contains("was trained on"), e.getMessage());
        }
    }

    @Test
    void whatIsAskedOfAClosedModelIsSaidToBeTooLate() {
        TrainingRun run = Training.fit(Task.softmax(10), n -> Networks.mlp(n, 6), FEW, QUIET);
        run.close();
        run.close();
        BufferedImage picture = FEW.test().images().toBufferedImage(0);
        for (Executable late : new Executable[] {
            run::evaluate,
            () -> run.predict(FEW.test()),
            () -> run.model().predict(picture),
            () -> run.model().withThreshold(0.9, FEW.test()),
            () -> run.model().save(folder.resolve("late")),
            () -> Training.fit(Task.softmax(10), n -> Networks.mlp(n, 6), FEW, QUIET.startFrom(run.model()))
        }) {
            IllegalStateException e = assertThrows(IllegalStateException.class, late);
            assertTrue(e.getMessage().contains("has been closed"), e.getMessage());
        }
        assertFalse(Files.exists(folder.resolve("late")));
    }

    /** Such as of a row with a number so large that the network's own are infinite. */
    @Test
    void anAnswerWhoseScoresAreNoNumbersIsShownInWords() {
        double[] scores = {0.5, Double.NaN};
        Prediction answer = new Prediction(List.of("a", "b"), scores, false, Double.NEGATIVE_INFINITY, null, "", null);
        assertEquals(List.of(answer.toString()), answer.parts());
    }

    @Test
    void onePathIsNoListOfInputs() throws IOException {
        Path file = MadeImageFiles.write(
                folder.resolve("a.png"), FEW.test().images().toBufferedImage(0));
        try (TrainingRun run = Training.fit(Task.softmax(10), n -> Networks.mlp(n, 6), FEW, QUIET)) {
            for (Path path : new Path[] {file, folder}) {
                IllegalArgumentException e = assertThrows(
                        IllegalArgumentException.class, () -> run.model().predictAll(path));
                assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
            }
        }
    }

    /** Such as one that was uploaded, and deleted once it had been asked about. */
    @Test
    void anAnswerOutlivesTheFileThatWasAskedAbout() throws IOException {
        Path file = MadeImageFiles.write(
                folder.resolve("a.png"), FEW.test().images().toBufferedImage(0));
        try (TrainingRun run = Training.fit(Task.softmax(10), n -> Networks.mlp(n, 6), FEW, QUIET)) {
            Prediction answer = run.model().predict(file);
            assertTrue(answer.parts().get(0) instanceof Picture);
            Files.delete(file);
            List<Object> parts = answer.parts();
            assertEquals(3, parts.size());
            assertTrue(parts.get(0).toString().contains(file + " cannot be read"), parts.toString());
            assertEquals(answer.toString(), parts.get(1));
        }
    }
}
