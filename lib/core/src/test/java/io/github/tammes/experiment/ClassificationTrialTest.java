package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.sphere.WordVectors;
import io.github.tammes.train.Schedule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ClassificationTrialTest {

    @TempDir
    Path folder;

    private Display before;

    @BeforeEach
    void quiet() {
        before = Display.current();
        Display.use(new TextDisplay(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
    }

    @AfterEach
    void restore() {
        Display.use(before);
    }

    private static ClassificationTrial trial(ClassificationMethod method, int dimensions) {
        Budget budget = new Budget("tiny", 8, 4, 2, Schedule.oneCycle());
        return new ClassificationTrial(
                method, dimensions, 1, budget, 0.01, "small CNN", Networks::smallCnn, Digits.load());
    }

    @Test
    void everyFigureOfATrainingIsRecorded() {
        Experiment experiment =
                new Experiment(folder.resolve("r.csv"), folder.resolve("r"), folder.resolve("checkpoints"));
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
                        "train size",
                        "test size",
                        "accuracy",
                        "top-5",
                        "max cosine",
                        "seconds",
                        "images/s",
                        "device",
                        "versions",
                        "revision",
                        "date"),
                table.columnNames());
        assertEquals(3, table.rowCount());
        assertEquals(80, table.intColumn("train size").get(0));
        assertTrue(table.column("max cosine").isMissing(2), "softmax has no prototypes");
        assertEquals(2, experiment.history(trial(ClassificationMethod.HPN, 3)).rowCount());
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
}
