package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.net.Networks;
import io.github.tammes.train.Schedule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TimePlanTest {

    private final Split<ImageData> digits = Digits.load();
    private final Throughput even = new Throughput(100, 1000, "made up");

    @TempDir
    Path folder;

    private ClassificationTrial trial(Budget budget, long seed) {
        ClassificationTrial papers =
                ClassificationTrial.ofPaper(ClassificationMethod.ONE_HOT, 10, seed, budget, digits);
        return new ClassificationTrial(
                papers.method(), 10, budget, "small CNN", Networks::smallCnn, digits, papers.options());
    }

    @Test
    void everyEpochIsTrainedAndTestedAndTheEndOnceMore() {
        assertEquals(Duration.ofSeconds(30 * (500 + 10) + 10), even.estimate(30, 50_000, 10_000));
        assertEquals(Duration.ofMillis(1020), even.estimate(1, 100, 10));
    }

    @Test
    void finishedTrialsNeedNoTime() {
        Budget tiny = new Budget("tiny", 2, 1, 1, Schedule.constant());
        Budget longer = new Budget("longer", 100, 10, 60, Schedule.constant());
        Experiment experiment =
                new Experiment(folder.resolve("r.csv"), folder.resolve("r"), folder.resolve("checkpoints"));
        List<ClassificationTrial> trials = List.of(trial(tiny, 0), trial(longer, 0), trial(longer, 1), trial(tiny, 1));
        Display before = Display.current();
        Display.use(new TextDisplay(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        try {
            experiment.run(List.of(trials.get(0), trials.get(3)));
        } finally {
            Display.use(before);
        }
        Table plan = TimePlan.of(experiment, even, trials);
        assertEquals(List.of("tiny", "longer"), plan.stringColumn("budget").asList());
        assertEquals(List.of(2, 2), plan.intColumn("trials").asList());
        assertEquals(List.of(2, 0), plan.intColumn("finished").asList());
        assertEquals(List.of(20, 1000), plan.intColumn("train size").asList());
        assertEquals(List.of("1 s", "10 min"), plan.stringColumn("each").asList());
        assertEquals(List.of("nothing", "20 min"), plan.stringColumn("to do").asList());
    }

    @Test
    void whatIsTrainedLongerThanItsBudgetTakesLonger() {
        ClassificationTrial usual = trial(new Budget("ten", 100, 10, 10, Schedule.constant()), 0);
        Experiment nothing = Experiment.in(folder.resolve("nothing"));
        Table plan = TimePlan.of(nothing, even, List.of(usual, usual.with(options -> options.withEpochs(60))));
        assertEquals(List.of("ten", "ten"), plan.stringColumn("budget").asList());
        assertEquals(List.of(10, 60), plan.intColumn("epochs").asList());
        assertEquals("10 min", plan.getString(1, "each"));
    }

    @Test
    void estimatesPretendNoPrecision() {
        assertEquals("1 s", TimePlan.about(Duration.ofMillis(3)));
        assertEquals("75 s", TimePlan.about(Duration.ofSeconds(75)));
        assertEquals("12 min", TimePlan.about(Duration.ofSeconds(700)));
        assertEquals("2.5 h", TimePlan.about(Duration.ofMinutes(150)));
        assertEquals("30 h", TimePlan.about(Duration.ofHours(30)));
        assertEquals("4.2 days", TimePlan.about(Duration.ofHours(100)));
    }

    @Test
    void throughputIsMeasuredByTraining() {
        Throughput measured = Throughput.measure(trial(Budget.paper(), 0));
        assertTrue(measured.trainPerSecond() > 1 && Double.isFinite(measured.trainPerSecond()), measured.toString());
        assertTrue(measured.testPerSecond() > measured.trainPerSecond() / 10, measured.toString());
        assertTrue(measured.toString().contains("images/s on "), measured.toString());
    }
}
