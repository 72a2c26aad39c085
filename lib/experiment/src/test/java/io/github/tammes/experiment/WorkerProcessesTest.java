package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.SequentialBlock;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.display.Display;
import io.github.tammes.internal.ClassPath;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class WorkerProcessesTest {

    /** As in classic IJava, whose own class path is its jar alone, and after a notebook has added a library. */
    @Test
    void aWorkerFindsWhatOnlyTheClassLoaderOfTheNotebookKnows(@TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        Path added = Files.createDirectory(folder.resolve("added by a notebook"));
        List<URL> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            places.add(Path.of(place).toUri().toURL());
        }
        places.add(added.toUri().toURL());
        try (URLClassLoader notebook =
                new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Set<Path> found = ClassPath.of(notebook.loadClass(WorkerProcesses.class.getName()));
            assertTrue(found.contains(added), found.toString());
        }
        assertFalse(ClassPath.of(WorkerProcesses.class).contains(added));
    }

    private static List<Trial> grid(int epochs) {
        return List.copyOf(RegressionTrial.sweep(
                        3,
                        Abalone.load(),
                        outputs -> Networks.mlp(outputs, 8),
                        TrainingOptions.epochs(epochs),
                        new double[] {1e-3},
                        1)
                .subList(0, 2));
    }

    @Test
    void oneTableSaysWhereEachTrialStandsAndWhatIsANotebooksOwnRunsThereAfterwards(@TempDir Path folder) {
        List<Trial> trials = new ArrayList<>(grid(30));
        trials.add(new RegressionTrial(
                RegressionMethod.HPN,
                3,
                Abalone.load(),
                outputs -> new SequentialBlock().add(Networks.mlp(outputs, 4)),
                TrainingOptions.epochs(1)));
        RecordedNotebook notebook = new RecordedNotebook();
        Table runs = Display.during(notebook, () -> Experiment.in(folder).run(trials, 2));
        assertEquals(3, runs.rowCount());
        assertTrue(notebook.said("1 trial has something that only this process has"), notebook.places.toString());
        List<String> states = notebook.states();
        assertTrue(states.stream().anyMatch(state -> state.matches("epoch \\d+/30 .* left")), states.toString());
        assertEquals(List.of("finished", "finished"), states.subList(states.size() - 2, states.size()));
    }

    @Test
    void recipesAreNamedAlikeInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("en", "tr", "ar-EG", "fa")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                String name = TrialWorker.recipeName(12, "0123456789ab");
                assertEquals("00012-0123456789ab.recipe", name, language);
                assertEquals("0123456789ab", TrialWorker.identity(Path.of(name)));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The cause of their deaths was then hidden by one of the file's. */
    @Test
    void whatAProcessSaysNeedNotBeUtf8(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("process-0.log");
        Files.write(log, "NOTE: x\ntammes: there is no folder f\u00fcr alle\n".getBytes(StandardCharsets.ISO_8859_1));
        String said = WorkerProcesses.said(log);
        assertTrue(said.startsWith("The last one said: there is no folder f"), said);
    }

    @Test
    void anInterruptStopsAllProcessesAtACheckpoint(@TempDir Path folder) throws IOException, InterruptedException {
        Experiment experiment = Experiment.in(folder);
        RecordedNotebook notebook = new RecordedNotebook();
        Thread cell = new Thread(() -> Display.during(notebook, () -> experiment.run(grid(100_000), 2)));
        cell.start();
        while (checkpoints(experiment) < 2) {
            assertTrue(cell.isAlive(), notebook.places.toString());
            Thread.sleep(20);
        }
        cell.interrupt();
        cell.join();
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .children()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(TrialWorker.class.getName()))
                        .toList());
        assertTrue(notebook.said("Interrupted; run the experiment again"), notebook.places.toString());
        assertEquals(0, experiment.table().rowCount());
        assertEquals(2, checkpoints(experiment), "there to go on from");
    }

    private static long checkpoints(Experiment experiment) throws IOException {
        if (!Files.isDirectory(experiment.checkpoints())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(experiment.checkpoints())) {
            return files.filter(file -> file.toString().endsWith(".zip")).count();
        }
    }
}
