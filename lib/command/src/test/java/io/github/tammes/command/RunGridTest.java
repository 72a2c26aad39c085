package io.github.tammes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.tammes.data.sets.Cifar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGridTest {

    private static final int BYTES_OF_RECORD = 2 + 3 * 32 * 32;

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The same hundred pictures of noise over and over, in CIFAR-100's binary layout, which is enough to train on. */
    @BeforeAll
    static void writeImages() throws IOException {
        byte[] records = new byte[100 * BYTES_OF_RECORD];
        new SplittableRandom(1).nextBytes(records);
        for (int label = 0; label < 100; label++) {
            records[label * BYTES_OF_RECORD] = (byte) Cifar.superclassOf(label);
            records[label * BYTES_OF_RECORD + 1] = (byte) label;
        }
        write("train.bin", records, 500);
        write("test.bin", records, 100);
    }

    private static void write(String name, byte[] records, int times) throws IOException {
        try (OutputStream file = Files.newOutputStream(data.resolve(name))) {
            for (int i = 0; i < times; i++) {
                file.write(records);
            }
        }
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        if (!arguments.contains("--data")) {
            arguments.addAll(List.of("--data", data.toString()));
        }
        return runWithoutData(arguments);
    }

    private int runWithoutData(List<String> more) {
        out.reset();
        err.reset();
        List<String> arguments =
                new ArrayList<>(List.of("--results", folder.resolve("results").toString()));
        arguments.addAll(more);
        return RunGrid.run(
                arguments.toArray(String[]::new),
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    private void assertFails(String expected, String... arguments) {
        assertEquals(1, run(arguments));
        String message = err.toString(StandardCharsets.UTF_8);
        assertTrue(message.startsWith("tammes: ") && message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void eachDimensionAndSeedIsTrainedOnceAndRecorded() throws IOException {
        String[] grid = {
            "--method", "HPN", "--dims", "3,5", "--seed", "0", "--epochs", "1", "--per-class", "1", "--validation", "0"
        };
        assertEquals(0, run(grid), err.toString(StandardCharsets.UTF_8));
        String recorded = Files.readString(folder.resolve("results").resolve("results.csv"));
        assertEquals(3, recorded.lines().count(), recorded);
        assertEquals(0, run(grid));
        assertEquals(recorded, Files.readString(folder.resolve("results").resolve("results.csv")));
    }

    @Test
    void anotherScheduleIsAnotherBudget() throws IOException {
        String[] grid = {
            "--method",
            "HPN",
            "--dims",
            "3",
            "--epochs",
            "1",
            "--per-class",
            "1",
            "--schedule",
            "paper",
            "--validation",
            "0"
        };
        assertEquals(0, run(grid), err.toString(StandardCharsets.UTF_8));
        String recorded = Files.readString(folder.resolve("results").resolve("results.csv"));
        assertTrue(recorded.contains("\"1 of each class, 1 epoch, paper\""), recorded);
    }

    @Test
    void whatMakesNoSenseIsNamedAsItWasGiven() {
        assertFails("--epochs is 0", "--method", "HPN", "--epochs", "0");
        assertFails("--dims has 0", "--method", "HPN", "--dims", "3,0");
        assertFails("--per-class is 0", "--method", "HPN", "--per-class", "0");
        assertFails("--rate is -1.0", "--method", "HPN", "--rate", "-1");
        assertFails("--rate is NaN", "--method", "HPN", "--rate", "NaN");
        assertFails("--decay is -1.0", "--method", "HPN", "--decay", "-1");
        assertFails("--batch is 0", "--method", "HPN", "--batch", "0");
        assertFails("--validation is 1.0", "--method", "HPN", "--validation", "1");
        assertFails("--validation is NaN", "--method", "HPN", "--validation", "NaN");
        assertFails("--keep-best needs", "--method", "HPN", "--keep-best", "--validation", "0");
        assertFails("--validation-seed", "--method", "HPN", "--validation-seed", "1", "--validation", "0");
    }

    /** As a script's empty variables make it. */
    @Test
    void aGridOfNothingIsRefused() {
        assertFails("--dims has no number", "--method", "HPN", "--dims", ",", "--validation", "0");
        assertFails("--seed has no number", "--method", "HPN", "--seed", ",", "--validation", "0");
    }

    @Test
    void aDamagedCheckpointIsOneSentence() throws IOException {
        String[] grid = {"--method", "HPN", "--dims", "3", "--epochs", "1", "--per-class", "1", "--validation", "0"};
        assertEquals(0, run(grid), err.toString(StandardCharsets.UTF_8));
        Path results = folder.resolve("results");
        Files.delete(results.resolve("results.csv"));
        try (Stream<Path> kept = Files.list(results.resolve("checkpoints"))) {
            String trained = kept.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".trained.zip"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    results.resolve("checkpoints").resolve(trained.replace(".trained", "")), "not a checkpoint");
        }
        assertFails("damaged", grid);
    }

    @Test
    void whereTheImagesAreCanBeSaid() {
        String before = System.getProperty("tammes.data");
        System.setProperty("tammes.data", folder.toString());
        try {
            assumeFalse(Cifar.isCifar100Available(), "TAMMES_DATA has CIFAR-100");
            assertEquals(1, runWithoutData(List.of("--method", "HPN")));
        } finally {
            if (before == null) {
                System.clearProperty("tammes.data");
            } else {
                System.setProperty("tammes.data", before);
            }
        }
        String message = err.toString(StandardCharsets.UTF_8);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains("--data") && message.contains("TAMMES_DATA"), message);
    }

    @Test
    void whatNoTrialCanHaveIsRefusedAtOnce() {
        assertFails("leave it at 100", "--method", "one-hot", "--dims", "100,50", "--validation", "0");
        assertFails("use at most 100", "--method", "word vectors", "--dims", "101", "--validation", "0");
        assertFails("use at least 2", "--method", "HPN, semantic", "--dims", "1", "--validation", "0");
        assertFalse(Files.exists(folder.resolve("results")), "nothing was begun");
    }

    /** Java that ends while PyTorch computes is mostly a crash, with a report of it in the folder. */
    @Test
    void ctrlCEndsTheTrainingBeforeTheProcess() throws Exception {
        Path log = folder.resolve("log");
        Path results = folder.resolve("results");
        Process grid = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunGrid.class.getName(),
                        "--results",
                        results.toString(),
                        "--data",
                        data.toString(),
                        "--method",
                        "softmax",
                        "--validation",
                        "0")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (grid.isAlive() && !Files.readString(log).contains("Training on")) {
                Thread.sleep(50);
            }
            grid.destroy(); // as Ctrl-C does, on systems that have signals
            assertTrue(grid.waitFor(60, TimeUnit.SECONDS));
        } finally {
            grid.destroyForcibly();
        }
        String said = Files.readString(log);
        assertTrue(said.contains("Interrupted; run the experiment again to go on with"), said);
    }

    @Test
    void whatIsWrongIsOneSentence() {
        assertFails("there is no method \"HPM\"", "--method", "HPM");
        assertFails("--schedule is \"cosine\"", "--method", "HPN", "--schedule", "cosine");
        assertFails("--epochs", "--method", "HPN", "--epochs", "many");
        assertFails("epochs", "--method", "HPN", "--epochs", "0");
        assertFails("--method", "--epochs", "1");
        assertFails(
                "softmax has one output for each of the 100",
                "--method",
                "softmax",
                "--dims",
                "10,100",
                "--validation",
                "0");
        assertFails(
                "nowhere",
                "--method",
                "HPN",
                "--data",
                folder.resolve("nowhere").toString());
    }
}
