package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.train.TrainingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ExperimentTest {

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

    private Experiment experiment() {
        return new Experiment(
                folder.resolve("results/test.csv"), folder.resolve("results/test"), folder.resolve("checkpoints"));
    }

    /** A trial that counts how often it runs. */
    private record Counted(String method, int dims, AtomicInteger runs, boolean interrupted) implements Trial {

        Counted(String method, int dims) {
            this(method, dims, new AtomicInteger(), false);
        }

        @Override
        public Map<String, String> settings() {
            return new TreeMap<>(Map.of("method", method, "dims", String.valueOf(dims)));
        }

        @Override
        public Optional<Outcome> run(Path checkpoint) {
            runs.incrementAndGet();
            return interrupted
                    ? Optional.empty()
                    : Optional.of(new Outcome(
                            Map.of("accuracy", "0.5"), Table.create(IntColumn.create("epoch", new int[] {1, 2}))));
        }
    }

    @Test
    void finishedTrialsAreNotRunAgain() {
        List<Counted> trials = List.of(new Counted("a", 3), new Counted("b, with comma", 10));
        Table table = experiment().run(trials);
        assertEquals(2, table.rowCount());
        assertEquals(2, experiment().run(trials).rowCount());
        trials.forEach(trial -> assertEquals(1, trial.runs().get()));
        assertEquals(2, experiment().history(trials.get(1)).rowCount());
    }

    /** Who chooses among equals takes the first: it must not be the one that ended first. */
    @Test
    void theOrderIsThatOfTheGridAndNotThatOfFinishing() {
        Counted first = new Counted("a", 3);
        Counted second = new Counted("b", 10);
        experiment().run(List.of(second));
        Table table = experiment().run(List.of(first, second));
        assertEquals(List.of(3, 10), table.intColumn("dims").asList());
        assertEquals(List.of(10, 3), experiment().table().intColumn("dims").asList());
    }

    @Test
    void numbersAreFoundHoweverTheyAreWritten() {
        experiment().run(List.of(new Counted("a", 3), new Counted("b", 10)));
        assertEquals(1, experiment().where("dims", "1e1").rowCount());
        assertEquals(2, experiment().where("accuracy", "0.50").rowCount());
        assertEquals(1, experiment().where("method", "b").rowCount());
        String message = assertThrows(
                        IllegalArgumentException.class, () -> experiment().where("dims", "ten"))
                .getMessage();
        assertTrue(message.contains("\"ten\" is no number"), message);
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundOutBeforeTheFirstTrial() throws IOException {
        experiment().run(List.of(new Counted("a", 3)));
        Path results = folder.resolve("results/test.csv");
        assumeTrue(results.toFile().setWritable(false) && !Files.isWritable(results), "ROOT WRITES EVERYWHERE");
        Counted next = new Counted("b", 3);
        String message = assertThrows(
                        UncheckedIOException.class, () -> experiment().run(List.of(next)))
                .getMessage();
        assertTrue(message.startsWith("the results file " + results), message);
        assertEquals(0, next.runs().get());
    }

    @Test
    void columnsThatDifferInCaseAloneAreRefusedBeforeTheyAreWritten() throws IOException {
        ResultsFile file = new ResultsFile(folder.resolve("results.csv"));
        file.add("one", Map.of("width", "8"), Map.of());
        String message = assertThrows(
                        IllegalArgumentException.class, () -> file.add("other", Map.of("Width", "16"), Map.of()))
                .getMessage();
        assertTrue(message.contains("\"width\"") && message.contains("\"Width\""), message);
        // Of two on one line the file could not be read any more.
        assertThrows(
                IllegalArgumentException.class,
                () -> file.add("other", Map.of("Device", "lab 3"), Map.of("device", "cpu")));
        assertEquals(1, file.read().rowCount());
    }

    /** A kind of training of somebody's own; only where it is recorded its columns meet those of every training. */
    private record Own(String column) implements TrainingTrial {

        @Override
        public Map<String, String> settings() {
            return Map.of(column, "lab 3");
        }

        @Override
        public List<PlannedTraining> trainings() {
            return List.of();
        }

        @Override
        public List<String> figureNames() {
            return List.of("test accuracy");
        }

        @Override
        public Map<String, String> figures(List<TrainingRun> runs) {
            return Map.of();
        }
    }

    @Test
    void aColumnThatDiffersInCaseFromOneOfEveryTrainingIsFoundOutBeforeIt() {
        ResultsFile file = new ResultsFile(folder.resolve("results.csv"));
        file.requireOneSpelling(List.of(new Own("laboratory"), new Own("Data")));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> file.requireOneSpelling(List.of(new Own("Device"))))
                .getMessage();
        assertTrue(message.contains("\"device\"") && message.contains("\"Device\""), message);
    }

    /** A file whose header was edited by hand; what has been run in vain would be trained anew. */
    @Test
    void columnsThatDifferInCaseOrBlanksAloneAreFoundOutBeforeTheFirstTrial() throws IOException {
        Path results = Files.createDirectories(folder.resolve("results")).resolve("test.csv");
        for (String header : List.of("Method,dims,identity", "method, dims,identity", "method,dims, Identity ")) {
            Files.writeString(results, header + "\nother,7,0123456789ab\n");
            Counted next = new Counted("b", 3);
            String message = assertThrows(
                            IllegalArgumentException.class, () -> experiment().run(List.of(next)))
                    .getMessage();
            assertTrue(message.contains("write both alike"), message);
            assertEquals(0, next.runs().get());
            assertThrows(IllegalArgumentException.class, () -> RemoteTrial.claim(experiment(), List.of(next)));
        }
    }

    @Test
    void whatIsFinishedIsKnown() {
        Counted finished = new Counted("a", 3);
        experiment().run(List.of(finished));
        assertTrue(experiment().isFinished(finished));
        assertFalse(experiment().isFinished(new Counted("a", 4)));
    }

    @Test
    void onlyWhatIsMissingIsRun() {
        Counted first = new Counted("a", 3);
        Counted second = new Counted("a", 10);
        experiment().run(List.of(first));
        Table table = experiment().run(List.of(first, second));
        assertEquals(List.of(3, 10), table.intColumn("dims").asList());
        assertEquals(0.5, table.doubleColumn("accuracy").get(1));
        assertEquals(1, first.runs().get());
    }

    @Test
    void interruptedTrialEndsTheCallAndIsNotRecorded() {
        Counted stopped = new Counted("a", 3, new AtomicInteger(), true);
        Counted next = new Counted("b", 3);
        assertEquals(0, experiment().run(List.of(stopped, next)).rowCount());
        assertEquals(0, next.runs().get());
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains("run the experiment again"));
    }

    @Test
    void trialThatAnotherProcessRunsIsLeftToIt() throws IOException {
        Counted trial = new Counted("a", 3);
        Path lock = Files.createDirectories(folder.resolve("checkpoints")).resolve(trial.identity() + ".running.lock");
        try (FileMutex claim = FileMutex.tryAcquire(lock).orElseThrow()) {
            assertNotNull(claim);
            assertEquals(0, experiment().run(List.of(trial)).rowCount());
        }
        assertEquals(0, trial.runs().get());
        assertEquals(1, experiment().run(List.of(trial)).rowCount());
    }

    @Test
    void manyWritersNeitherLoseNorDoubleALine() throws Exception {
        int writers = 8;
        ResultsFile file = new ResultsFile(folder.resolve("r.csv"));
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            FutureTask<Void> task = new FutureTask<>(() -> {
                start.await();
                for (int i = 0; i < 10; i++) {
                    file.add(String.valueOf(i), Map.of("trial", String.valueOf(i)), Map.of("accuracy", "0.1"));
                }
                return null;
            });
            tasks.add(task);
            new Thread(task).start();
        }
        start.countDown();
        for (FutureTask<Void> task : tasks) {
            // Throws what the writer threw.
            task.get();
        }
        assertEquals(
                IntStream.range(0, 10).boxed().toList(),
                file.read().intColumn("trial").asList().stream().sorted().toList());
    }

    @Test
    void twoProcessesNeitherLoseNorDoubleALine() throws Exception {
        Path results = folder.resolve("two.csv");
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ResultsWriter.class.getName(),
                            results.toString())
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        assertEquals(
                IntStream.range(0, ResultsWriter.LINES).boxed().toList(),
                new ResultsFile(results)
                        .read().intColumn("trial").asList().stream().sorted().toList());
    }

    @Test
    void linesKeepFiguresThatOthersDoNotHave() {
        ResultsFile file = new ResultsFile(folder.resolve("r.csv"));
        assertTrue(file.add("a", Map.of("trial", "a"), Map.of("accuracy", "0.5")));
        assertTrue(file.add("b", Map.of("trial", "b"), Map.of("error", "2.5")));
        assertFalse(file.add("a", Map.of("trial", "a"), Map.of("accuracy", "0.9")));
        Table table = file.read();
        assertEquals(0.5, table.doubleColumn("accuracy").get(0));
        assertTrue(table.doubleColumn("accuracy").isMissing(1));
        assertEquals(2.5, table.doubleColumn("error").get(1));
    }

    /** A trial that shows a sentence, a progress line and a picture, as a training does. */
    private record Showing(String method) implements Trial {

        @Override
        public Map<String, String> settings() {
            return Map.of("method", method);
        }

        @Override
        public Optional<Outcome> run(Path checkpoint) {
            Display.current().show("training " + method);
            Display.current().live("epoch 1").update("epoch 2 of " + method);
            Display.current().live(Table.create("curves of " + method)).close();
            return Optional.of(new Outcome(Map.of(), Table.create(IntColumn.create("epoch", new int[] {1}))));
        }
    }

    @Test
    void aGridIsShownInThreePlacesOfANotebookHoweverManyTrialsItHas() {
        RecordedNotebook notebook = new RecordedNotebook();
        Display.use(notebook);
        experiment().run(List.of(new Showing("a"), new Showing("b"), new Showing("c")));
        assertEquals(notebook, Display.current());
        assertEquals(3, notebook.places.size());
        assertEquals("Trial 3 of 3: c", notebook.places.get(0).get(2));
        assertEquals("epoch 2 of c", notebook.places.get(1).get(8));
        assertEquals(3, notebook.places.get(2).size());
    }

    @Test
    void theDisplayIsGivenBackAfterAFailure() {
        Trial failing = new Trial() {
            @Override
            public Map<String, String> settings() {
                return Map.of("method", "failing");
            }

            @Override
            public Optional<Outcome> run(Path checkpoint) {
                throw new IllegalStateException("no");
            }
        };
        Display mine = Display.current();
        assertThrows(IllegalStateException.class, () -> experiment().run(List.of(failing)));
        assertEquals(mine, Display.current());
    }

    @Test
    void aHistoryOfExactZerosHasFiguresAndNotCounts() {
        Trial zero = new Trial() {
            @Override
            public Map<String, String> settings() {
                return Map.of("method", "zero");
            }

            @Override
            public Optional<Outcome> run(Path checkpoint) {
                Table history = Table.create(
                        IntColumn.create("epoch", new int[] {1}), DoubleColumn.create("test accuracy", 0.0));
                return Optional.of(new Outcome(Map.of("accuracy", "1.0"), history));
            }
        };
        Table table = experiment().run(List.of(zero));
        assertEquals(1, table.doubleColumn("accuracy").get(0));
        assertEquals(0, experiment().history(zero).doubleColumn("test accuracy").get(0));
    }

    @Test
    void whenAllLinesAreDeletedAllIsMissing() throws IOException {
        Counted trial = new Counted("a", 3);
        experiment().run(List.of(trial));
        Path file = folder.resolve("results/test.csv");
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n");
        assertFalse(experiment().isFinished(trial));
        assertTrue(experiment().table().isEmpty());
        assertEquals(1, experiment().run(List.of(trial)).rowCount());
        assertEquals(2, trial.runs().get());
    }

    @Test
    void aFasterProcessWithOtherCheckpointsKeepsItsLineAndItsHistory() throws IOException {
        Counted trial = new Counted("a", 3);
        Experiment slow = new Experiment(
                folder.resolve("results/test.csv"), folder.resolve("results/test"), folder.resolve("elsewhere"));
        Trial slower = new Trial() {
            @Override
            public Map<String, String> settings() {
                return trial.settings();
            }

            @Override
            public Optional<Outcome> run(Path checkpoint) {
                experiment().run(List.of(trial));
                return Optional.of(
                        new Outcome(Map.of("accuracy", "0.9"), Table.create(IntColumn.create("epoch", new int[] {1}))));
            }
        };
        Table table = slow.run(List.of(slower));
        assertEquals(List.of(0.5), table.doubleColumn("accuracy").asList());
        assertEquals(2, experiment().history(trial).rowCount());
    }

    @Test
    void anEmptyResultsFileIsExplainedAndNotOverwritten() throws IOException {
        Path file = experiment().results();
        Files.createDirectories(file.getParent());
        for (String blank : List.of("", "\n")) {
            Files.writeString(file, blank);
            Counted trial = new Counted("HPN", 3);
            String message = assertThrows(
                            IllegalStateException.class, () -> experiment().run(List.of(trial)))
                    .getMessage();
            assertTrue(message.contains(file + " is empty") && message.contains("delete the file"), message);
            assertFalse(message.contains("that line"), message);
            assertEquals(0, trial.runs().get());
            assertEquals(blank, Files.readString(file));
        }
    }

    @Test
    void aResultsFileWithNothingButItsHeaderHasNoTrials() throws IOException {
        Experiment experiment = experiment();
        Files.createDirectories(experiment.results().getParent());
        Files.writeString(experiment.results(), "method,dims,accuracy,identity\n");
        assertTrue(experiment.table().isEmpty());
        String message = assertThrows(IllegalArgumentException.class, () -> experiment.where("method", "HPN"))
                .getMessage();
        assertTrue(message.contains(experiment.results() + " has no finished trials"), message);
        assertEquals(1, experiment.run(List.of(new Counted("HPN", 3))).rowCount());
        assertEquals(1, experiment.where("method", "HPN").rowCount());
    }

    /** The digits of an identity are hexadecimal, and a spreadsheet or a database may write them so. */
    @Test
    void anIdentityInCapitalsIsThatOfTheSameTrial() throws IOException {
        Experiment experiment = experiment();
        Counted trial = IntStream.range(0, 100)
                .mapToObj(dims -> new Counted("HPN", dims))
                .filter(one -> one.identity().matches(".*[a-f].*"))
                .findFirst()
                .orElseThrow();
        experiment.run(List.of(trial));
        String lines = Files.readString(experiment.results());
        String capitals = lines.replace(trial.identity(), trial.identity().toUpperCase(Locale.ROOT));
        assertFalse(lines.equals(capitals));
        Files.writeString(experiment.results(), capitals);
        assertTrue(experiment.isFinished(trial));
        assertEquals(1, experiment.run(List.of(trial, new Counted("HPN", 101))).rowCount() - 1);
        assertEquals(1, trial.runs().get());
        assertEquals(2, experiment.table().rowCount());
        assertEquals(1, experiment.table(List.of(trial)).rowCount());
        assertEquals(2, experiment.history(trial).rowCount());
    }

    @Test
    void missingHistoryIsExplained() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> experiment().history(new Counted("a", 3)));
        assertTrue(e.getMessage().contains("run the experiment first"), e.getMessage());
    }

    @Test
    void theHistoryOfALineThatWasTakenOutIsNotThatOfATrial() throws IOException {
        List<Counted> trials = List.of(new Counted("a", 1), new Counted("b", 1));
        experiment().run(trials);
        Path results = experiment().results();
        List<String> lines = Files.readAllLines(results);
        Files.write(results, lines.subList(0, lines.size() - 1));
        assertEquals(1, experiment().table().rowCount());
        assertEquals(2, trials.stream().filter(this::hasHistoryFile).count());
        assertEquals(1, trials.stream().filter(this::hasHistory).count());
    }

    private boolean hasHistoryFile(Trial trial) {
        return Files.exists(experiment().histories().resolve(trial.identity() + ".csv"));
    }

    private boolean hasHistory(Trial trial) {
        try {
            return experiment().history(trial).rowCount() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void folderThatCannotBeMadeIsExplained() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "a file");
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> experiment().run(List.of(new Counted("a", 3))));
        assertTrue(e.getMessage().contains("cannot be used"), e.getMessage());
    }
}
