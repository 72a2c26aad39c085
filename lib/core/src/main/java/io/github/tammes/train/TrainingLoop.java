package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.tracker.Tracker;
import io.github.tammes.data.Examples;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.internal.DetachedParameters;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run from its first or resumed epoch to its last: DJL's trainer with interruption, checkpoints and history. */
final class TrainingLoop {

    private static final String OPTIMIZER_PREFIX = "optimizer:";

    private final Task task;
    private final Network network;
    private final Minibatches minibatches;
    private final Minibatches testBatches;
    private final TrainingOptions options;
    private final DeviceChoice devices;
    private final RunLabel label;
    private final List<TrainingListener> listeners;
    private final LiveView view;
    private final Tracker learningRate;
    private final List<EpochResult> history = new ArrayList<>();

    TrainingLoop(
            Task task,
            Network network,
            Minibatches minibatches,
            Examples test,
            TrainingOptions options,
            DeviceChoice devices,
            RunLabel label,
            List<TrainingListener> listeners) {
        this.task = task;
        this.network = network;
        this.minibatches = minibatches;
        this.testBatches = minibatches.forEvaluation(test);
        this.options = options;
        this.devices = devices;
        this.label = label;
        this.listeners = listeners;
        this.view = options.silent() ? null : new LiveView();
        this.learningRate = options.schedule().tracker(options.learningRate(), options.epochs(), minibatches.batches());
    }

    TrainingRun run() {
        boolean interrupted = false;
        ResumableOptimizer optimizer = optimizer();
        DefaultTrainingConfig config = new DefaultTrainingConfig(task.loss())
                .addEvaluators(task.evaluators())
                .optOptimizer(optimizer)
                .optDevices(devices.devices().toArray(new Device[0]))
                .addTrainingListeners(listeners.toArray(new TrainingListener[0]))
                .addTrainingListeners(new EvaluatorTrainingListener());
        try (Trainer trainer = network.model().newTrainer(config)) {
            // Before the weights are copied to all devices.
            resume(optimizer);
            if (history.size() < options.epochs()) {
                say("Training on " + label.device());
            }
            trainer.initialize(new Shape(1).addAll(minibatches.examples().inputShape()));
            while (history.size() < options.epochs() && !interrupted) {
                interrupted = !epoch(trainer, history.size());
                if (!interrupted) {
                    save(optimizer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the checkpoint " + options.checkpoint().orElseThrow() + " cannot be used: " + e.getMessage(), e);
        } finally {
            if (view != null) {
                view.close();
            }
        }
        if (interrupted) {
            say("Interrupted in epoch " + (history.size() + 1) + " of " + options.epochs()
                    + "; this is the run so far.");
        }
        TrainedModel model = TrainedModel.of(network.model(), task, minibatches, label.toMap());
        return new TrainingRun(task, model, testBatches.examples(), new History(history), label, interrupted);
    }

    private ResumableOptimizer optimizer() {
        var manager = network.model().getNDManager();
        return switch (options.algorithm()) {
            case SGD, NESTEROV ->
                new MomentumSgd(
                        manager,
                        learningRate,
                        options.weightDecay(),
                        options.momentum(),
                        options.algorithm() == OptimizerKind.NESTEROV);
            case ADAM -> new AdamOptimizer(manager, learningRate, options.weightDecay());
        };
    }

    /** Runs one epoch; returns false if it was interrupted. */
    private boolean epoch(Trainer trainer, int epoch) throws IOException {
        trainer.getManager().getEngine().setRandomSeed((int) Training.seedOf(options.seed(), epoch));
        long start = System.nanoTime();
        int done = 0;
        for (Batch batch : minibatches.epoch(trainer.getManager(), epoch)) {
            try (batch) {
                if (Thread.interrupted()) {
                    return false;
                }
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
                done += batch.getSize();
            }
            requireNumber(trainer, EvaluatorTrainingListener.TRAIN_EPOCH, epoch, done);
            showProgress(trainer, epoch, done, (System.nanoTime() - start) / 1e9);
        }
        double trainSeconds = (System.nanoTime() - start) / 1e9;
        if (!test(trainer)) {
            return false;
        }
        // The last step of an epoch shows in no training loss of it, and its weights are about to be saved.
        requireNumber(trainer, EvaluatorTrainingListener.VALIDATE_EPOCH, epoch, done);
        double seconds = (System.nanoTime() - start) / 1e9;
        history.add(new EpochResult(
                epoch + 1,
                learningRate.getNewValue((epoch + 1) * minibatches.batches()),
                trainer.getLoss().getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH),
                trainer.getLoss().getAccumulator(EvaluatorTrainingListener.VALIDATE_EPOCH),
                metrics(trainer, EvaluatorTrainingListener.TRAIN_EPOCH),
                metrics(trainer, EvaluatorTrainingListener.VALIDATE_EPOCH),
                seconds,
                minibatches.size() / trainSeconds));
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        if (view != null) {
            view.epoch(new History(history), options.epochs(), seconds * (options.epochs() - epoch - 1));
        }
        return true;
    }

    /** Measures the test examples; returns false if interrupted. */
    private boolean test(Trainer trainer) {
        for (Batch batch : testBatches.epoch(trainer.getManager(), 0)) {
            try (batch) {
                if (Thread.interrupted()) {
                    return false;
                }
                ParameterStore store = new DetachedParameters(batch.getManager());
                NDList outputs = network.model().getBlock().forward(store, batch.getData(), false);
                Device device = outputs.head().getDevice();
                BatchData data = new BatchData(
                        batch,
                        new HashMap<>(Map.of(device, batch.getLabels())),
                        new HashMap<>(Map.of(device, outputs)));
                trainer.notifyListeners(listener -> listener.onValidationBatch(trainer, data));
            }
        }
        return true;
    }

    private void requireNumber(Trainer trainer, String key, int epoch, int done) {
        float loss = trainer.getLoss().getAccumulator(key);
        if (!Float.isFinite(loss)) {
            String advice = options.checkpoint()
                    .filter(file -> !history.isEmpty())
                    .map(file -> " The checkpoint " + file + " holds the last good epoch, " + history.size() + ".")
                    .orElse("");
            throw new DivergenceException("The loss became " + loss + " in epoch " + (epoch + 1) + " after " + done
                    + " examples; try a lower learning rate than " + options.learningRate() + "." + advice);
        }
    }

    private void showProgress(Trainer trainer, int epoch, int done, double seconds) {
        if (view == null) {
            return;
        }
        Evaluator first = trainer.getEvaluators().get(0);
        double speed = done / seconds;
        double left = ((double) (options.epochs() - epoch) * minibatches.size() - done) / speed;
        view.batch(new Progress(
                epoch + 1,
                options.epochs(),
                (double) done / minibatches.size(),
                trainer.getLoss().getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH),
                first.getName(),
                first.getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH),
                speed,
                left));
    }

    private static Map<String, Double> metrics(Trainer trainer, String key) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Evaluator evaluator : trainer.getEvaluators()) {
            if (evaluator != trainer.getLoss()) {
                metrics.put(evaluator.getName(), (double) evaluator.getAccumulator(key));
            }
        }
        return metrics;
    }

    private void say(String sentence) {
        if (view != null) {
            view.say(sentence);
        }
    }

    private void save(ResumableOptimizer optimizer) throws IOException {
        if (options.checkpoint().isEmpty()) {
            return;
        }
        NDList arrays = network.save();
        Map<String, String> names = new HashMap<>();
        network.parameters().forEach((name, parameter) -> names.put(parameter.getId(), OPTIMIZER_PREFIX + name));
        arrays.addAll(optimizer.save(names));
        Checkpoint.State state =
                new Checkpoint.State(label.settings(), history, label.started().toString());
        new Checkpoint(options.checkpoint().get()).write(state, arrays);
    }

    private void resume(ResumableOptimizer optimizer) throws IOException {
        if (options.checkpoint().isEmpty()) {
            return;
        }
        Checkpoint checkpoint = new Checkpoint(options.checkpoint().get());
        if (!checkpoint.exists()) {
            return;
        }
        Checkpoint.State state = checkpoint.readState();
        checkpoint.requireSameRun(state.settings(), label.settings());
        NDList arrays = checkpoint.readArrays(network.model().getNDManager());
        Map<String, NDArray> weights = arrays.stream()
                .filter(array -> !array.getName().startsWith(OPTIMIZER_PREFIX))
                .collect(Collectors.toMap(NDArray::getName, array -> array));
        Map<String, Parameter> parameters = network.parameters();
        checkpoint.copyInto(weights, parameters);
        weights.values().forEach(NDArray::close);
        NDList optimizerState = new NDList(arrays.stream()
                .filter(array -> array.getName().startsWith(OPTIMIZER_PREFIX))
                .toList());
        Map<String, String> ids = new HashMap<>();
        parameters.forEach((name, parameter) -> ids.put(OPTIMIZER_PREFIX + name, parameter.getId()));
        optimizer.restore(optimizerState, ids, state.history().size() * minibatches.batches());
        history.addAll(state.history());
        String file = options.checkpoint().get().toString();
        say(
                history.size() < options.epochs()
                        ? "Resumed from " + file + " after epoch " + history.size() + "."
                        : "Trained before, for " + history.size() + " epochs; taken from " + file + ".");
    }
}
