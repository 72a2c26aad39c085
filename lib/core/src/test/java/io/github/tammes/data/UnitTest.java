package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Abalone;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import io.github.tammes.loss.TargetBounds;
import io.github.tammes.net.Networks;
import io.github.tammes.task.Task;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

/** The unit of a target goes where the target goes, to the axis of a chart and the answer of a model. */
class UnitTest {

    @Test
    void itStaysWithTheTargets() {
        ImageData angles = RotatedImages.of(Digits.load(), -60, 60, 1).train();
        assertEquals("degrees", angles.unit());
        for (ImageData derived : List.of(
                angles.first(5), angles.shuffled(3), angles.withName("x"), angles.ofClasses(List.of("1", "7")))) {
            assertEquals("degrees", derived.unit());
        }
        assertEquals("", angles.withTargets(new float[angles.size()]).unit());
        assertEquals("", Digits.load().train().unit());
        assertThrows(IllegalStateException.class, () -> Digits.load().train().withUnit("years"));
    }

    @Test
    void aCaptionIsTheClassAndTheTargetWithItsUnit() {
        ImageData one = ImageData.of("one", Images.wrap(new byte[64], 1, 8, 8, 1))
                .withLabels(new int[] {0}, List.of("5"))
                .withTargets(new float[] {-19});
        assertTrue(one.withUnit("degrees").picture().description().endsWith(": 5, −19°."));
        assertTrue(one.withUnit("years").picture().description().endsWith(": 5, −19 years."));
        assertTrue(one.picture().description().endsWith(": 5, −19."));
        assertThrows(IllegalStateException.class, () -> one.first(0).picture());
    }

    @Test
    void aRegressionIsBetweenTheBoundsOfItsTrainingTargets() {
        TableData train = Abalone.load().train();
        assertEquals(
                Task.regression(3, TargetBounds.of(train)).fingerprint(),
                Task.regression(3, train).fingerprint());
    }

    @Test
    void chartsEvaluationsAndModelsSayIt() {
        Split<TableData> all = Abalone.load();
        Split<TableData> few = new Split<>(
                all.train().select(0, 1, 2, 3, 4, 5, 6, 7), all.test().select(0, 1));
        try (TrainingRun run = Training.fit(
                Task.regression(3, TargetBounds.of(few.train())),
                outputs -> Networks.mlp(outputs, 8),
                few,
                TrainingOptions.epochs(1).withSilent(true))) {
            assertEquals("years", run.model().unit());
            XYChart chart = assertInstanceOf(XYChart.class, run.evaluate().plot());
            assertTrue(chart.getXAxisTitle().contains("years"), chart.getXAxisTitle());
            assertTrue(
                    run.evaluate().toString().matches(".*: mean absolute error \\S+ years.*"),
                    run.evaluate()::toString);
            assertTrue(run.evaluate().targets().name().endsWith(", in years"));
            XYChart curves = assertInstanceOf(XYChart.class, run.parts().get(1));
            assertEquals("MAE, years", curves.getYAxisTitle());
            assertTrue(run.toString().matches("(?s).*test MAE \\S+ years\\R.*"), run::toString);
        }
    }

    @Test
    void theRangeOfTheTargetsHasFewDigitsAndItsUnit() {
        ImageData two = ImageData.of("two", Images.wrap(new byte[128], 2, 8, 8, 1))
                .withTargets(new float[] {-59.976494f, 12345.6f});
        assertTrue(two.withUnit("degrees").toString().endsWith("targets from −59.98 to 12346 degrees"), two::toString);
        assertTrue(two.toString().endsWith("targets from −59.98 to 12346"), two::toString);
    }

    @Test
    void aTrainingSaysItWhileItRuns() {
        Split<TableData> all = Abalone.load();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Display before = Display.current();
        Display.use(new TextDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        try (TrainingRun run = Training.fit(
                Task.squaredError(), outputs -> Networks.mlp(outputs, 8), all, TrainingOptions.epochs(1))) {
            String shown = bytes.toString(StandardCharsets.UTF_8);
            assertEquals(1, run.history().epochs().size());
            assertTrue(shown.matches("(?s).*train MAE \\S+ years, test MAE \\S+ years.*"), shown);
        } finally {
            Display.use(before);
        }
    }
}
