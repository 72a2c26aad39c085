package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class RegressionTrialTest {

    private static final Split<TableData> ABALONE = Abalone.load();
    private static final Split<TableData> FEW = new Split<>(
            ABALONE.train().select(IntStream.range(0, 64).toArray()),
            ABALONE.test().select(IntStream.range(0, 32).toArray()));

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

    private static RegressionTrial trial(RegressionMethod method, Split<TableData> data, TrainingOptions options) {
        return new RegressionTrial(method, 3, data, outputs -> Networks.mlp(outputs, 16), options);
    }

    private Experiment experiment() {
        return new Experiment(folder.resolve("r.csv"), folder.resolve("r"), folder.resolve("checkpoints"));
    }

    @Test
    void everyMethodLearnsMoreThanAConstant() {
        double constant = Baselines.of(ABALONE).doubleColumn("MAE").get(1);
        TrainingOptions options = TrainingOptions.epochs(4).withBatchSize(32).withLearningRate(0.01);
        for (RegressionMethod method : RegressionMethod.values()) {
            Map<String, String> figures = trial(method, ABALONE, options)
                    .run(folder.resolve(method.name() + ".zip"))
                    .orElseThrow()
                    .figures();
            assertEquals("finished", figures.get("status"));
            assertTrue(Double.parseDouble(figures.get("test MAE")) < 0.85 * constant, method + ": " + figures);
        }
    }

    @Test
    void divergedTrainingIsRecordedAndNotRunAgain() {
        RegressionTrial hopeless = trial(
                RegressionMethod.SQUARED_ERROR, FEW, TrainingOptions.epochs(2).withLearningRate(1e6));
        RegressionTrial fine =
                trial(RegressionMethod.HPN, FEW, TrainingOptions.epochs(2).withLearningRate(1e6));
        // Two processes train them, and either may be the first to write its line.
        Table table = experiment().run(List.of(hopeless, fine)).sortOn("status");
        assertEquals(
                List.of("diverged", "finished"), table.stringColumn("status").asList());
        assertTrue(table.column("test MAE").isMissing(0), "a diverged training has no error to compare");
        assertFalse(table.column("test MAE").isMissing(1));
        assertEquals(0, experiment().history(hopeless).rowCount());
        assertEquals(2, experiment().run(List.of(hopeless, fine)).rowCount());
    }

    @Test
    void targetsBeyondTheTrainingTargetsAreCounted() {
        int[] young = IntStream.range(0, ABALONE.train().size())
                .filter(i -> ABALONE.train().target(i) < 9)
                .limit(64)
                .toArray();
        TableData test = FEW.test();
        long older = IntStream.range(0, test.size())
                .filter(i -> test.target(i) > 8.5 || test.target(i) < 2.5)
                .count();
        Split<TableData> split = new Split<>(ABALONE.train().select(young), test);
        for (RegressionMethod method : RegressionMethod.values()) {
            RegressionTrial trial =
                    trial(method, split, TrainingOptions.epochs(1).withLearningRate(1e-3));
            Map<String, String> figures = trial.run(folder.resolve(method.name() + ".zip"))
                    .orElseThrow()
                    .figures();
            assertTrue(Integer.parseInt(figures.get("outside bounds")) >= older, method + ": " + figures);
            assertTrue(older > 0);
        }
    }

    @Test
    void sweepIsEveryMethodAtEveryRateWithEverySeed() {
        List<RegressionTrial> sweep = RegressionTrial.sweep(
                3, FEW, outputs -> Networks.mlp(outputs, 4), TrainingOptions.epochs(1), new double[] {0.1, 1}, 3);
        assertEquals(2 * 3 * RegressionMethod.values().length, sweep.size());
        Set<Map<String, String>> settings = new HashSet<>();
        sweep.forEach(trial -> settings.add(trial.settings()));
        assertEquals(sweep.size(), settings.size(), "no two trials are the same");
    }

    @Test
    void interruptedTrialHasNoOutcome() {
        Thread.currentThread().interrupt();
        assertEquals(
                Optional.empty(),
                trial(RegressionMethod.HPN, FEW, TrainingOptions.epochs(1)).run(folder.resolve("c.zip")));
    }
}
