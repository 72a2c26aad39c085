package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that depends on this library and on none of DJL's engines. */
class NoEngineTest {

    private static final Task TASK = Task.classification(Prototypes.place(10, 3));
    private static final TrainingOptions OPTIONS = TrainingOptions.epochs(1).withSilent(true);

    @TempDir
    Path folder;

    @Test
    void whatIsMissingIsSaidByTrainingAndByLoading() throws IOException, InterruptedException {
        var few = Digits.load().map(part -> part.firstOfEachClass(1));
        try (TrainingRun run = Training.fit(TASK, Networks::smallCnn, few, OPTIONS)) {
            run.model().save(folder.resolve("model"));
        }
        String missing = "IllegalStateException: there is no engine to compute with";
        String training = first("train");
        assertTrue(training.contains(missing), training);
        String loading = first("load");
        assertTrue(loading.contains(missing), loading);
    }

    /** Returns the first line of standard error of a process that has all of the class path but the engine. */
    private String first(String what) throws IOException, InterruptedException {
        String paths = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.contains("pytorch"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        paths,
                        NoEngineTest.class.getName(),
                        what,
                        folder.resolve("model").toString())
                .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().findFirst().orElse("");
    }

    /** Trains, or loads, in a process without an engine. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("load")) {
            TrainedModel.load(Path.of(arguments[1])).close();
        } else {
            var train = Digits.load().train().firstOfEachClass(1);
            Training.fit(TASK, Networks::smallCnn, new Split<>(train, train), OPTIONS)
                    .close();
        }
    }
}
