package io.github.tammes.data.minibatch;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset;
import ai.djl.util.Progress;
import io.github.tammes.data.DatasetExamples;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.TableData;
import io.github.tammes.data.internal.BackgroundThreads;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A DJL dataset that serves examples in minibatches, prepared by background threads in memory that is used again.
 *
 * <p>The data of a batch is one float32 array, {@code (N, C, H, W)} of images or {@code (N, F)} of tables. Its labels are
 * the classes, int64 {@code (N)}, if the examples have classes, followed by the targets, float32 {@code (N)}, if they have
 * targets. Closing a batch closes its arrays and lets their memory be written again: duplicate what is to outlive it.
 *
 * <p>The content of a batch depends on the examples, the options and the number of the epoch only.
 */
public final class Minibatches implements Dataset {

    private final Examples examples;
    private final MinibatchOptions options;
    private final Normalization normalization;
    private final boolean hasTargets;
    private final BatchFiller filler;
    private final BatchViewer viewer;
    private final Executor executor;
    private final AtomicInteger nextEpoch = new AtomicInteger();

    private Minibatches(Examples examples, MinibatchOptions options) {
        this.examples = examples;
        this.options = options;
        this.hasTargets =
                examples.hasTargets() || options.augmentation().rotation().isPresent();
        BufferPool pool = pool(examples, options);
        if (examples instanceof ImageData data) {
            this.normalization = options.normalization().orElseGet(() -> Normalization.of(data.images()));
            if (normalization.channels() != data.images().channels()) {
                throw new IllegalArgumentException("The normalization is for " + normalization.channels()
                        + " channels, but the images have " + data.images().channels() + ".");
            }
            float[][] lookup = normalization.lookup();
            this.filler = new BatchFiller(
                    data,
                    () -> new ImageEncoder(data, options.augmentation(), lookup, options.channelsLast()),
                    options,
                    pool);
        } else {
            if (!options.augmentation().equals(Augmentation.none())) {
                throw new IllegalArgumentException("Only images can be varied, and \"" + examples.name()
                        + "\" is none of them; leave the augmentation out.");
            }
            this.normalization = null;
            this.filler = new BatchFiller(examples, () -> writer(examples), options, pool);
        }
        this.viewer = new BatchViewer(examples, options.channelsLast(), hasTargets, pool);
        this.executor = BackgroundThreads.of(options.threads());
    }

    /** Makes buffers of the size of the largest batch there is, of which one may not be more than Java can hold. */
    private static BufferPool pool(Examples examples, MinibatchOptions options) {
        int batchSize = Math.min(options.batchSize(), examples.size());
        long length = examples.inputShape().size();
        long most = Integer.MAX_VALUE / Float.BYTES / length;
        if (batchSize > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A batch of %,d examples of \"%s\" is %.1f GB, and at most 2 GB can be; choose a batch of at most %d.",
                    batchSize,
                    examples.name(),
                    (double) batchSize * length * Float.BYTES / 1e9,
                    most));
        }
        return new BufferPool(batchSize, (int) length, options.threads() + 2);
    }

    /**
     * Makes minibatches.
     *
     * @param examples images or tables
     * @param options batch size, order, augmentation and so on
     * @throws IllegalArgumentException if there are no examples, not enough of them for one batch where the last is
     *     dropped, a batch is more than 2 GB, or the options do not suit them
     */
    public static Minibatches of(Examples examples, MinibatchOptions options) {
        if (examples.size() == 0) {
            throw new IllegalArgumentException("\"" + examples.name() + "\" has no examples to make minibatches of.");
        }
        if (options.dropLast() && examples.size() < options.batchSize()) {
            throw new IllegalArgumentException("\"" + examples.name() + "\" has " + examples.size()
                    + " examples, which is no full batch of " + options.batchSize()
                    + "; choose a smaller batch or keep the last.");
        }
        return new Minibatches(examples, options);
    }

    /**
     * Returns minibatches to evaluate a model on that was trained on these: in order, all of them, with the same
     * normalization, and not varied, except that images without targets are turned where these are and targets are needed, by the
     * same angles every time: those are their targets then.
     *
     * @param others usually the test examples
     * @param needsTargets whether what is measured has targets
     * @throws IllegalArgumentException if there are none
     */
    public Minibatches forEvaluation(Examples others, boolean needsTargets) {
        Augmentation turned = needsTargets && !others.hasTargets()
                ? new Augmentation(0, false, options.augmentation().rotation())
                : Augmentation.none();
        MinibatchOptions same = options.withShuffle(false)
                .withDropLast(false)
                .withAugmentation(turned)
                .withFixed(true);
        return of(others, normalization == null ? same : same.withNormalization(normalization));
    }

    /** Rows of a table, and records of a dataset, are copied as they are. */
    private static ExampleWriter writer(Examples examples) {
        return (example, random, out) -> {
            if (examples instanceof TableData table) {
                table.read(example, out);
            } else {
                ((DatasetExamples) examples).read(example, out);
            }
            return examples.hasTargets() ? examples.target(example) : Float.NaN;
        };
    }

    /** Returns the number of examples. */
    public int size() {
        return examples.size();
    }

    /** Returns the number of batches of an epoch. */
    public int batches() {
        int full = examples.size() / options.batchSize();
        return options.dropLast() || examples.size() % options.batchSize() == 0 ? full : full + 1;
    }

    /** Returns the examples. */
    public Examples examples() {
        return examples;
    }

    /** Returns the options. */
    public MinibatchOptions options() {
        return options;
    }

    /**
     * Returns the normalization in use, given or measured.
     *
     * @throws IllegalStateException if the examples are not images
     */
    public Normalization normalization() {
        if (normalization == null) {
            throw new IllegalStateException("Only images are normalized; \"" + examples.name() + "\" is a table.");
        }
        return normalization;
    }

    /** Returns true if the batches have targets: those of the examples, or the angles by which images are turned. */
    public boolean hasTargets() {
        return hasTargets;
    }

    /**
     * Returns the batches of the next epoch: of epoch 0 at the first call, of epoch 1 at the second, and so on.
     *
     * @param manager the owner of the batches
     */
    @Override
    public Iterable<Batch> getData(NDManager manager) {
        return epoch(manager, nextEpoch.getAndIncrement());
    }

    /**
     * Returns the batches of an epoch, the same ones whenever they are asked for.
     *
     * @param manager the owner of the batches
     * @param epoch the number of the epoch, from 0
     * @throws IllegalArgumentException if the number is negative
     */
    public Iterable<Batch> epoch(NDManager manager, int epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch must be 0 or more, but is " + epoch + ".");
        }
        return () -> {
            int[] order = filler.order(epoch);
            return new EpochIterator(
                    batches(),
                    options.threads() == 0 ? 0 : options.threads() + 1,
                    number -> filler.fill(order, number, epoch),
                    filled -> viewer.view(filled, manager),
                    executor);
        };
    }

    /** Does nothing: the examples are in memory already. */
    @Override
    public void prepare(Progress progress) {}
}
