package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.evaluator.TopKAccuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.training.loss.Loss;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.internal.FileMutex;
import io.github.tammes.net.Networks;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two trainings that meet: in one process, and at one checkpoint. */
class OneAtATimeTest {

    @TempDir
    Path folder;

    private static TrainingOptions options() {
        return KilledTraining.options().withEpochs(3);
    }

    @Test
    void twoTrainingsAtOnceEndAsTheyWouldAlone() throws Exception {
        byte[] alone = KilledTraining.train(options());
        CompletableFuture<byte[]> other = CompletableFuture.supplyAsync(() -> KilledTraining.train(options()));
        assertArrayEquals(alone, KilledTraining.train(options()));
        assertArrayEquals(alone, other.get());
    }

    /** As after an interrupt of a cell that is run again at once: the minibatch of the first still runs. */
    @Test
    void aTrainingBegunWhileAnInterruptedOneEndsWaitsForIt() throws Exception {
        CountDownLatch inMinibatch = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread first = new Thread(() -> KilledTraining.train(options(), new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                inMinibatch.countDown();
                awaitQuietly(go);
            }
        }));
        first.start();
        inMinibatch.await();
        CompletableFuture<byte[]> second = CompletableFuture.supplyAsync(() -> KilledTraining.train(options()));
        assertFalse(second.isDone());
        first.interrupt();
        go.countDown();
        assertArrayEquals(KilledTraining.train(options()), second.get());
        first.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTrainingThatWaitsCanBeInterrupted() throws Exception {
        CountDownLatch inMinibatch = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread first = new Thread(() -> KilledTraining.train(options(), new TrainingListenerAdapter() {
            @Override
            public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                inMinibatch.countDown();
                awaitQuietly(go);
            }
        }));
        Split<ImageData> digits = Digits.load();
        Split<ImageData> few =
                new Split<>(digits.train().first(64), digits.test().first(32));
        first.start();
        inMinibatch.await();
        try {
            Thread.currentThread().interrupt();
            assertThrows(
                    CancellationException.class,
                    () -> Training.fit(Task.softmax(10), Networks::smallCnn, few, options()));
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
        } finally {
            go.countDown();
        }
        first.join();
    }

    @Test
    void aTrainingWithinAnotherIsRefusedInASentence() {
        TrainingListener listener = new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                KilledTraining.train(options());
            }
        };
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> KilledTraining.train(options(), listener));
        assertTrue(e.getMessage().contains("one network at a time"), e.getMessage());
    }

    @Test
    void aCheckpointInUseIsLeftToItsTraining() throws IOException {
        Path file = folder.resolve("run.zip");
        try (FileMutex other =
                FileMutex.tryAcquire(folder.resolve("run.zip.lock")).orElseThrow()) {
            TrainingException e = assertThrows(
                    TrainingException.class,
                    () -> KilledTraining.train(options().withCheckpoint(file)));
            assertTrue(e.getMessage().contains("in use by another training"), e.getMessage());
            other.closeAndDelete();
        }
        KilledTraining.train(options().withCheckpoint(file));
        assertEquals(3, KilledTraining.epochsIn(file));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsFoundBeforeTheFirstMinibatch() throws IOException {
        Path folderInstead = Files.createDirectory(folder.resolve("run.zip"));
        Path underAFile = Files.writeString(folder.resolve("file"), "no folder").resolve("run.zip");
        for (Path place : List.of(folderInstead, underAFile)) {
            int[] minibatches = new int[1];
            RuntimeException e = assertThrows(
                    RuntimeException.class,
                    () -> KilledTraining.train(options().withCheckpoint(place), new TrainingListenerAdapter() {
                        @Override
                        public void onTrainingBatch(Trainer trainer, BatchData batchData) {
                            minibatches[0]++;
                        }
                    }));
            assertTrue(e instanceof UncheckedIOException || e instanceof TrainingException, e.toString());
            assertTrue(e.getMessage().contains(place.toString()), e.getMessage());
            assertEquals(0, minibatches[0], place.toString());
        }
    }

    @Test
    void aResumedTrainingKeepsTheDateOfItsBeginning() throws Exception {
        Split<ImageData> digits = Digits.load();
        Split<ImageData> few =
                new Split<>(digits.train().first(64), digits.test().first(32));
        TrainingOptions once = options().withCheckpoint(folder.resolve("run.zip"));
        String started;
        try (TrainingRun run = Training.fit(Task.softmax(10), Networks::smallCnn, few, once)) {
            started = run.label().started().toString();
        }
        Thread.sleep(5);
        try (TrainingRun run = Training.fit(Task.softmax(10), Networks::smallCnn, few, once)) {
            assertEquals(started, run.label().started().toString());
        }
    }

    /** A task of one's own, a class without a {@code toString}. */
    private static final class OwnTask implements Task {

        private final Task softmax = Task.softmax(10);
        private final List<Evaluator> evaluators;

        OwnTask() {
            evaluators = softmax.evaluators();
        }

        OwnTask(Evaluator... evaluators) {
            this.evaluators = List.of(evaluators);
        }

        @Override
        public String name() {
            return "own";
        }

        @Override
        public String fingerprint() {
            return "own task, version 1";
        }

        @Override
        public int outputs() {
            return 10;
        }

        @Override
        public Loss loss() {
            return softmax.loss();
        }

        @Override
        public List<Evaluator> evaluators() {
            return evaluators;
        }

        @Override
        public NDArray scores(NDArray outputs) {
            return outputs;
        }

        @Override
        public boolean needsLabels() {
            return true;
        }

        @Override
        public boolean needsTargets() {
            return false;
        }

        @Override
        public int classes() {
            return 10;
        }
    }

    /** What would be a NoSuchElementException after the first epoch, or one of a table after the last. */
    @Test
    void aTaskOfOnesOwnWhoseMeasuresHaveNoNamesOfTheirOwnIsRefused() {
        ImageData few = Digits.load().train().first(64);
        for (Evaluator[] measures : new Evaluator[][] {
            {},
            {new Accuracy("loss")},
            {new Accuracy("accuracy"), new TopKAccuracy("Accuracy", 2)},
            {new Accuracy("a"), new TopKAccuracy("a", 2)}
        }) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class,
                    () -> Training.fit(new OwnTask(measures), Networks::smallCnn, new Split<>(few, few), options()));
            assertTrue(e.getMessage().contains("evaluators()"), e.getMessage());
        }
    }

    @Test
    void aTaskOfOnesOwnResumes() {
        Split<ImageData> digits = Digits.load();
        Split<ImageData> few =
                new Split<>(digits.train().first(64), digits.test().first(32));
        TrainingOptions saved = options().withCheckpoint(folder.resolve("own.zip"));
        TrainingListener stop = new TrainingListenerAdapter() {
            @Override
            public void onEpoch(Trainer trainer) {
                Thread.currentThread().interrupt();
            }
        };
        Training.fit(new OwnTask(), Networks::smallCnn, few, saved, stop).close();
        try (TrainingRun run = Training.fit(new OwnTask(), Networks::smallCnn, few, saved)) {
            assertEquals(3, run.history().epochs().size());
        }
    }
}
