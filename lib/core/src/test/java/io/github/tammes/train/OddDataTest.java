package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
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
import java.util.function.IntFunction;
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
    void aLastMinibatchOfOneExampleIsExplainedWhereItCannotBeNormalized() {
        Split<ImageData> digits = Digits.load();
        Split<ImageData> some =
                new Split<>(digits.train().first(65), digits.test().first(20));
        IntFunction<Block> network = outputs -> new SequentialBlock()
                .add(Networks.mlp(5))
                .add(BatchNorm.builder().build())
                .add(Linear.builder().setUnits(outputs).build());
        Task ten = Task.classification(Prototypes.place(10, 3));
        TrainingException error = assertThrows(
                TrainingException.class,
                () -> Training.fit(ten, network, some, ONE.withBatchSize(32)).close());
        assertTrue(error.getMessage().contains("65 examples in batches of 32 leave 1"), error.getMessage());
        assertTrue(error.getMessage().contains("try a batch of 33"), error.getMessage());
        Training.fit(ten, network, some, ONE.withBatchSize(33)).close();
        TrainingException single = assertThrows(
                TrainingException.class,
                () -> Training.fit(ten, network, some, ONE.withBatchSize(1)).close());
        assertTrue(single.getMessage().contains("try a batch of 3"), single.getMessage());
        assertTrue(single.getMessage().contains("65 examples in batches of 1 leave 1"), single.getMessage());
        Split<ImageData> one = some.map(part -> part.first(1));
        TrainingException alone = assertThrows(
                TrainingException.class,
                () -> Training.fit(ten, network, one, ONE.withBatchSize(Integer.MAX_VALUE))
                        .close());
        assertTrue(alone.getMessage().contains("try more examples"), alone.getMessage());
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
