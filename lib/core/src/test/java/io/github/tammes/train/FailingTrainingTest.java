package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import io.github.tammes.display.Display;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left, and what is said, when a training goes wrong after its first epoch. */
class FailingTrainingTest {

    private static final int BATCHES = 3;

    @TempDir
    Path folder;

    /** Does something at one minibatch of one epoch, both from 1, between the gradient and the step. */
    private static TrainingListener at(int epoch, int minibatch, Block[] network, Runnable action) {
        return new TrainingListenerAdapter() {
            private int count;

            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                network[0] = trainer.getModel().getBlock();
                if (++count == (epoch - 1) * BATCHES + minibatch) {
                    action.run();
                }
            }
        };
    }

    private static void spoil(Block network) {
        try (NDArray weights =
                network.getParameters().get(0).getValue().getArray().stopGradient()) {
            weights.muli(Float.NaN);
        }
    }

    @ParameterizedTest(name = "minibatch {0} of 3 in the second epoch")
    @ValueSource(ints = {1, 2, 3})
    void afterADivergenceTheCheckpointHoldsTheLastGoodEpoch(int minibatch) throws IOException {
        Path file = folder.resolve("run.zip");
        TrainingOptions options = KilledTraining.options().withEpochs(4);
        Block[] network = new Block[1];
        DivergenceException e = assertThrows(
                DivergenceException.class,
                () -> KilledTraining.train(
                        options.withCheckpoint(file), at(2, minibatch, network, () -> spoil(network[0]))));
        assertTrue(e.getMessage().contains("in epoch 2"), e.getMessage());
        assertTrue(e.getMessage().contains(file + " holds the last good epoch, 1"), e.getMessage());
        assertEquals(1, KilledTraining.epochsIn(file));
        assertArrayEquals(KilledTraining.train(options), KilledTraining.train(options.withCheckpoint(file)));
    }

    @Test
    void interruptWhileAnEpochIsSavedWaitsForTheNextMinibatch() throws IOException {
        Path file = folder.resolve("run.zip");
        TrainingOptions options = KilledTraining.options().withEpochs(3).withCheckpoint(file);
        KilledTraining.train(options, new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                Thread.currentThread().interrupt();
            }
        });
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(1, KilledTraining.epochsIn(file));
    }

    /** Such as one that draws a chart of the epoch: an hour of training is not lost with the chart. */
    @Test
    void anEpochIsSavedThoughAListenerFailsAtItsEnd() throws IOException {
        Path file = folder.resolve("run.zip");
        TrainingOptions options = KilledTraining.options().withEpochs(4);
        for (Throwable thrown : new Throwable[] {new IllegalStateException("no"), new AssertionError("no")}) {
            int before = Files.exists(file) ? KilledTraining.epochsIn(file) : 0;
            Throwable e = assertThrows(
                    Throwable.class,
                    () -> KilledTraining.train(options.withCheckpoint(file), new TrainingListenerAdapter() {
                        @Override
                        public void onEpoch(Trainer trainer) {
                            FailingTrainingTest.<RuntimeException>raise(thrown);
                        }
                    }));
            assertSame(thrown, e);
            assertEquals(before + 1, KilledTraining.epochsIn(file));
        }
        assertArrayEquals(KilledTraining.train(options), KilledTraining.train(options.withCheckpoint(file)));
    }

    @Test
    void anEpochIsSavedThoughItCannotBeShown() throws IOException {
        Path file = folder.resolve("run.zip");
        IllegalStateException gone = new IllegalStateException("the notebook is gone");
        Display failing = new Display() {
            @Override
            public void show(Object value) {
                if (value.toString().startsWith("epoch")) {
                    throw gone;
                }
            }

            @Override
            public Live live(Object first) {
                return value -> {};
            }

            @Override
            public boolean updatesInPlace() {
                return false;
            }
        };
        TrainingOptions options = KilledTraining.options().withSilent(false).withCheckpoint(file);
        assertSame(
                gone,
                assertThrows(
                        IllegalStateException.class,
                        () -> Display.during(failing, () -> KilledTraining.train(options))));
        assertEquals(1, KilledTraining.epochsIn(file));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable e) throws T {
        throw (T) e;
    }

    /** Such as that Java's memory is used up: what is tried next in the same process needs the rest of it. */
    @Test
    void whateverEndsATrainingItsWeightsAreFreed() {
        for (Throwable thrown :
                new Throwable[] {new OutOfMemoryError("Java heap space"), new IllegalStateException()}) {
            NDManager[] weights = new NDManager[1];
            Throwable e = assertThrows(
                    Throwable.class,
                    () -> KilledTraining.train(KilledTraining.options(), new TrainingListenerAdapter() {
                        @Override
                        public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                            weights[0] = trainer.getModel().getNDManager();
                            FailingTrainingTest.<RuntimeException>raise(thrown);
                        }
                    }));
            assertSame(thrown, e);
            assertFalse(weights[0].isOpen());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB.",
                "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8388608 bytes."
            })
    void outOfMemoryProposesASmallerBatch(String cause) {
        EngineException thrown = new EngineException(cause);
        TrainingException e = assertThrows(TrainingException.class, () -> trainThrowing(thrown));
        assertTrue(e.getMessage().contains("ran out of memory with a batch of 32"), e.getMessage());
        assertTrue(e.getMessage().contains("try a batch of 16"), e.getMessage());
        assertSame(thrown, e.getCause());
    }

    @Test
    void otherFailuresOfTheEngineStayAsTheyAre() {
        EngineException thrown = new EngineException("mat1 and mat2 shapes cannot be multiplied");
        assertSame(thrown, assertThrows(EngineException.class, () -> trainThrowing(thrown)));
    }

    /** Trains a network in which the engine fails once weights are there. */
    private static void trainThrowing(EngineException failure) {
        boolean[] training = {false};
        IntFunction<Block> network = outputs -> new SequentialBlock()
                .add(new LambdaBlock(
                        inputs -> {
                            if (training[0]) {
                                throw failure;
                            }
                            return inputs;
                        },
                        "failing"))
                .add(io.github.tammes.net.Networks.mlp(outputs));
        TrainingListener armed = new TrainingListenerAdapter() {
            @Override
            public void onTrainingBegin(Trainer trainer) {
                training[0] = true;
            }
        };
        KilledTraining.train(network, KilledTraining.options(), armed);
    }

    @Test
    void checkpointThatCannotBeWrittenIsNamed() throws IOException {
        Path blocked = folder.resolve("file");
        Files.writeString(blocked, "not a folder");
        Path file = blocked.resolve("run.zip");
        RuntimeException e = assertThrows(
                RuntimeException.class,
                () -> KilledTraining.train(KilledTraining.options().withCheckpoint(file)));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
}
