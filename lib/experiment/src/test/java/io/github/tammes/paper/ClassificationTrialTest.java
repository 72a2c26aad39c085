package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.TrainingRun;
import io.github.tammes.words.Semantics;
import io.github.tammes.words.WordVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ClassificationTrialTest {

    @TempDir
    Path folder;

    private Display before;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void quiet() {
        before = Display.current();
        Display.use(new TextDisplay(new PrintStream(output, true, StandardCharsets.UTF_8)));
    }

    private String shown() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @AfterEach
    void restore() {
        Display.use(before);
    }

    private static ClassificationTrial trial(ClassificationMethod method, int dimensions) {
        Budget budget = new Budget("tiny", 8, 4, 2, Schedule.oneCycle());
        return trial(method, dimensions, budget, 0.01);
    }

    private static ClassificationTrial trial(ClassificationMethod method, int dimensions, Budget budget, double rate) {
        ClassificationTrial papers = ClassificationTrial.ofPaper(method, dimensions, 1, budget, Digits.load());
        return new ClassificationTrial(
                method,
                dimensions,
                budget,
                "small CNN",
                Networks::smallCnn,
                papers.data(),
                papers.options().withLearningRate(rate));
    }

    /** The same network three times, called one of 3, of 5 and of 10 dimensions, would look like a finding. */
    @Test
    void softmaxHasAsManyOutputsAsThereAreClasses() {
        for (int dimensions : new int[] {3, 100}) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> ClassificationTrial.ofPaper(
                            ClassificationMethod.SOFTMAX, dimensions, 0, Budget.smoke(), Digits.load()));
            assertTrue(refused.getMessage().startsWith("dimensions is " + dimensions), refused.getMessage());
        }
    }

    /** Of a grid, this trial may be the last, and its prototypes are placed when it begins. */
    @Test
    void dimensionsThatAMethodCannotHaveAreRefusedAtOnce() {
        assertRefused(ClassificationMethod.ONE_HOT, 9, "leave it at 10", Digits.load());
        for (ClassificationMethod method : ClassificationMethod.values()) {
            assertRefused(method, 1, "dimensions is 1", hundred());
        }
        assertRefused(ClassificationMethod.WORD_VECTORS, 101, "use at most 100", hundred());
        assertRefused(ClassificationMethod.WORD_VECTORS, 11, "use at most 10", named(WordVectors.fashionMnist()));
        assertEquals(
                100,
                ClassificationTrial.ofPaper(ClassificationMethod.WORD_VECTORS, 100, 0, Budget.smoke(), hundred())
                        .dimensions());
    }

    @Test
    void classesWithoutWordVectorsAreRefusedAtOnce() {
        Split<ImageData> digits = Digits.load();
        String first = digits.train().classNames().get(0);
        for (ClassificationMethod method : List.of(
                ClassificationMethod.HPN_ALIGNED,
                ClassificationMethod.HPN_SEMANTIC,
                ClassificationMethod.WORD_VECTORS)) {
            assertRefused(method, 5, first, digits);
        }
    }

    private static void assertRefused(
            ClassificationMethod method, int dimensions, String reason, Split<ImageData> data) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> ClassificationTrial.ofPaper(method, dimensions, 0, Budget.smoke(), data),
                method + " in " + dimensions);
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    private static Split<ImageData> hundred() {
        return named(WordVectors.cifar100());
    }

    /** One dark image of each class. */
    static Split<ImageData> named(WordVectors words) {
        int classes = words.size();
        ImageData data = ImageData.of("dark", Images.wrap(new byte[classes * 64], classes, 8, 8, 1))
                .withLabels(IntStream.range(0, classes).toArray(), words.words());
        return new Split<>(data, data);
    }

    @Test
    void everyFigureOfATrainingIsRecorded() {
        Experiment experiment = experiment();
        Table table = experiment.run(List.of(
                trial(ClassificationMethod.HPN, 3),
                trial(ClassificationMethod.ONE_HOT, 10),
                trial(ClassificationMethod.SOFTMAX, 10)));
        assertEquals(
                List.of(
                        "data",
                        "network",
                        "method",
                        "dims",
                        "seed",
                        "budget",
                        "epochs",
                        "schedule",
                        "learning rate",
                        "weight decay",
                        "kept epoch",
                        "train size",
                        "validation size",
                        "test size",
                        "batch size",
                        "status",
                        "test accuracy",
                        "test top-5",
                        "max cosine",
                        "epoch",
                        "seconds",
                        "images/s",
                        "device",
                        "threads",
                        "versions",
                        "revision",
                        "date",
                        "identity"),
                table.columnNames());
        assertEquals(3, table.rowCount());
        assertEquals(80, table.intColumn("train size").get(0));
        assertTrue(
                table.where(table.stringColumn("method").isEqualTo("softmax"))
                        .column("max cosine")
                        .isMissing(0),
                "softmax has no prototypes");
        assertEquals(2, experiment.history(trial(ClassificationMethod.HPN, 3)).rowCount());
    }

    private Experiment experiment() {
        return new Experiment(folder.resolve("r.csv"), folder.resolve("r"), folder.resolve("checkpoints"));
    }

    @Test
    void theNetworkOfAFinishedTrialIsKept() {
        ClassificationTrial trial = trial(ClassificationMethod.HPN, 3);
        Table table = experiment().run(List.of(trial));
        try (TrainingRun kept = experiment().trained(trial)) {
            assertEquals(2, kept.history().epochs().size());
            assertEquals(
                    table.doubleColumn("test accuracy").get(0), kept.evaluate().accuracy(), 1e-4);
        }
        assertTrue(shown().contains("Trained before, for 2 epochs"), shown());
    }

    @Test
    void ofSeveralTrialsTheFirstWithANetworkIsTaken() {
        ClassificationTrial wanted = trial(ClassificationMethod.ONE_HOT, 10);
        ClassificationTrial there = trial(ClassificationMethod.HPN, 3);
        experiment().run(List.of(there));
        try (TrainingRun run = experiment().trained(wanted, there)) {
            assertEquals(3, run.task().outputs());
        }
        assertThrows(IllegalArgumentException.class, () -> experiment().trained());
    }

    @Test
    void withoutAnyNetworkTheLastTrialIsTrainedAndNotRecorded() {
        try (TrainingRun run =
                experiment().trained(trial(ClassificationMethod.ONE_HOT, 10), trial(ClassificationMethod.HPN, 3))) {
            assertEquals(3, run.task().outputs());
            assertEquals(2, run.history().epochs().size());
        }
        assertTrue(experiment().table().isEmpty());
    }

    @Test
    void aTrialThatDivergedIsRecordedAndItsNetworkIsNotKept() {
        Budget two = new Budget("two", 8, 4, 2, Schedule.constant());
        ClassificationTrial hopeless = trial(ClassificationMethod.SOFTMAX, 10, two, 1e12);
        Table table = experiment().run(List.of(hopeless));
        assertEquals(1, table.rowCount());
        assertTrue(table.column("test accuracy").isMissing(0));
        assertEquals(0, experiment().history(hopeless).rowCount());
        try (TrainingRun run = experiment().trained(hopeless, trial(ClassificationMethod.HPN, 3))) {
            assertEquals(3, run.task().outputs());
        }
    }

    @Test
    void anInterruptedNetworkIsNotTakenForATrainedOne() {
        ClassificationTrial wanted = trial(ClassificationMethod.SOFTMAX, 10); // which places nothing
        Thread.currentThread().interrupt();
        try (TrainingRun run = experiment().trained(wanted)) {
            assertTrue(run.interrupted());
        } finally {
            Thread.interrupted();
        }
        try (TrainingRun run = experiment().trained(wanted, trial(ClassificationMethod.HPN, 3))) {
            assertEquals(3, run.task().outputs());
        }
    }

    @Test
    void aNetworkThatAnotherProcessTrainsIsLeftToIt() throws IOException {
        ClassificationTrial wanted = trial(ClassificationMethod.HPN, 3);
        Path lock = Files.createDirectories(folder.resolve("checkpoints")).resolve(wanted.identity() + ".running.lock");
        try (FileMutex claim = FileMutex.tryAcquire(lock).orElseThrow()) {
            assertNotNull(claim);
            IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> experiment().trained(wanted));
            assertTrue(e.getMessage().contains("another process"), e.getMessage());
        }
    }

    @Test
    void aLineDeletedFromTheResultsIsTrainedAnew() throws IOException {
        ClassificationTrial trial = trial(ClassificationMethod.SOFTMAX, 10);
        experiment().run(List.of(trial));
        Files.delete(folder.resolve("r.csv"));
        output.reset();
        assertEquals(1, experiment().run(List.of(trial)).rowCount());
        assertTrue(shown().contains("epoch 2/2"), shown());
    }

    @Test
    void thePaperHasOneLearningRateForSumsAndAnotherForMeans() {
        ClassificationTrial hpn =
                ClassificationTrial.ofPaper(ClassificationMethod.HPN, 10, 0, Budget.paper(), Digits.load());
        assertEquals(0.01, hpn.options().learningRate());
        assertEquals("0.5", hpn.withLearningRate(0.5).settings().get("learning rate"));
        assertEquals(
                0.1,
                ClassificationTrial.ofPaper(ClassificationMethod.SOFTMAX, 10, 0, Budget.paper(), Digits.load())
                        .options()
                        .learningRate());
    }

    @Test
    void alignedPrototypesAreThoseOfHpnDealtByMeaning() {
        List<String> names = WordVectors.cifar100().words().subList(0, 20);
        Prototypes plain = ClassificationMethod.HPN.prototypes(names, 5, 0);
        Prototypes aligned = ClassificationMethod.HPN_ALIGNED.prototypes(names, 5, 0);
        assertEquals(names, aligned.classNames());
        assertEquals(sorted(plain), sorted(aligned));
        Semantics semantics =
                Semantics.of(WordVectors.cifar100().forClasses(names).centred());
        assertTrue(semantics.agreement(aligned) > semantics.agreement(plain) + 0.05);
    }

    private static List<String> sorted(Prototypes prototypes) {
        return Arrays.stream(prototypes.toArray())
                .map(Arrays::toString)
                .sorted()
                .toList();
    }

    @Test
    void redealtPrototypesBeginAsThoseOfHpnAndAreDealtAgain() {
        List<String> names = Digits.load().train().classNames();
        assertEquals(
                ClassificationMethod.HPN.prototypes(names, 3, 1),
                ClassificationMethod.HPN_REDEALT.prototypes(names, 3, 1));
        ClassificationTrial trial = trial(ClassificationMethod.HPN_REDEALT, 3);
        assertEquals(1, trial.options().redealing());
        assertEquals(0, trial(ClassificationMethod.HPN, 3).options().redealing());
        assertEquals(
                25,
                ClassificationTrial.ofPaper(ClassificationMethod.HPN_REDEALT, 3, 1, Budget.paper(), Digits.load())
                        .options()
                        .redealing());
        assertNotEquals(trial(ClassificationMethod.HPN, 3).identity(), trial.identity());
        Table table = experiment().run(List.of(trial(ClassificationMethod.HPN, 3), trial));
        assertEquals(
                List.of("HPN", "HPN, re-dealt"),
                table.stringColumn("method").asList().stream().sorted().toList());
        assertEquals(
                table.doubleColumn("max cosine").get(0),
                table.doubleColumn("max cosine").get(1),
                "the points stay");
    }

    @Test
    void wordVectorsAreReducedToTheDimensions() {
        List<String> names = WordVectors.cifar100().words().subList(0, 20);
        Prototypes few = ClassificationMethod.WORD_VECTORS.prototypes(names, 5, 0);
        assertEquals(20, few.classes());
        assertEquals(5, few.dimensions());
        Prototypes all = ClassificationMethod.WORD_VECTORS.prototypes(names, 100, 0);
        assertEquals(WordVectors.cifar100().forClasses(names).cosine(2, 7), all.cosine(2, 7), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> ClassificationMethod.WORD_VECTORS.prototypes(names, 101, 0));
    }

    @Test
    void theVectorsThatShipServeBothSetsOfClasses() {
        List<String> garments = WordVectors.fashionMnist().words();
        Prototypes vectors = ClassificationMethod.WORD_VECTORS.prototypes(garments, 9, 0);
        assertEquals(garments, vectors.classNames());
        Prototypes semantic = ClassificationMethod.HPN_SEMANTIC.prototypes(garments.subList(2, 7), 3, 0);
        assertEquals(garments.subList(2, 7), semantic.classNames());
    }
}
