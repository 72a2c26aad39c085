package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.internal.Reason;
import io.github.tammes.loss.SummedLoss;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.net.internal.DetachedParameters;
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
    private static final String BEST_PREFIX = "best:";

    private final Task task;
    private final Network network;
    private final Minibatches minibatches;
    private final Minibatches heldOut;
    private final Split<? extends Examples> data;
    private final TrainingOptions options;
    private final DeviceChoice devices;
    private RunLabel label;
    private final List<TrainingListener> listeners;
    private final LiveView view;
    private final Tracker learningRate;
    private final List<EpochResult> epochs = new ArrayList<>();
    private NDList best = new NDList();
    private Dealing dealing = Dealing.none();
    private Dealing bestDealing = Dealing.none();

    /** How many classes got another prototype before the epoch that runs. */
    private int redealt;

    TrainingLoop(
            Task task,
            Network network,
            Minibatches minibatches,
            Split<? extends Examples> data,
            TrainingOptions options,
            DeviceChoice devices,
            RunLabel label,
            List<TrainingListener> listeners) {
        this.task = task;
        this.network = network;
        this.minibatches = minibatches;
        this.data = data;
        this.heldOut = minibatches.forEvaluation(
                data.validation().isPresent() ? data.validation().get() : data.test(), task.needsTargets());
        this.options = options;
        this.devices = devices;
        this.label = label;
        this.listeners = listeners;
        this.view = options.silent()
                ? null
                : new LiveView(options.epochs(), data.train().unit());
        this.learningRate = options.schedule().tracker(options.learningRate(), options.epochs(), minibatches.batches());
    }

    TrainingRun run() {
        try (Checkpoint checkpoint = openCheckpoint()) {
            return run(checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the checkpoint " + options.checkpoint().orElseThrow() + " cannot be used: " + Reason.of(e), e);
        } finally {
            if (view != null) {
                view.close();
            }
        }
    }

    /** Opens the checkpoint, or where there is none, nothing. */
    private Checkpoint openCheckpoint() throws IOException {
        return options.checkpoint().isPresent()
                ? Checkpoint.open(options.checkpoint().get())
                : null;
    }

    private TrainingRun run(Checkpoint checkpoint) throws IOException {
        boolean interrupted;
        try (NDManager owner = network.model().getNDManager().newSubManager()) {
            interrupted = !train(checkpoint, owner);
        }
        network.endTraining();
        if (interrupted) {
            say("Interrupted in epoch " + (epochs.size() + 1) + " of " + options.epochs()
                    + "; this is the run so far.");
        }
        int kept = options.bestKept() && !interrupted ? bestEpoch() : epochs.size();
        Task dealt = dealing.apply(task);
        TrainedModel model = TrainedModel.of(network.model(), dealt, minibatches, label.toMap());
        return new TrainingRun(dealt, model, data.test(), history(), label, kept, interrupted);
    }

    /**
     * Trains to the end; returns false if interrupted.
     *
     * @param owner of what is needed as long as the training lasts: the optimizer's state and the best weights
     */
    private boolean train(Checkpoint checkpoint, NDManager owner) throws IOException {
        boolean interrupted = false;
        ResumableOptimizer optimizer = optimizer(owner);
        DefaultTrainingConfig config = new DefaultTrainingConfig(task.loss())
                .addEvaluators(task.evaluators())
                .optOptimizer(optimizer)
                .optDevices(devices.devices().toArray(new Device[0]))
                .addTrainingListeners(measuringFirst().toArray(new TrainingListener[0]));
        try (Trainer trainer = network.model().newTrainer(config)) {
            // Before the weights are copied to all devices.
            if (checkpoint != null && checkpoint.exists()) {
                resume(checkpoint, optimizer, owner);
            }
            if (!isFinished()) {
                say("Training on " + label.device());
                if (checkpoint != null) {
                    checkpoint.requireWritable();
                }
            }
            trainer.initialize(new Shape(1).addAll(minibatches.examples().inputShape()));
            while (!isFinished() && !interrupted) {
                long begun = System.nanoTime();
                interrupted = !redeal(trainer) || !epoch(trainer, epochs.size(), begun);
                if (!interrupted) {
                    tellThenKeep(trainer, checkpoint, optimizer, owner);
                }
            }
        }
        if (!interrupted) {
            keepBest();
        }
        return !interrupted;
    }

    /** The listeners after DJL's own that measures, of whose figures they would else be told one call late; not twice. */
    private List<TrainingListener> measuringFirst() {
        if (listeners.stream().anyMatch(EvaluatorTrainingListener.class::isInstance)) {
            return listeners;
        }
        List<TrainingListener> all = new ArrayList<>(List.of(new EvaluatorTrainingListener()));
        all.addAll(listeners);
        return all;
    }

    private History history() {
        return new History(epochs, data.validation().isPresent() ? "validation" : "test");
    }

    private int bestEpoch() {
        return history().best(task.isHigherBetter());
    }

    private boolean isFinished() {
        return epochs.size() >= options.epochs()
                || (options.patience() > 0 && epochs.size() - bestEpoch() >= options.patience());
    }

    /** Copies the weights of an epoch that is the best so far. */
    private void rememberBest(NDManager owner) {
        if (options.bestKept() && bestEpoch() == epochs.size()) {
            NDList before = best;
            best = new NDList();
            network.parameters().forEach((name, parameter) -> {
                try (NDArray weight = parameter.getArray().stopGradient()) {
                    NDArray copy = weight.duplicate();
                    copy.attach(owner);
                    copy.setName(BEST_PREFIX + name);
                    best.add(copy);
                }
            });
            before.close();
            bestDealing = dealing;
        }
    }

    private void keepBest() {
        if (options.bestKept() && bestEpoch() < epochs.size()) {
            Checkpoint.copyInto(withoutPrefix(best, BEST_PREFIX), network.parameters(), "of the best epoch");
            dealing = bestDealing;
            say("Kept epoch " + bestEpoch() + ", the best on the validation examples.");
        }
    }

    private static Map<String, NDArray> withoutPrefix(NDList arrays, String prefix) {
        return arrays.stream()
                .filter(array -> array.getName().startsWith(prefix))
                .collect(Collectors.toMap(array -> array.getName().substring(prefix.length()), array -> array));
    }

    private ResumableOptimizer optimizer(NDManager owner) {
        return switch (options.algorithm()) {
            case SGD, NESTEROV ->
                new MomentumSgd(
                        owner,
                        learningRate,
                        options.weightDecay(),
                        options.momentum(),
                        options.algorithm() == OptimizerKind.NESTEROV);
            case ADAM -> new AdamOptimizer(owner, learningRate, options.weightDecay());
        };
    }

    /** Deals the prototypes anew if it is time to; returns false if interrupted. */
    private boolean redeal(Trainer trainer) {
        redealt = 0;
        if (options.redealing() == 0 || epochs.isEmpty() || epochs.size() % options.redealing() != 0) {
            return true;
        }
        MeanScores means = new MeanScores(task);
        for (Batch batch :
                minibatches.forEvaluation(data.train(), task.needsTargets()).epoch(trainer.getManager(), 0)) {
            try (batch) {
                if (Thread.interrupted()) {
                    return false;
                }
                means.add(batch.getLabels().head(), forward(batch));
            }
        }
        Dealing before = dealing;
        dealing = means.dealt();
        redealt = dealing.differences(before, task.classes());
        return true;
    }

    private NDArray forward(Batch batch) {
        return network.model()
                .getBlock()
                .forward(new DetachedParameters(batch.getManager()), batch.getData(), false)
                .head();
    }

    /** Runs one epoch, which has begun with the dealing before it; returns false if it was interrupted. */
    private boolean epoch(Trainer trainer, int epoch, long begun) throws IOException {
        trainer.getManager().getEngine().setRandomSeed((int) Training.seedOf(options.seed(), epoch));
        long start = System.nanoTime();
        int done = 0;
        int parts = 0;
        for (Batch batch : minibatches.epoch(trainer.getManager(), epoch)) {
            try (batch) {
                if (Thread.interrupted()) {
                    return false;
                }
                parts += TrainingStep.take(trainer, batch, dealing);
                done += batch.getSize();
            }
            requireNumber(trainer, EvaluatorTrainingListener.TRAIN_EPOCH, epoch, done);
            showProgress(trainer, epoch, done, (System.nanoTime() - start) / 1e9);
        }
        double trainSeconds = (System.nanoTime() - start) / 1e9;
        if (!measure(trainer)) {
            return false;
        }
        // The last step of an epoch shows in no training loss of it, and its weights are about to be saved.
        requireNumber(trainer, EvaluatorTrainingListener.VALIDATE_EPOCH, epoch, done);
        double seconds = (System.nanoTime() - begun) / 1e9;
        epochs.add(new EpochResult(
                epoch + 1,
                learningRate.getNewValue((epoch + 1) * minibatches.batches()),
                perMinibatch(trainer, (double) parts / minibatches.batches()),
                trainer.getLoss().getAccumulator(EvaluatorTrainingListener.VALIDATE_EPOCH),
                metrics(trainer, EvaluatorTrainingListener.TRAIN_EPOCH),
                metrics(trainer, EvaluatorTrainingListener.VALIDATE_EPOCH),
                seconds,
                minibatches.size() / trainSeconds,
                redealt));
        return true;
    }

    /**
     * Tells the listeners of a completed epoch and then keeps it, since what they do to the network is part of it; also where
     * one of them throws, for the epoch has been trained.
     */
    private void tellThenKeep(Trainer trainer, Checkpoint checkpoint, ResumableOptimizer optimizer, NDManager owner)
            throws IOException {
        try {
            trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        } catch (RuntimeException | Error e) {
            try {
                keep(checkpoint, optimizer, owner);
            } catch (IOException | RuntimeException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
        keep(checkpoint, optimizer, owner);
    }

    private void keep(Checkpoint checkpoint, ResumableOptimizer optimizer, NDManager owner) throws IOException {
        rememberBest(owner);
        save(checkpoint, optimizer);
        // After it is saved: what is shown is kept, and an epoch is not lost with the display.
        if (view != null) {
            view.epoch(history());
        }
    }

    /** The mean over minibatches; DJL's is that over their parts on several devices, of which a sum is a part too. */
    private static double perMinibatch(Trainer trainer, double partsOfEach) {
        Loss loss = trainer.getLoss();
        float mean = loss.getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH);
        return loss instanceof SummedLoss ? mean * partsOfEach : mean;
    }

    /** Measures the held-out examples; returns false if interrupted. */
    private boolean measure(Trainer trainer) {
        for (Batch batch : heldOut.epoch(trainer.getManager(), 0)) {
            try (batch) {
                if (Thread.interrupted()) {
                    return false;
                }
                NDArray outputs = forward(batch);
                Device device = outputs.getDevice();
                BatchData data = new BatchData(
                        batch,
                        new HashMap<>(Map.of(device, dealing.apply(batch.getLabels()))),
                        new HashMap<>(Map.of(device, new NDList(outputs))));
                trainer.notifyListeners(listener -> listener.onValidationBatch(trainer, data));
            }
        }
        return true;
    }

    private void requireNumber(Trainer trainer, String key, int epoch, int done) {
        float loss = trainer.getLoss().getAccumulator(key);
        if (!Float.isFinite(loss)) {
            String advice = options.checkpoint()
                    .filter(file -> !epochs.isEmpty())
                    .map(file -> " The checkpoint " + file + " holds the last good epoch, " + epochs.size() + ".")
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
        view.batch(
                new LiveView.Moment(
                        epoch + 1,
                        (double) done / minibatches.size(),
                        trainer.getLoss().getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH),
                        first.getName(),
                        first.getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH),
                        speed),
                history());
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

    private void save(Checkpoint checkpoint, ResumableOptimizer optimizer) throws IOException {
        if (checkpoint == null) {
            return;
        }
        NDList arrays = network.save();
        Map<String, String> names = new HashMap<>();
        network.parameters().forEach((name, parameter) -> names.put(parameter.getId(), OPTIMIZER_PREFIX + name));
        arrays.addAll(optimizer.save(names));
        arrays.addAll(best);
        checkpoint.write(
                new Checkpoint.State(
                        label.settings().values(),
                        epochs,
                        label.started().toString(),
                        dealing.points(),
                        bestDealing.points()),
                arrays);
    }

    /** Takes weights, state and history from the checkpoint; what belongs to the training only is the owner's. */
    private void resume(Checkpoint checkpoint, ResumableOptimizer optimizer, NDManager owner) throws IOException {
        Checkpoint.State state = checkpoint.readState();
        TrainingSettings saved = new TrainingSettings(state.settings());
        checkpoint.requireSameRun(saved.decisive(), label.settings().decisive());
        NDList arrays = checkpoint.readArrays(owner);
        Map<String, Parameter> parameters = network.parameters();
        Map<String, NDArray> weights = arrays.stream().collect(Collectors.toMap(NDArray::getName, array -> array));
        Checkpoint.copyInto(weights, parameters, "in the checkpoint " + checkpoint.file());
        parameters.keySet().forEach(name -> weights.get(name).close());
        NDList optimizerState = new NDList(arrays.stream()
                .filter(array -> !array.isReleased() && array.getName().startsWith(OPTIMIZER_PREFIX))
                .toList());
        best = new NDList(arrays.stream()
                .filter(array -> !array.isReleased() && array.getName().startsWith(BEST_PREFIX))
                .toList());
        Map<String, String> ids = new HashMap<>();
        parameters.forEach((name, parameter) -> ids.put(OPTIMIZER_PREFIX + name, parameter.getId()));
        optimizer.restore(optimizerState, ids, state.history().size() * minibatches.batches());
        epochs.addAll(state.history());
        dealing = new Dealing(state.dealt());
        bestDealing = new Dealing(state.bestDealt());
        label = new RunLabel(label.settings(), label.versions(), label.device(), state.begun(label.started()));
        say(
                isFinished()
                        ? "Trained before, for " + epochs.size() + " epochs; taken from " + checkpoint.file() + "."
                        : "Resumed from " + checkpoint.file() + " after epoch " + epochs.size() + "."
                                + otherThreads(saved));
    }

    private String otherThreads(TrainingSettings saved) {
        String before = saved.values().getOrDefault("threads", "unknown");
        String now = label.settings().values().get("threads");
        return before.equals(now)
                ? ""
                : " It was computed on " + before + " threads before and on " + now
                        + " now, so that figures may differ by rounding from those of a run that was never stopped.";
    }
}
