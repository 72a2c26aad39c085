package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.dataset.ArrayDataset;
import io.github.tammes.data.DatasetExamples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.EpochResult;
import io.github.tammes.train.OptimizerKind;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A trial is what it says, in results, histories, networks, and on its way to another process. */
class IdentityTest {

    private static final Split<ImageData> TURNED = RotatedImages.of(Digits.load(), -60, 60, 1);
    private static final Split<ImageData> FEW =
            new Split<>(TURNED.train().firstOfEachClass(4), TURNED.test().firstOfEachClass(2));
    private static final TrainingOptions OPTIONS =
            TrainingOptions.epochs(1).withBatchSize(16).withLearningRate(1e-3);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Display before;

    @BeforeEach
    void quiet() {
        before = Display.current();
        Display.use(new TextDisplay(new PrintStream(shown, true, StandardCharsets.UTF_8)));
    }

    @AfterEach
    void restore() {
        Display.use(before);
    }

    private static RegressionTrial regression(
            IntFunction<Block> network, Split<ImageData> data, TrainingOptions options) {
        return new RegressionTrial(RegressionMethod.HPN, 3, data, network, options);
    }

    private static JointTrial joint(JointMethod method, TrainingOptions options) {
        return new JointTrial(method, 4, 0.5, FEW, Networks::smallCnn, options);
    }

    @Test
    void whateverDecidesTheResultMakesAnotherTrial() {
        List<Trial> trials = List.of(
                regression(Networks::smallCnn, FEW, OPTIONS),
                regression(outputs -> Networks.mlp(outputs, 8), FEW, OPTIONS),
                regression(Networks::smallCnn, FEW, OPTIONS.withBatchSize(8)),
                regression(Networks::smallCnn, FEW, OPTIONS.withAlgorithm(OptimizerKind.ADAM)),
                regression(Networks::smallCnn, FEW, OPTIONS.withWeightDecay(0)),
                regression(Networks::smallCnn, FEW, OPTIONS.withAugmentation(Augmentation.padCropFlip())),
                regression(Networks::smallCnn, FEW.withValidation(0.2, 0), OPTIONS),
                // Fewer examples under the very same name.
                regression(
                        Networks::smallCnn,
                        new Split<>(FEW.train().first(20).withName(FEW.train().name()), FEW.test()),
                        OPTIONS),
                joint(JointMethod.SHARED_SPHERE, OPTIONS),
                joint(JointMethod.SEPARATE_AXIS, OPTIONS),
                joint(JointMethod.TWO_NETWORKS, OPTIONS),
                joint(JointMethod.TWO_NETWORKS, OPTIONS.withMomentum(0.5)));
        HashSet<String> identities = new HashSet<>();
        trials.forEach(trial -> identities.add(trial.identity()));
        assertEquals(trials.size(), identities.size());
        assertEquals(
                regression(Networks::smallCnn, FEW, OPTIONS).identity(),
                regression(outputs -> Networks.smallCnn(outputs), FEW, OPTIONS).identity());
    }

    @Test
    void anotherNetworkIsRunAndNotAnOldResultReturned() {
        Experiment experiment = Experiment.in(folder);
        experiment.run(List.of(regression(Networks::smallCnn, FEW, OPTIONS)), 1);
        RegressionTrial other = regression(outputs -> Networks.mlp(outputs, 8), FEW, OPTIONS);
        Table table = experiment.run(List.of(other), 1);
        assertEquals(2, experiment.table().rowCount());
        // No column tells the two apart, so that only what was asked for comes back.
        assertEquals(List.of(other.identity()), table.stringColumn("identity").asList());
        assertEquals(0, experiment.table(List.of()).rowCount());
    }

    @Test
    void aSearchThatWasMadeBetterMakesAnotherTrialOfPrototypesThatAreSearched() {
        String searched =
                joint(JointMethod.SHARED_SPHERE, OPTIONS).trainings().get(0).described();
        assertTrue(searched.contains("search " + PlacementOptions.searchRevision(10, 4)), searched);
        String byFormula = new JointTrial(JointMethod.SHARED_SPHERE, 11, 0.5, FEW, Networks::smallCnn, OPTIONS)
                .trainings()
                .get(0)
                .described();
        assertFalse(byFormula.contains("search"), byFormula);
    }

    @Test
    void aDivergingJointTrialIsAResultAndTheNextIsReached() {
        TrainingOptions hopeless = OPTIONS.withLearningRate(1e30).withEpochs(3).withSchedule(Schedule.constant());
        List<JointTrial> grid =
                List.of(joint(JointMethod.TWO_NETWORKS, hopeless), joint(JointMethod.SHARED_SPHERE, OPTIONS));
        Experiment experiment = Experiment.in(folder);
        for (int again = 0; again < 2; again++) {
            Table table = experiment.run(grid, 1);
            assertEquals(
                    List.of("diverged", "finished"),
                    table.stringColumn("status").asList());
            assertTrue(table.column("test MAE").isMissing(0));
        }
    }

    @Test
    void everyKindOfTrialGivesItsNetworksBackAndLeavesNoOtherFile() throws IOException {
        Experiment experiment = Experiment.in(folder);
        JointTrial two = joint(JointMethod.TWO_NETWORKS, OPTIONS);
        RegressionTrial one = regression(Networks::smallCnn, FEW, OPTIONS);
        Table table = experiment.run(List.of(two, one), 1);
        List<TrainingRun> networks = experiment.networks(two);
        assertEquals(2, networks.size());
        double seconds = networks.stream()
                .flatMap(network -> network.history().epochs().stream())
                .mapToDouble(EpochResult::seconds)
                .sum();
        assertEquals(seconds, table.numberColumn("seconds").getDouble(0), 0.051);
        assertEquals(
                table.doubleColumn("test accuracy").get(0),
                networks.get(0).evaluate().accuracy(),
                1e-4);
        networks.forEach(TrainingRun::close);
        try (TrainingRun run = experiment.trained(one)) {
            assertEquals(table.doubleColumn("test MAE").get(1), run.evaluate().meanAbsoluteError(), 1e-4);
        }
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            assertEquals(
                    List.of(
                                    two.identity() + ".trained.zip",
                                    two.identity() + ".trained-2.zip",
                                    one.identity() + ".trained.zip")
                            .stream()
                            .sorted()
                            .toList(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".lock"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aProcessThatDiedBeforeItKeptTheNetworkLosesNothing() throws IOException {
        Experiment experiment = Experiment.in(folder);
        RegressionTrial trial = regression(Networks::smallCnn, FEW, OPTIONS);
        experiment.run(List.of(trial), 1);
        Path checkpoints = folder.resolve("checkpoints");
        Files.move(
                checkpoints.resolve(trial.identity() + ".trained.zip"), checkpoints.resolve(trial.identity() + ".zip"));
        experiment.trained(trial).close();
        assertTrue(Files.exists(checkpoints.resolve(trial.identity() + ".trained.zip")));
    }

    @Test
    void aLineDeletedFromTheResultsIsTrainedAnewWithAllItsNetworks() throws IOException {
        Experiment experiment = Experiment.in(folder);
        JointTrial two = joint(JointMethod.TWO_NETWORKS, OPTIONS);
        experiment.run(List.of(two), 1);
        Files.delete(folder.resolve("results.csv"));
        Path first = folder.resolve("checkpoints").resolve(two.identity() + ".trained.zip");
        Path second = folder.resolve("checkpoints").resolve(two.identity() + ".trained-2.zip");
        Files.writeString(first, "stale");
        Files.writeString(second, "stale");
        assertEquals(1, experiment.run(List.of(two), 1).rowCount());
        assertTrue(Files.size(first) > 1000 && Files.size(second) > 1000, "both are of the new training");
    }

    /** A trial that counts how often its task is made, which is when prototypes are placed. */
    private record Counted(AtomicInteger placements) implements TrainingTrial {
        @Override
        public Map<String, String> settings() {
            return Map.of("method", "counted");
        }

        @Override
        public List<PlannedTraining> trainings() {
            return List.of(new PlannedTraining(
                    "ten prototypes in three dimensions",
                    3,
                    () -> {
                        placements.incrementAndGet();
                        return Task.classification(Prototypes.place(10, 3));
                    },
                    Networks::smallCnn,
                    FEW,
                    OPTIONS.withEpochs(3).withSilent(true)));
        }

        @Override
        public Map<String, String> figures(List<TrainingRun> runs) {
            return Map.of();
        }

        @Override
        public List<String> figureNames() {
            return List.of();
        }
    }

    @Test
    void prototypesArePlacedOnceForATrialWhateverIsAskedOfItAndNotAtAllForAFinishedOne() {
        Counted trial = new Counted(new AtomicInteger());
        Experiment experiment = Experiment.in(folder);
        assertFalse(experiment.isFinished(trial));
        assertEquals(0, trial.placements().get());
        experiment.run(List.of(trial), 1);
        assertEquals(1, trial.placements().get());
        assertTrue(experiment.isFinished(trial));
        experiment.run(List.of(trial), 1);
        assertEquals(3, experiment.history(trial).rowCount());
        assertEquals(1, trial.placements().get());
    }

    /** A trial without a training, whose figures are given. */
    private record Given(Map<String, String> settings, Map<String, String> figures) implements Trial {
        @Override
        public Optional<Outcome> run(Path checkpoint) {
            return Optional.of(new Outcome(figures, Table.create(IntColumn.create("epoch", new int[] {1}))));
        }
    }

    @Test
    void textStaysTextAndIsFoundAgain() {
        Experiment experiment = Experiment.in(folder);
        List<String> odd = List.of(
                "NA",
                "null",
                "N/A",
                "*",
                " blank ",
                "10:30",
                "007",
                "#5",
                "a,b",
                "\"q\"",
                "数字",
                "写真",
                "a b",
                "a-b",
                "Abc",
                "abc",
                "true",
                "line\nend");
        List<Given> trials = odd.stream()
                .map(text -> new Given(Map.of("method", text), Map.of("answer", text)))
                .toList();
        for (int again = 0; again < 2; again++) {
            Table table = experiment.run(trials, 1);
            assertEquals(odd, table.stringColumn("method").asList());
            assertEquals(odd, table.stringColumn("answer").asList());
        }
        trials.forEach(trial -> assertEquals(1, experiment.history(trial).rowCount()));
        try (Stream<Path> files = Files.list(folder.resolve("histories"))) {
            assertEquals(odd.size(), files.count(), "each has a history of its own");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void linesWithoutAnIdentityCountForNothingAreKeptAndSaid() throws IOException {
        Files.writeString(folder.resolve("results.csv"), "method,accuracy\nold,0.9\n");
        Experiment experiment = Experiment.in(folder);
        Given trial = new Given(Map.of("method", "old"), Map.of("accuracy", "0.5"));
        assertFalse(experiment.isFinished(trial));
        Table table = experiment.run(List.of(trial), 1);
        assertEquals(List.of(0.5), table.doubleColumn("accuracy").asList());
        assertTrue(Files.readString(folder.resolve("results.csv")).contains("old,0.9"));
        assertTrue(
                shown.toString(StandardCharsets.UTF_8).contains("1 line of"), shown.toString(StandardCharsets.UTF_8));
    }

    @Test
    void damagedLinesAreSaidAndNothingIsWritten() throws IOException {
        Path file = folder.resolve("results.csv");
        String damaged = "method,accuracy,identity\na,0.5\n";
        Files.writeString(file, damaged);
        Given trial = new Given(Map.of("method", "a"), Map.of("accuracy", "0.5"));
        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> Experiment.in(folder).run(List.of(trial), 1));
        assertTrue(e.getMessage().contains("line 2") && e.getMessage().contains(file.toString()), e.getMessage());
        assertEquals(damaged, Files.readString(file));
    }

    @Test
    void aResultsFileThatIsALinkStaysOne() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared")).resolve("all.csv");
        Path link = folder.resolve("results.csv");
        Files.createSymbolicLink(link, shared);
        Experiment experiment = Experiment.in(folder);
        experiment.run(List.of(new Given(Map.of("method", "a"), Map.of())), 1);
        experiment.run(List.of(new Given(Map.of("method", "b"), Map.of())), 1);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(3, Files.readAllLines(shared).size());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedBeforeTheFirstTrial() throws IOException {
        Files.writeString(folder.resolve("histories"), "a file");
        boolean[] ran = new boolean[1];
        Trial trial = new Trial() {
            @Override
            public Map<String, String> settings() {
                return Map.of("method", "a");
            }

            @Override
            public Optional<Outcome> run(Path checkpoint) {
                ran[0] = true;
                return Optional.empty();
            }
        };
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class, () -> Experiment.in(folder).run(List.of(trial), 1));
        assertTrue(e.getMessage().contains("histories"), e.getMessage());
        assertFalse(ran[0]);
    }

    @Test
    void aRecipeMakesTheSameTrialOfTheSameData() throws IOException {
        TrainingOptions options = OPTIONS.withSchedule(new Schedule.OneCycle(0.4))
                .withAugmentation(Augmentation.rotate(-10, 10).withFlip(true))
                .withAlgorithm(OptimizerKind.NESTEROV)
                .keepBest()
                .withPatience(7);
        List<Trial> trials = List.of(
                regression(Networks::smallCnn, FEW.withValidation(0.2, 0), options),
                regression(outputs -> Networks.mlp(outputs, 8, 9), FEW, OPTIONS.withSchedule(Schedule.steps(1, 2))),
                joint(JointMethod.TWO_NETWORKS, OPTIONS));
        for (Trial trial : trials) {
            Path file = folder.resolve(trial.identity() + ".recipe");
            RecipeFile.write(trial.recipe().orElseThrow(), trial.identity(), file);
            Trial there = RecipeFile.read(file, new HashMap<>());
            assertEquals(trial.identity(), there.identity());
            assertEquals(trial.settings(), there.settings());
        }
    }

    @Test
    void aNetworkOfOnesOwnHasNoRecipe() {
        IntFunction<Block> own = outputs -> new ai.djl.nn.SequentialBlock().add(Networks.mlp(outputs, 4));
        assertEquals(Optional.empty(), regression(own, FEW, OPTIONS).recipe());
    }

    @Test
    void aDatasetOfOnesOwnHasNoRecipe() {
        try (NDManager manager = NDManager.newBaseManager()) {
            DatasetExamples own = DatasetExamples.of(
                    "own",
                    new ArrayDataset.Builder()
                            .setData(manager.zeros(new Shape(4, 2)))
                            .optLabels(manager.arange(4f))
                            .setSampling(4, false)
                            .build(),
                    List.of());
            Trial trial = new RegressionTrial(
                    RegressionMethod.HPN, 3, new Split<>(own, own), outputs -> Networks.mlp(outputs, 4), OPTIONS);
            assertEquals(Optional.empty(), trial.recipe());
        }
    }

    @Test
    void aMeasureThatIsNoNumberIsAnEmptyCellOfAFinishedTrial() {
        DeclaredTrial trial = DeclaredTrial.of(
                        Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, FEW, OPTIONS)
                .measuring("accuracy of nothing", run -> 0.0 / 0)
                .measuring("one", run -> 1);
        Experiment experiment = Experiment.in(folder);
        Table table = experiment.run(List.of(trial));
        assertEquals("finished", table.stringColumn("status").get(0));
        assertTrue(table.column("accuracy of nothing").isMissing(0));
        assertEquals(1, table.numberColumn("one").getDouble(0));
        assertEquals(1, experiment.history(trial).rowCount());
    }

    @Test
    void noCellHoldsAnythingButWhatWasAskedFor() {
        DeclaredTrial trial = DeclaredTrial.of(
                Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, FEW.withValidation(0.5, 0), OPTIONS);
        Table table = Experiment.in(folder).run(List.of(trial.measuring("validation accuracy", run -> 42)));
        assertEquals(42, table.row(0).getNumber("validation accuracy"));
        DeclaredTrial width = trial.with("width", 8);
        assertThrows(IllegalArgumentException.class, () -> width.measuring("width", run -> 7));
        DeclaredTrial measured = trial.measuring("width", run -> 7);
        assertThrows(IllegalArgumentException.class, () -> measured.with("width", 8));
    }

    @Test
    void whatIsRecordedOfEveryTrialIsNoColumnOfOnesOwn() {
        DeclaredTrial trial =
                DeclaredTrial.of(Task.classification(Prototypes.place(10, 3)), Networks::smallCnn, FEW, OPTIONS);
        assertThrows(IllegalArgumentException.class, () -> trial.with("seconds", 1));
        assertThrows(IllegalArgumentException.class, () -> trial.measuring("status", run -> 1));
        assertThrows(IllegalArgumentException.class, () -> trial.measuring("epochs", run -> 1));
        Set<String> free = Set.of("task", "learning rate", "seed", "epochs", "test accuracy");
        Table table = Experiment.in(folder).run(List.of(trial));
        assertTrue(table.columnNames().containsAll(free), table.columnNames().toString());
        for (String column : table.columnNames()) {
            if (!free.contains(column)) {
                assertThrows(IllegalArgumentException.class, () -> trial.with(column, 1), column);
            }
        }
    }

    @Test
    void aTrialIsDeclaredInAFewLinesWithColumnsOfItsOwn() {
        Task task = Task.classification(Prototypes.place(10, 3));
        for (String column : List.of("Seed", "EPOCHS", "Data", "Identity")) {
            DeclaredTrial any = DeclaredTrial.of(task, Networks::smallCnn, FEW, OPTIONS);
            assertThrows(IllegalArgumentException.class, () -> any.with(column, 3), column);
        }
        DeclaredTrial wide =
                DeclaredTrial.of(task, Networks::smallCnn, FEW, OPTIONS).with("width", 8);
        assertThrows(IllegalArgumentException.class, () -> wide.with("Width", 16));
        assertEquals("16", wide.with("width", 16).settings().get("width"));
        DeclaredTrial plain =
                DeclaredTrial.of(task, Networks::smallCnn, FEW, OPTIONS).with("note", "NA");
        DeclaredTrial own = plain.measuring(
                "train accuracy", run -> run.evaluate(FEW.train()).accuracy());
        assertNotEquals(plain.identity(), own.identity());
        Experiment experiment = Experiment.in(folder);
        Table table = experiment.run(List.of(plain, own));
        assertEquals(List.of("NA", "NA"), table.stringColumn("note").asList());
        assertFalse(table.column("test accuracy").isMissing(0));
        try (TrainingRun run = experiment.trained(own)) {
            assertEquals(
                    table.doubleColumn("train accuracy").get(1),
                    run.evaluate(FEW.train()).accuracy(),
                    1e-6);
        }
    }
}
