package io.github.tammes.model;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import io.github.tammes.data.DataException;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.TableData;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.evaluation.Evaluation;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.net.NetworkRecipe;
import io.github.tammes.net.internal.DetachedParameters;
import io.github.tammes.net.internal.NewModel;
import io.github.tammes.task.Task;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Row;

/**
 * A trained network with all it needs to answer: its weights, what it takes and how that is prepared, the task with its
 * prototypes or bounds, the class names, the unit, and the label of the run that made it.
 *
 * <pre>{@code
 * run.model().save(Path.of("digits"));
 * var model = TrainedModel.load(Path.of("digits"));
 * model.predict(Path.of("seven.png"))
 * }</pre>
 *
 * <p>The model of a run is closed with the run; one that was loaded, and all that were made of it by {@code with…}, by its
 * {@link #close()}.
 */
public final class TrainedModel implements AutoCloseable {

    private static final int BATCH = 128;

    private final Model djlModel;
    private final ModelDescription description;
    private final MinibatchOptions batches;

    private TrainedModel(Model djlModel, ModelDescription description, MinibatchOptions batches) {
        this.djlModel = djlModel;
        this.description = description;
        this.batches = batches;
    }

    /**
     * Makes a model of a network that was trained.
     *
     * @param network with its weights; it stays its owner's and is closed by {@link #close()}
     * @param task what it was trained for
     * @param training what it was trained on, as it was prepared
     * @param madeBy where it comes from, by name
     */
    public static TrainedModel of(Model network, Task task, Minibatches training, Map<String, String> madeBy) {
        Examples examples = training.examples();
        Inputs inputs = new Inputs(
                examples.inputShape(),
                examples instanceof ImageData ? Optional.of(training.normalization()) : Optional.empty(),
                examples instanceof TableData rows ? rows.featureNames() : List.of(),
                examples instanceof TableData rows ? Optional.of(rows.standardization()) : Optional.empty());
        List<String> names = task.classes() == 0 ? List.of() : examples.classNames();
        ModelDescription description =
                new ModelDescription(task, inputs, names, examples.unit(), Double.NEGATIVE_INFINITY, madeBy);
        return new TrainedModel(
                network,
                description,
                training.forEvaluation(examples, task.needsTargets()).options());
    }

    /**
     * Loads a model of one of the library's own networks, onto DJL's default device. Nothing in the folder is executed, and its
     * sizes are checked before memory is taken.
     *
     * @param folder where {@link #save} wrote it
     * @return the model, to be closed when no longer needed
     * @throws IllegalArgumentException if the folder is not a model, or one that is damaged, newer than this library, or of a
     *     network or task of one's own; the message says which
     * @throws IOException if a file cannot be read
     */
    public static TrainedModel load(Path folder) throws IOException {
        return load(folder, null, null, null);
    }

    /**
     * Loads a model of a network of one's own.
     *
     * @param folder where {@link #save} wrote it
     * @param network makes a new network with the number of outputs it is given, as for training; it is checked against what
     *     was saved
     * @return the model, to be closed when no longer needed
     * @throws IllegalArgumentException as {@link #load(Path)}, or if the network is another; the message says where
     * @throws IOException if a file cannot be read
     */
    public static TrainedModel load(Path folder, IntFunction<? extends Block> network) throws IOException {
        return load(folder, Objects.requireNonNull(network, "network"), null, null);
    }

    /**
     * Loads a model of a network and a task of one's own, or onto a device of one's choice.
     *
     * @param folder where {@link #save} wrote it
     * @param network as {@link #load(Path, IntFunction)}; null for one of the library's own
     * @param task the task it was trained for; null for a ready-made one
     * @param device where the weights are to be; null for DJL's default device
     * @return the model, to be closed when no longer needed
     * @throws IllegalArgumentException as {@link #load(Path, IntFunction)}
     * @throws IOException if a file cannot be read
     */
    public static TrainedModel load(Path folder, IntFunction<? extends Block> network, Task task, Device device)
            throws IOException {
        ModelFolder saved = new ModelFolder(folder);
        ModelDescription description = saved.description(task);
        Model model = NewModel.on(device);
        try {
            Block block = network == null
                    ? saved.newNetwork()
                    : network.apply(description.task().outputs());
            saved.fill(block, model.getNDManager());
            model.setBlock(block);
            MinibatchOptions batches = MinibatchOptions.training(BATCH)
                    .withShuffle(false)
                    .withChannelsLast(!model.getNDManager().getDevice().isGpu());
            if (description.inputs().areImages()) {
                batches = batches.withNormalization(
                        description.inputs().normalization().orElseThrow());
            }
            return new TrainedModel(model, description, batches);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Writes the model as a folder of {@code weights.safetensors}, {@code model.json} and {@code serving.properties}: the
     * first two say all, in formats that other programs read; by the third DJL loads it.
     *
     * @param folder a new folder, an empty one, or a model to be replaced
     * @throws IllegalArgumentException if the folder has other files in it
     * @throws IOException if a file cannot be written; a model that was there before is then still there
     */
    public void save(Path folder) throws IOException {
        requireOpen();
        ModelFolder.write(folder, description, djlModel.getBlock(), djlModel.getNDManager());
    }

    /** Returns what the network was trained for. */
    public Task task() {
        return description.task();
    }

    /** Returns the class names, in the order of the task's classes; empty without classes. */
    public List<String> classNames() {
        return description.classNames();
    }

    /** Returns the shape of one input, without the batch: {@code (C, H, W)} of an image, {@code (F)} of a row. */
    public Shape inputShape() {
        return description.inputs().shape();
    }

    /** Returns how bytes of images become numbers; empty if the inputs are rows. */
    public Optional<Normalization> normalization() {
        return description.inputs().normalization();
    }

    /** Returns the label of the run that made it: settings, versions, device and date, by name. */
    public Map<String, String> madeBy() {
        return description.madeBy();
    }

    /** Returns the unit of the value; empty if none was given. */
    public String unit() {
        return description.unit();
    }

    /** Returns the smallest score of a class that is believed; empty if all are. */
    public Optional<Double> threshold() {
        return Double.isInfinite(description.threshold()) ? Optional.empty() : Optional.of(description.threshold());
    }

    /** Returns the DJL model, for DJL's own ways; its weights are this model's. */
    public Model djlModel() {
        return djlModel;
    }

    /**
     * Returns the same model with the unit of its value, such as "years".
     *
     * @throws IllegalStateException if it tells classes only
     */
    public TrainedModel withUnit(String unit) {
        if (!task().needsTargets()) {
            throw new IllegalStateException("this model has no value: it tells classes");
        }
        return new TrainedModel(djlModel, description.withUnit(unit), batches);
    }

    /**
     * Returns the same model that says "none of these" where no class has a large enough score: the cosine with its
     * prototype, for softmax its probability. The threshold is the largest that a wanted share of the right answers reaches.
     *
     * @param share of the rightly answered examples whose answer is to stay, above 0 to 1; 0.95 is usual
     * @param validation examples with classes that the network was not trained on
     * @throws IllegalArgumentException if the share is out of range, or no example is answered rightly
     * @throws IllegalStateException if the model has no classes
     */
    public TrainedModel withThreshold(double share, Examples validation) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + " but must be above 0 and at most 1");
        }
        // Classes are enough, also for a model that tells a value beside them.
        Examples matched = matched(validation);
        Predictions predictions = outputs(batchesToMeasure(matched), null);
        double[] right = IntStream.range(0, predictions.size())
                .filter(i -> predictions.predictedClass(i) == matched.label(i))
                .mapToDouble(i -> confidence(predictions.scores()[i]))
                // Scores that are no numbers answer nothing rightly, and are above no threshold.
                .filter(confidence -> !Double.isNaN(confidence))
                .sorted()
                .toArray();
        if (right.length == 0) {
            throw new IllegalArgumentException("not one of the examples of " + validation.name()
                    + " is answered rightly: there is nothing to choose a threshold by");
        }
        // The rounding must not drop an answer more than was asked for.
        int dropped = (int) Math.floor((1 - share) * right.length + 1e-9);
        return new TrainedModel(
                djlModel, description.withThreshold(right[Math.min(dropped, right.length - 1)]), batches);
    }

    private double confidence(float[] scores) {
        return Arrays.stream(description.shown(scores)).max().orElseThrow();
    }

    /**
     * Predicts a picture, brought to the size and colours of the training images.
     *
     * @throws IllegalArgumentException if the model takes rows
     */
    public Prediction predict(BufferedImage picture) {
        return predictOne(picture);
    }

    /**
     * Predicts an image file, turned upright as its Exif data say.
     *
     * @param file JPEG, PNG, GIF, BMP or TIFF
     * @throws DataException if it cannot be read
     * @throws IllegalArgumentException if the model takes rows
     */
    public Prediction predict(Path file) {
        return predictOne(file);
    }

    /**
     * Predicts an image file.
     *
     * @param file the address of a local file
     * @throws DataException if it is no local file, or cannot be read
     * @throws IllegalArgumentException if the model takes rows
     */
    public Prediction predict(URL file) {
        return predictOne(file);
    }

    /**
     * Predicts the content of an image file.
     *
     * @throws DataException if it is no image, or damaged
     * @throws IllegalArgumentException if the model takes rows
     */
    public Prediction predict(byte[] content) {
        return predictOne(content);
    }

    /**
     * Predicts a row of a table, as it was before it was standardized.
     *
     * @param row has a column for each feature
     * @throws IllegalArgumentException if a number is missing, or the model takes images
     */
    public Prediction predict(Row row) {
        return predictOne(row);
    }

    /**
     * Predicts a row, as it was before it was standardized.
     *
     * @param row a number for each feature, by name
     * @throws IllegalArgumentException if a number is missing, or the model takes images
     */
    public Prediction predict(Map<String, ? extends Number> row) {
        return predictOne(row);
    }

    private Prediction predictOne(Object input) {
        return answers(Collections.singletonList(input)).get(0);
    }

    /**
     * Predicts many inputs, in minibatches and on all processors.
     *
     * @param inputs of the kinds that {@code predict} takes; a Tablesaw table is a list of its rows
     * @return the answers, in the order of the inputs
     * @throws DataException if one cannot be read; the message names it
     * @throws IllegalArgumentException if one is of another kind, or the inputs are a single path
     * @throws CancellationException if the thread is interrupted
     */
    public List<Prediction> predictAll(Iterable<?> inputs) {
        if (inputs instanceof Path path) {
            // To Java a path is a list of the names in it, none of which is meant.
            throw new IllegalArgumentException("predictAll takes a list of inputs, not the path " + path
                    + ": ask predict about one file, and of a folder give a list of the files in it");
        }
        List<Object> list = new ArrayList<>();
        for (Object input : inputs) {
            // A table's row is a cursor that goes on.
            list.add(input instanceof Row row ? Inputs.values(row) : input);
        }
        return list.isEmpty() ? List.of() : answers(list);
    }

    private List<Prediction> answers(List<Object> inputs) {
        Inputs form = description.inputs();
        Examples examples = form.examples(inputs);
        int threads = inputs.size() == 1 ? 0 : Runtime.getRuntime().availableProcessors();
        Predictions predictions = outputs(
                Minibatches.of(
                        examples,
                        unvaried().withThreads(threads).withBatchSize(Math.min(batches.batchSize(), inputs.size()))),
                null);
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> description.answer(
                        predictions.hasClasses() ? predictions.scores()[i] : null,
                        predictions.hasTargets() ? (Double) (double) predictions.predictedTarget(i) : null,
                        inputs.get(i)))
                .toList();
    }

    /**
     * Predicts examples, prepared as the training examples were, and never turned.
     *
     * @param examples of the training examples' input shape
     * @throws IllegalArgumentException if their shape or features are others
     * @throws CancellationException if the thread is interrupted
     */
    public Predictions predict(Examples examples) {
        return outputs(Minibatches.of(prepared(examples), unvaried()), null);
    }

    /**
     * Predicts examples and puts the truth beside. Their classes are compared with the model's by name.
     *
     * <p>The model of a run that drew angles as targets turns images without targets as its test images were turned. A saved one
     * does not: give it the targets, as by {@link io.github.tammes.data.minibatch.RotatedImages}.
     *
     * @param examples with the classes or targets that the task needs
     * @return with the classes of the model, where the examples have the same or some of them
     * @throws IllegalArgumentException if their shape or features are others, they have a class that the model has not, or no
     *     targets where the task needs them
     * @throws CancellationException if the thread is interrupted
     */
    public Evaluation evaluate(Examples examples) {
        Examples matched = matched(examples);
        Minibatches minibatches = batchesToMeasure(matched);
        if (task().needsTargets() && !minibatches.hasTargets()) {
            throw new IllegalArgumentException("an evaluation of " + task().name() + " needs targets but "
                    + examples.name() + " has none: add them, or call predict, which needs none");
        }
        float[] truth = new float[minibatches.size()];
        Predictions predictions = outputs(minibatches, minibatches.hasTargets() ? truth : null);
        return new Evaluation(
                matched,
                predictions,
                predictions.hasTargets() ? truth : null,
                task().bounds(),
                task().prototypes(),
                unit());
    }

    private Examples matched(Examples examples) {
        return task().needsLabels() ? prepared(examples).withClassesAmong(classNames()) : prepared(examples);
    }

    private Examples prepared(Examples examples) {
        Inputs inputs = description.inputs();
        if (!examples.inputShape().equals(inputs.shape())) {
            throw new IllegalArgumentException("the inputs of " + examples.name() + " are of shape "
                    + examples.inputShape() + " but the network was trained on " + inputs.shape());
        }
        if (!kind(examples).equals(inputs.kind())) {
            throw new IllegalArgumentException(
                    examples.name() + " is " + kind(examples) + ", and the network was trained on " + inputs.kind()
                            + ", whose numbers were prepared in another way; give it such data");
        }
        return examples instanceof TableData rows ? standardized(rows) : examples;
    }

    private static String kind(Examples examples) {
        return examples instanceof ImageData
                ? Inputs.IMAGES
                : examples instanceof TableData ? Inputs.ROWS : Inputs.RECORDS;
    }

    /**
     * Returns rows standardized as those that the network was trained on, whatever was done to them before; as they are if it
     * was trained on none.
     *
     * @param rows with the features of the training rows
     * @throws IllegalArgumentException if their features are others
     */
    public TableData standardized(TableData rows) {
        Inputs inputs = description.inputs();
        if (inputs.standardization().isEmpty()) {
            return rows;
        }
        if (!rows.featureNames().equals(inputs.featureNames())) {
            throw new IllegalArgumentException("the features of " + rows.name() + " are " + rows.featureNames()
                    + " but the network was trained on " + inputs.featureNames());
        }
        return rows.standardized(inputs.standardization().get());
    }

    /** Images that have no targets are turned where the training drew angles as targets; others are as they are. */
    private Minibatches batchesToMeasure(Examples examples) {
        return Minibatches.of(examples, examples.hasTargets() ? unvaried() : batches);
    }

    private MinibatchOptions unvaried() {
        return batches.withAugmentation(Augmentation.none());
    }

    /**
     * Runs the network on all examples, minibatch by minibatch.
     *
     * @param truth receives, where the task has targets, those that the minibatches carry: with augmentation they may be
     *     drawn, not given; {@code (N)}, or null if they are not wanted
     */
    private Predictions outputs(Minibatches minibatches, float[] truth) {
        requireOpen();
        int size = minibatches.size();
        float[][] outputs = new float[size][];
        float[][] scores = null;
        float[] targets = null;
        int done = 0;
        try (NDManager manager = djlModel.getNDManager().newSubManager()) {
            for (Batch batch : minibatches.epoch(manager, 0)) {
                try (batch) {
                    requireNotInterrupted();
                    ParameterStore store = new DetachedParameters(batch.getManager());
                    NDArray output = djlModel.getBlock()
                            .forward(store, batch.getData(), false)
                            .singletonOrThrow();
                    int count = (int) output.getShape().get(0);
                    copyRows(output, outputs, done);
                    NDArray score = task().scores(output);
                    if (score != null) {
                        scores = scores == null ? new float[size][] : scores;
                        copyRows(score, scores, done);
                    }
                    NDArray target = task().targets(output);
                    if (target != null) {
                        targets = targets == null ? new float[size] : targets;
                        System.arraycopy(target.toFloatArray(), 0, targets, done, count);
                        if (truth != null) {
                            NDList labels = batch.getLabels();
                            System.arraycopy(labels.get(labels.size() - 1).toFloatArray(), 0, truth, done, count);
                        }
                    }
                    done += count;
                }
            }
        }
        return new Predictions(outputs, scores, targets);
    }

    private void requireOpen() {
        if (!djlModel.getNDManager().isOpen()) {
            throw new IllegalStateException(
                    "this model, or the run that it is of, has been closed and its weights are freed:"
                            + " ask and save it before, or load what was saved");
        }
    }

    /** Ends a prediction whose cell was interrupted; the interrupt is consumed. */
    private static void requireNotInterrupted() {
        if (Thread.interrupted()) {
            throw new CancellationException("the prediction was interrupted");
        }
    }

    private static void copyRows(NDArray from, float[][] to, int start) {
        float[] values = from.toFloatArray();
        int columns = (int) from.getShape().get(1);
        for (int row = 0; row < values.length / columns; row++) {
            to[start + row] = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
        }
    }

    /** Frees the weights; the model can then no longer be asked or saved. */
    @Override
    public void close() {
        djlModel.close();
    }

    @Override
    public String toString() {
        String network = NetworkRecipe.of(djlModel.getBlock())
                .map(NetworkRecipe::toString)
                .orElse("a network of one's own");
        return task().name() + ", " + network + ", inputs " + inputShape()
                + (classNames().isEmpty() ? "" : ", " + classNames().size() + " classes")
                + (unit().isEmpty() ? "" : ", in " + unit())
                + threshold()
                        .map(value -> String.format(Locale.ROOT, ", threshold %.3f", value))
                        .orElse("");
    }
}
