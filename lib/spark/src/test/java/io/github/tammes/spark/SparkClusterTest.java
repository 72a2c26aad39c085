package io.github.tammes.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RegressionTrial;
import io.github.tammes.experiment.Trial;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** On a standalone cluster of a master and workers, all processes of their own. */
class SparkClusterTest {

    private static LocalCluster cluster;
    private static SparkSession session;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        // One of them is for another driver.
        cluster = LocalCluster.start(3);
        System.setProperty("spark.cores.max", "2");
        session = cluster.session("tests");
    }

    @AfterAll
    static void stop() throws IOException {
        session.close();
        System.clearProperty("spark.cores.max");
        cluster.close();
    }

    private void requireEachOnce(Table table) throws IOException {
        Set<String> wanted = SmallGrid.trials().stream().map(Trial::identity).collect(Collectors.toSet());
        List<String> recorded = table.stringColumn("identity").asList();
        assertEquals(12, recorded.size());
        assertEquals(wanted, new HashSet<>(recorded));
        Experiment experiment = Experiment.in(folder);
        for (RegressionTrial trial : SmallGrid.trials()) {
            assertEquals(SmallGrid.EPOCHS, experiment.history(trial).rowCount());
        }
        try (Stream<Path> files = Files.list(experiment.checkpoints())) {
            assertEquals(
                    12,
                    files.filter(file -> file.toString().endsWith(".trained.zip"))
                            .count(),
                    "every network is kept");
        }
        try (Stream<Path> left = Files.list(experiment.checkpoints().resolve("spark"))) {
            assertEquals(List.of(), left.toList(), "nothing is left in the shared folder");
        }
    }

    /** Of this process's session, or of another driver's. */
    private static List<ProcessHandle> executors(boolean ours) {
        String application = session.sparkContext().applicationId();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> {
                    String command = process.info().commandLine().orElse("");
                    return command.contains("CoarseGrainedExecutorBackend") && command.contains(application) == ours;
                })
                .toList();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process otherDriver(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SmallGrid.class.getName(),
                folder.toString(),
                cluster.url()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    @Test
    void aGridIsFinishedOnceThoughExecutorsAndADriverAreKilled() throws IOException, InterruptedException {
        Experiment experiment = Experiment.in(folder);
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Map<String, List<String>> before = new HashMap<>();
        Path log = folder.resolve("driver.log");
        Process driver = otherDriver(log);
        for (int kill = 0; kill < 2; kill++) {
            waitForEpochs(1, before, copies, () -> assertTrue(driver.isAlive(), () -> read(log)));
            executors(false).forEach(SparkClusterTest::kill);
        }
        waitForEpochs(1, before, copies, () -> assertTrue(driver.isAlive(), () -> read(log)));
        List<ProcessHandle> orphans = executors(false);
        driver.destroyForcibly().waitFor();
        orphans.forEach(orphan -> orphan.onExit().join());
        assertTrue(experiment.table().rowCount() < 12, "killed in the middle");

        CompletableFuture<Table> run =
                CompletableFuture.supplyAsync(() -> SparkExperiment.run(session, experiment, SmallGrid.trials()));
        // Both executors are in the middle of a trial: whichever is killed loses a checkpoint or goes on from it.
        waitForEpochs(
                2, before, copies, () -> assertFalse(run.isDone(), "finished before an executor could be killed"));
        List<ProcessHandle> executors = executors(true);
        assertEquals(2, executors.size(), "those of this session");
        kill(executors.get(0));
        int finished = experiment.table().rowCount();
        assertTrue(finished < 12, "killed in the middle, not after " + finished);
        requireEachOnce(run.join());
        before.forEach((identity, epochs) -> assertEquals(
                epochs,
                seconds(experiment.checkpoints().resolve(identity + ".trained.zip"))
                        .subList(0, epochs.size()),
                "no epoch that was complete has been trained again"));
    }

    /** Waits until so many trials have brought an epoch to the shared folder that was not known before. */
    private void waitForEpochs(int trials, Map<String, List<String>> known, Path copies, Runnable check)
            throws IOException, InterruptedException {
        Map<String, List<String>> start = Map.copyOf(known);
        long news = 0;
        while (news < trials) {
            check.run();
            Thread.sleep(20);
            Map<String, List<String>> now = epochsInTraining(copies);
            known.putAll(now);
            news = now.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(start.get(entry.getKey())))
                    .count();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the shared checkpoints; by identity, what each epoch in them took. */
    private Map<String, List<String>> epochsInTraining(Path copies) throws IOException {
        Map<String, List<String>> epochs = new HashMap<>();
        Path shared = Experiment.in(folder).checkpoints().resolve("spark");
        for (RegressionTrial trial : SmallGrid.trials()) {
            if (new SharedCheckpoint(shared.toUri().toString(), trial.identity()).fetch(copies)) {
                epochs.put(trial.identity(), seconds(copies.resolve(trial.identity() + ".zip")));
            }
        }
        return epochs;
    }

    /** How long each epoch took, from the history in a checkpoint: no two trainings agree in that. */
    private static List<String> seconds(Path checkpoint) {
        try (ZipFile zip = new ZipFile(checkpoint.toFile())) {
            String run =
                    new String(zip.getInputStream(zip.entries().nextElement()).readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\"seconds\":\\s*([0-9.E-]+)")
                    .matcher(run)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoDriversAtOnceDoubleNoLine() throws IOException, InterruptedException {
        List<RegressionTrial> trials = SmallGrid.trials();
        Experiment experiment = Experiment.in(folder);
        CompletableFuture<Table> half =
                CompletableFuture.supplyAsync(() -> SparkExperiment.run(session, experiment, trials.subList(0, 6)));
        while (!Files.exists(experiment.checkpoints().resolve(trials.get(5).identity() + ".running.lock"))) {
            assertFalse(half.isDone(), "finished before the other driver could start");
            Thread.sleep(20);
        }
        Path log = folder.resolve("driver.log");
        Process other = otherDriver(log);
        try {
            half.join();
            assertEquals(0, other.waitFor(), () -> read(log));
        } finally {
            other.destroyForcibly();
        }
        assertFalse(read(log).contains("of 12 trials finished"), "it left those that it found taken");
        requireEachOnce(experiment.table());
    }

    @Test
    void aSavedModelAnswersImagesOnTheClusterAsItDoesHere() throws IOException {
        Split<ImageData> digits = Digits.load();
        Path images = Files.createDirectory(folder.resolve("images"));
        ImageData asked = digits.test().first(40);
        for (int i = 0; i < asked.size(); i++) {
            ImageIO.write(
                    asked.images().toBufferedImage(i),
                    "png",
                    images.resolve(i + ".png").toFile());
        }
        Files.writeString(images.resolve("broken.png"), "no picture");
        Path saved = folder.resolve("model");
        Path answers = folder.resolve("answers");
        Map<String, String> here = new HashMap<>();
        try (TrainingRun run = Training.fit(
                Task.classification(Prototypes.place(10, 3)),
                Networks::smallCnn,
                digits,
                TrainingOptions.epochs(1).withSilent(true))) {
            run.model().save(saved);
            for (int i = 0; i < asked.size(); i++) {
                here.put(
                        i + ".png",
                        run.model().predict(images.resolve(i + ".png")).className());
            }
        }
        SparkModel.predict(session.read().format("binaryFile").load(images.toString()), saved.toString())
                .write()
                .parquet(answers.toString());

        requireTheAnswers(here, session.read().parquet(answers.toString()));
        requireTheAnswers(here, SparkModel.predict(decoded(images, asked), saved.toString()));
    }

    /** The columns of Spark's source "image", which is a part of its library for machine learning and not of this class path. */
    private Dataset<Row> decoded(Path folder, ImageData images) throws IOException {
        StructType fields = new StructType()
                .add("origin", DataTypes.StringType)
                .add("height", DataTypes.IntegerType)
                .add("width", DataTypes.IntegerType)
                .add("nChannels", DataTypes.IntegerType)
                .add("mode", DataTypes.IntegerType)
                .add("data", DataTypes.BinaryType);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            BufferedImage picture = ImageIO.read(folder.resolve(i + ".png").toFile());
            // Grey, three channels and four in turn.
            int channels = new int[] {1, 3, 4}[i % 3];
            ByteBuffer data = ByteBuffer.allocate(picture.getHeight() * picture.getWidth() * channels);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    byte grey = (byte) picture.getRaster().getSample(x, y, 0);
                    byte[] pixel = {grey, grey, grey, (byte) 255};
                    data.put(pixel, 0, channels);
                }
            }
            rows.add(image("file:///" + i + ".png", picture.getHeight(), picture.getWidth(), channels, data.array()));
        }
        rows.add(image("file:///broken.png", -1, -1, -1, new byte[0]));
        return session.createDataFrame(rows, new StructType().add("image", fields));
    }

    private static Row image(String origin, int height, int width, int channels, byte[] data) {
        return RowFactory.create(RowFactory.create(origin, height, width, channels, 8 * (channels - 1), data));
    }

    @Test
    void thePixelsOfASparkImageAreInTheOrderOfOpenCv() {
        byte[] data = {1, 2, 3, -1, -2, -3};
        Row row = new GenericRowWithSchema(
                new Object[] {1, 2, 3, data},
                new StructType()
                        .add("height", DataTypes.IntegerType)
                        .add("width", DataTypes.IntegerType)
                        .add("nChannels", DataTypes.IntegerType)
                        .add("data", DataTypes.BinaryType));
        BufferedImage picture = SparkImage.picture(row).orElseThrow();
        assertEquals(0xff030201, picture.getRGB(0, 0));
        assertEquals(0xfffdfeff, picture.getRGB(1, 0));
    }

    private static void requireTheAnswers(Map<String, String> here, Dataset<Row> read) {
        assertEquals(List.of("path", "class", "cosine", "error"), List.of(read.columns()));
        Map<String, String> there = new HashMap<>();
        for (Row row : read.collectAsList()) {
            String name = row.getString(0).substring(row.getString(0).lastIndexOf('/') + 1);
            if (name.equals("broken.png")) {
                assertTrue(row.isNullAt(1) && row.isNullAt(2) && row.getString(3) != null, row.toString());
            } else {
                assertTrue(row.isNullAt(3), row.toString());
                assertTrue(Math.abs(row.getDouble(2)) <= 1 + 1e-6, row.toString());
                there.put(name, row.getString(1));
            }
        }
        assertEquals(here, there);
    }

    @Test
    void whatIsNoTableOfImagesIsRefusedInWords() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> SparkModel.predict(session.range(3).toDF(), "model"));
        assertTrue(e.getMessage().contains("binaryFile"), e.getMessage());
    }
}
