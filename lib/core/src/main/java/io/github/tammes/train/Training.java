package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.nn.Block;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener;
import io.github.tammes.data.DatasetExamples;
import io.github.tammes.data.Examples;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.display.Display;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.task.Task;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The one entry point for training: any task, any DJL network, images or tables. */
public final class Training {

    /** DJL collects the gradients of one training at a time in a process. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private Training() {}

    /**
     * Trains a network.
     *
     * <p>Classifying digits takes four lines:
     *
     * <pre>{@code
     * var digits = Digits.load();
     * var prototypes = Prototypes.place(10, 3);
     * var run = Training.fit(Task.classification(prototypes), Networks::smallCnn, digits, TrainingOptions.epochs(10));
     * run.evaluate().accuracy();
     * }</pre>
     *
     * <p>After each epoch the validation part of the data is measured, or, where there is none, the test part; nothing may then be
     * chosen by what it shows. A process trains one network at a time: a second call in another thread waits for the first, and
     * says so.
     *
     * <p>Interrupting the thread stops at the next minibatch and returns the run so far; the interrupt is then consumed. With
     * a checkpoint in the options, the run is saved after every epoch, and the same call resumes it: on a CPU the result
     * is bit for bit that of a run that was never stopped, if the engine has as many threads.
     *
     * <p>What a listener throws ends the training and comes out of this call; an epoch that was complete by then is in the
     * checkpoint.
     *
     * @param wanted what to train for; prototypes whose classes have no names take those of the data, and others are matched
     *     with the data's classes by name
     * @param network makes a new network with the number of outputs it is given, such as {@code Networks::smallCnn} or
     *     {@code n -> Networks.cifarResNet(32, n)}
     * @param given the parts of the data, with the classes or targets that the task needs
     * @param options how to train
     * @param listeners further DJL listeners
     * @return the trained run, to be closed when no longer needed
     * @throws IllegalArgumentException if task, network and data do not fit together
     * @throws DivergenceException if the loss is no longer a number
     * @throws IllegalStateException if a GPU is asked for and there is none, or the model to start from has been closed
     * @throws UncheckedIOException if the checkpoint cannot be read or written, found out before the first epoch
     * @throws TrainingException if memory runs out, or the checkpoint is damaged, of another run or in use by another process
     * @throws CancellationException if the thread is interrupted while it waits for another training to end
     */
    public static TrainingRun fit(
            Task wanted,
            IntFunction<? extends Block> network,
            Split<? extends Examples> given,
            TrainingOptions options,
            TrainingListener... listeners) {
        awaitTurn(options.silent());
        try {
            return fitInTurn(wanted, network, given, options, listeners);
        } finally {
            TURN.unlock();
        }
    }

    private static void awaitTurn(boolean silent) {
        if (TURN.isHeldByCurrentThread()) {
            throw new IllegalStateException("a training cannot be started within another one, from its listener: "
                    + "a process trains one network at a time");
        }
        if (TURN.tryLock()) {
            return;
        }
        if (!silent) {
            Display.current().show("Another training is running in this process; this one begins when it has ended.");
        }
        try {
            TURN.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted while another training was running");
        }
    }

    private static TrainingRun fitInTurn(
            Task wanted,
            IntFunction<? extends Block> network,
            Split<? extends Examples> given,
            TrainingOptions options,
            TrainingListener... listeners) {
        if (options.startFrom().filter(Training::isClosed).isPresent()) {
            throw new IllegalStateException("the model to start from, or the run that it is of, has been closed and its"
                    + " weights are freed: start before, or load what was saved");
        }
        Engine engine = Engine.getInstance();
        DeviceChoice choice = DeviceChoice.of(options.device(), engine);
        NamedClasses named = NamedClasses.of(wanted, given);
        Task task = named.task();
        Split<? extends Examples> data = options.startFrom().isPresent()
                ? standardized(named.data(), options.startFrom().get())
                : named.data();
        Minibatches minibatches = Minibatches.of(data.train(), minibatchOptions(options, choice, data.train()));
        checkData(task, data, minibatches);
        if ((options.bestKept() || options.patience() > 0) && data.validation().isEmpty()) {
            throw new IllegalArgumentException("an epoch is chosen on the validation part, and the data has none: "
                    + "take one out of the training examples by data.withValidation(0.1, 0)");
        }
        if (options.redealing() > 0) {
            Dealing.requirePrototypes(task);
        }
        engine.setRandomSeed((int) seedOf(options.seed(), -1));
        Network trained = new Network(
                task,
                network.apply(task.outputs()),
                data.train().inputShape(),
                choice.devices().get(0));
        try {
            options.startFrom()
                    .ifPresent(model -> trained.startFrom(model.djlModel().getBlock()));
            RunLabel label = new RunLabel(
                    TrainingSettings.of(task.fingerprint(), trained.structure(), named.data(), options),
                    Versions.current(),
                    device(choice, engine),
                    Instant.now());
            return new TrainingLoop(task, trained, minibatches, data, options, choice, label, List.of(listeners)).run();
        } catch (EngineException e) {
            trained.close();
            throw explained(e, options.batchSize(), data.train().size());
        } catch (RuntimeException | Error e) {
            trained.close();
            throw e;
        }
    }

    /**
     * Trains a network on DJL datasets of one's own: as {@link #fit(Task, IntFunction, Split, TrainingOptions,
     * TrainingListener...)} on {@link DatasetExamples}, whose classes have the names of the task's.
     *
     * @param task what to train for
     * @param network makes a new network with the number of outputs it is given
     * @param train what to train on: one array of float32 and one or two labels in each record
     * @param test what to measure on
     * @param options how to train
     * @return the trained run, to be closed when no longer needed
     * @throws io.github.tammes.data.DataException if a dataset cannot be read, or its records are of another kind
     */
    public static TrainingRun fit(
            Task task,
            IntFunction<? extends Block> network,
            RandomAccessDataset train,
            RandomAccessDataset test,
            TrainingOptions options) {
        List<String> names = IntStream.range(0, task.classes())
                .mapToObj(i -> task.prototypes() == null
                        ? "class " + i
                        : task.prototypes().classNames().get(i))
                .toList();
        Split<DatasetExamples> data = new Split<>(
                DatasetExamples.of("training dataset", train, names), DatasetExamples.of("test dataset", test, names));
        if (!task.needsLabels() && !data.train().hasTargets()) {
            throw new IllegalArgumentException(
                    "the labels of the training dataset are of an integer type, which are classes, and " + task.name()
                            + " needs targets: convert them to float32");
        }
        if (task.needsLabels() && data.train().hasTargets() && !data.train().hasLabels()) {
            throw new IllegalArgumentException(
                    "the labels of the training dataset are of a floating type, which are targets, and " + task.name()
                            + " needs classes: convert them to int64");
        }
        return fit(task, network, task.needsLabels() ? data : data.map(Training::withoutClasses), options);
    }

    /** Classes that nobody asks for have no names that would have to be the same everywhere. */
    private static DatasetExamples withoutClasses(DatasetExamples examples) {
        return examples.hasLabels() ? examples.withLabels(new int[examples.size()], List.of("any")) : examples;
    }

    private static boolean isClosed(TrainedModel model) {
        return !model.djlModel().getNDManager().isOpen();
    }

    /** Rows as the weights to start from were trained on them; other examples as they are. */
    private static Split<Examples> standardized(Split<? extends Examples> data, TrainedModel model) {
        return new Split<>(
                standardized(data.train(), model),
                data.validation().map(part -> standardized(part, model)),
                standardized(data.test(), model));
    }

    private static Examples standardized(Examples part, TrainedModel model) {
        return part instanceof TableData rows ? model.standardized(rows) : part;
    }

    private static MinibatchOptions minibatchOptions(TrainingOptions options, DeviceChoice choice, Examples train) {
        MinibatchOptions usual = MinibatchOptions.training(options.batchSize())
                .withSeed(options.seed())
                .withAugmentation(options.augmentation())
                .withThreads(options.dataThreads())
                .withChannelsLast(choice.isCpu());
        // The weights were trained on numbers made so.
        return train instanceof ImageData
                ? options.startFrom()
                        .flatMap(TrainedModel::normalization)
                        .map(usual::withNormalization)
                        .orElse(usual)
                : usual;
    }

    private static void checkData(Task task, Split<? extends Examples> data, Minibatches minibatches) {
        Examples train = data.train();
        data.validation().ifPresent(part -> checkHeldOut(task, "validation", part, minibatches));
        checkHeldOut(task, "test", data.test(), minibatches);
        if (task.needsLabels()) {
            if (!train.hasLabels()) {
                throw new IllegalArgumentException(task.name() + " needs classes but " + train.name() + " has none");
            }
            if (train.classNames().size() != task.classes()) {
                throw new IllegalArgumentException(task.name() + " tells " + task.classes() + " classes apart but "
                        + train.name() + " has " + train.classNames().size()
                        + ": use as many prototypes as there are classes");
            }
        }
        if (task.needsTargets() && !minibatches.hasTargets()) {
            throw new IllegalArgumentException(task.name() + " needs targets but " + train.name()
                    + " has none: add them, or an augmentation that makes them");
        }
        if (task.needsTargets() && train.hasTargets() && turned(minibatches)) {
            throw new IllegalArgumentException(
                    train.name() + " has targets, in whose place the training would learn the angles"
                            + " that Augmentation.rotate draws: leave the rotation out, or train on images without targets");
        }
        task.requireTrainable();
        checkMeasures(task);
    }

    /** Refuses before the first epoch what could not be shown after the last: its measures become columns of a table. */
    private static void checkMeasures(Task task) {
        List<Evaluator> measures = task.evaluators();
        if (measures.isEmpty()) {
            throw new IllegalArgumentException(task.name()
                    + " is measured by nothing: its evaluators() must give at least one, the most telling first");
        }
        Set<String> names = new HashSet<>(Set.of("loss"));
        for (Evaluator measure : measures) {
            if (!names.add(measure.getName().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(task.name() + " has two measures called \"" + measure.getName()
                        + "\", or one called as the loss is: give each of its evaluators() a name of its own, which"
                        + " differs in more than case");
            }
        }
    }

    private static boolean turned(Minibatches minibatches) {
        return minibatches.options().augmentation().rotation().isPresent();
    }

    private static void checkHeldOut(Task task, String name, Examples part, Minibatches minibatches) {
        if (part.size() == 0) {
            throw new IllegalArgumentException("there are no " + name + " examples beside "
                    + minibatches.examples().name());
        }
        if (task.needsLabels() && minibatches.examples().hasLabels() && !part.hasLabels()) {
            throw new IllegalArgumentException("the " + name + " examples " + part.name() + " have no classes");
        }
        if (task.needsTargets() && minibatches.hasTargets() && !turned(minibatches) && !part.hasTargets()) {
            throw new IllegalArgumentException("the " + name + " examples " + part.name() + " have no targets");
        }
    }

    private static String device(DeviceChoice choice, Engine engine) {
        String flavour = engine.hasCapability(StandardCapabilities.CUDA) ? "CUDA build" : "CPU build";
        StringBuilder names = new StringBuilder();
        for (Device device : choice.devices()) {
            names.append(names.isEmpty() ? "" : " + ").append(device.isGpu() ? "GPU " + device.getDeviceId() : "CPU");
        }
        return names + " (" + engine.getEngineName() + " " + engine.getVersion() + " " + flavour + ", float32): "
                + choice.reason();
    }

    /** Mixes a run's seed with a number, as in SplittableRandom, so that neighbours have nothing in common. */
    static long seedOf(long seed, int number) {
        long z = seed * 0x9E3779B97F4A7C15L + number + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static RuntimeException explained(EngineException e, int batch, int examples) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("out of memory") || lower.contains("can't allocate memory")) {
            return new TrainingException(
                    "The device ran out of memory with a batch of " + batch + "; try a batch of "
                            + Math.max(1, batch / 2) + ".",
                    e);
        }
        // What PyTorch's batch normalization says where it has one value of each channel, which has no deviation.
        if (lower.contains("more than 1 value per channel") && (batch == 1 || examples % batch == 1)) {
            OptionalInt better = IntStream.range(batch, examples)
                    .map(size -> size + 1)
                    .filter(size -> examples % size != 1)
                    .findFirst();
            return new TrainingException(
                    "The network has a batch normalization that cannot be trained on a minibatch of one example, and "
                            + examples + " examples in batches of " + batch + " leave 1 for the last; try "
                            + (better.isPresent() ? "a batch of " + better.getAsInt() : "more examples") + ".",
                    e);
        }
        return e;
    }
}
