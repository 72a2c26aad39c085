package io.github.tammes.data.minibatch;

import io.github.tammes.data.Examples;
import io.github.tammes.data.internal.KeyedRandom;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Writes the examples of a batch into its buffers; may be used by several threads at once. */
final class BatchFiller {

    /**
     * A batch in memory.
     *
     * @param buffers its numbers
     * @param indices which examples they are
     * @param served how many examples of the epoch have come with it
     */
    record Filled(BatchBuffers buffers, List<Integer> indices, int served) {}

    private static final long ORDER = 0;
    private static final long EXAMPLE = 1;

    private final Examples examples;
    private final Supplier<ExampleWriter> writers;
    private final MinibatchOptions options;
    private final BufferPool pool;

    BatchFiller(Examples examples, Supplier<ExampleWriter> writers, MinibatchOptions options, BufferPool pool) {
        this.examples = examples;
        this.writers = writers;
        this.options = options;
        this.pool = pool;
    }

    /** Returns in which order the examples come in an epoch. */
    int[] order(int epoch) {
        return options.shuffle()
                ? KeyedRandom.permutation(examples.size(), KeyedRandom.of(options.seed(), ORDER, epoch))
                : IntStream.range(0, examples.size()).toArray();
    }

    /** Fills the batch of a given number of an epoch with that order. */
    Filled fill(int[] order, int number, int epoch) {
        int from = number * options.batchSize();
        int[] indices = Arrays.copyOfRange(order, from, Math.min(order.length, from + options.batchSize()));
        BatchBuffers buffers = pool.take();
        ExampleWriter writer = writers.get();
        float[] row = new float[Math.toIntExact(examples.inputShape().size())];
        FloatBuffer inputs = buffers.inputs().asFloatBuffer();
        FloatBuffer targets = buffers.targets().asFloatBuffer();
        for (int i = 0; i < indices.length; i++) {
            SplittableRandom random = KeyedRandom.of(options.seed(), EXAMPLE, options.fixed() ? -1 : epoch, indices[i]);
            targets.put(writer.write(indices[i], random, row));
            inputs.put(row);
            if (examples.hasLabels()) {
                buffers.labels().putLong(i * Long.BYTES, examples.label(indices[i]));
            }
        }
        return new Filled(buffers, Arrays.stream(indices).boxed().toList(), from + indices.length);
    }
}
