package io.github.tammes.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener.BatchData;
import io.github.tammes.loss.SummedLoss;
import java.util.HashMap;
import java.util.Map;

/**
 * One step of training on one minibatch, on one device or in parts on several.
 *
 * <p>In place of DJL's {@code EasyTrain}: with threads it does not wait for the parts, and it adds up the gradients of the
 * parts, which for the mean of each makes the step larger by the number of devices. Here the mean of a part counts by its share
 * of the minibatch, and a {@link SummedLoss} as it is, so that their sum, which DJL's trainer forms, is the gradient of the
 * whole.
 */
final class TrainingStep {

    private TrainingStep() {}

    /**
     * Changes the weights by the gradient of a minibatch, and tells the trainer's listeners in between.
     *
     * @param dealing whose prototype is which
     * @return on how many devices it was
     * @throws TrainingException if no weight has a gradient, so that nothing would be learned
     */
    static int take(Trainer trainer, Batch batch, Dealing dealing) {
        Map<Device, NDList> labels = new HashMap<>();
        Map<Device, NDList> outputs = new HashMap<>();
        // One device after the other: a GPU works on while the next one is given its part.
        Batch[] parts = batch.split(trainer.getDevices(), false);
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            for (Batch part : parts) {
                NDList dealt = dealing.apply(part.getLabels());
                NDList output = trainer.forward(part.getData(), dealt);
                NDArray loss = trainer.getLoss().evaluate(dealt, output);
                boolean whole = parts.length == 1 || trainer.getLoss() instanceof SummedLoss;
                double share = (double) part.getData().head().size(0) / batch.getSize();
                gradients.backward(whole ? loss : loss.mul(share));
                labels.put(output.head().getDevice(), dealt);
                outputs.put(output.head().getDevice(), output);
            }
        }
        BatchData data = new BatchData(batch, labels, outputs);
        trainer.notifyListeners(listener -> listener.onTrainingBatch(trainer, data));
        step(trainer);
        return parts.length;
    }

    private static void step(Trainer trainer) {
        try {
            trainer.step();
        } catch (IllegalStateException e) {
            // DJL looks at the first minibatch, and speaks of calls that its user has not made.
            if (String.valueOf(e.getMessage()).contains("all zeros")) {
                throw new TrainingException(
                        "No weight of the network has any influence on the loss of the first minibatch (all gradients are"
                                + " zero), so that nothing can be learned. Are all inputs alike, such as black images, or"
                                + " does the network leave its input out?",
                        e);
            }
            throw e;
        }
    }
}
