package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamedClassesTest {

    private static final Split<ImageData> DIGITS = Digits.load();
    private static final List<String> NAMES = DIGITS.train().classNames();
    private static final Prototypes PROTOTYPES = Prototypes.place(10, 3);
    private static final TrainingOptions OPTIONS =
            TrainingOptions.epochs(4).withBatchSize(32).withSilent(true);

    private static TrainingRun fit(Task task, Split<ImageData> data) {
        return Training.fit(task, Networks::smallCnn, data, OPTIONS);
    }

    @Test
    void prototypesWithoutNamesTakeThoseOfTheData() {
        try (TrainingRun run = fit(Task.classification(PROTOTYPES), DIGITS)) {
            assertEquals(NAMES, run.task().prototypes().classNames());
            assertEquals(
                    Task.classification(PROTOTYPES.withClassNames(NAMES)).fingerprint(),
                    run.task().fingerprint());
        }
    }

    @Test
    void someOfTheClassesAreEvaluatedByTheirNames() {
        try (TrainingRun run = fit(Task.classification(PROTOTYPES), DIGITS)) {
            Evaluation all = run.evaluate();
            ImageData some = DIGITS.test().ofClasses(List.of("7", "3"));
            Evaluation few = run.evaluate(some);
            int[] threesAndSevens = IntStream.range(0, DIGITS.test().size())
                    .filter(i -> DIGITS.test().label(i) == 3 || DIGITS.test().label(i) == 7)
                    .toArray();
            long right = IntStream.of(threesAndSevens)
                    .filter(i ->
                            all.predictions().predictedClass(i) == DIGITS.test().label(i))
                    .count();
            assertEquals((double) right / threesAndSevens.length, few.accuracy(), 1e-9);
            assertTrue(few.accuracy() > 0.5, "the network learned nothing: " + few);
            assertEquals(NAMES, few.examples().classNames());

            List<String> backwards = new ArrayList<>(NAMES);
            Collections.reverse(backwards);
            assertEquals(
                    all.accuracy(),
                    run.evaluate(DIGITS.test().ofClasses(backwards)).accuracy(),
                    1e-9);

            ImageData others = DIGITS.test()
                    .withLabels(
                            IntStream.range(0, DIGITS.test().size())
                                    .map(DIGITS.test()::label)
                                    .toArray(),
                            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "nine"));
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> run.evaluate(others));
            assertTrue(e.getMessage().contains("\"nine\""), e.getMessage());
        }
    }

    @Test
    void prototypesAreMatchedWithTheDataByName() {
        List<String> backwards = new ArrayList<>(NAMES);
        Collections.reverse(backwards);
        Task named = Task.classification(PROTOTYPES.withClassNames(backwards));
        try (TrainingRun run = fit(named, DIGITS)) {
            assertEquals(backwards, run.model().classNames());
            Evaluation evaluation = run.evaluate();
            assertEquals(backwards, evaluation.examples().classNames());
            // The "9" was trained towards the prototype of that name, the first.
            int nine = IntStream.range(0, DIGITS.test().size())
                    .filter(i -> DIGITS.test().label(i) == 9
                            && evaluation.predictions().predictedClass(i) == 0)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "9",
                    run.model()
                            .predict(DIGITS.test().images().toBufferedImage(nine))
                            .className());
        }
        Task foreign = Task.classification(
                PROTOTYPES.withClassNames(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> fit(foreign, DIGITS));
        assertTrue(e.getMessage().contains("the prototypes are of the classes"), e.getMessage());
    }
}
