package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data and networks that do not go together, or of which nothing can be learned: sentences about it, in the data's words. */
class OddDataTest {

    private static final TrainingOptions ONE = TrainingOptions.epochs(1).withSilent(true);

    private final Task task = Task.classification(Prototypes.place(2, 2));

    @Test
    void blackImagesAreToldApartFromAWrongCall() {
        ImageData black = ImageData.of("black", new Images(new byte[8 * 64], 8, 8, 8, 1))
                .withLabels(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, List.of("a", "b"));
        TrainingException error = assertThrows(
                TrainingException.class,
                () -> Training.fit(task, Networks::smallCnn, new Split<>(black, black), ONE)
                        .close());
        assertTrue(error.getMessage().contains("black images"), error.getMessage());
    }

    @Test
    void aNetworkForImagesOnATableNamesBoth() {
        TableData table = TableData.of("made", List.of("x", "y"), new float[][] {{1, 2}, {3, 4}})
                .withLabels(new int[] {0, 1}, List.of("a", "b"));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Training.fit(task, Networks::smallCnn, new Split<>(table, table), ONE)
                        .close());
        assertTrue(error.getMessage().contains("(2)"), error.getMessage());
        assertTrue(error.getMessage().contains("Networks.mlp"), error.getMessage());
    }

    @Test
    void aBatchLargerThanTheDataIsAllOfTheData() {
        Split<ImageData> digits = Digits.load();
        ImageData some = digits.train().first(40);
        try (TrainingRun run = Training.fit(
                Task.classification(Prototypes.place(10, 3)),
                Networks::smallCnn,
                new Split<>(some, digits.test().first(20)),
                ONE.withBatchSize(Integer.MAX_VALUE))) {
            assertEquals(1, run.history().epochs().size());
        }
    }

    @Test
    void aBatchOfMoreThanTwoGigabytesIsRefusedWithOneThatFits() {
        Images one = new Images(new byte[1000 * 1000], 1, 1000, 1000, 1);
        ImageData data = ImageData.of("large", one).select(new int[600]);
        MinibatchOptions options = MinibatchOptions.training(600);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Minibatches.of(data, options));
        assertTrue(error.getMessage().contains("at most 536"), error.getMessage());
    }
}
