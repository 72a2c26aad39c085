package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.model.TrainedModel;
import io.github.tammes.task.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TrainingOptionsTest {

    private static final TrainingOptions DEFAULTS = TrainingOptions.epochs(5);

    @Test
    void eachChangeChangesItsOwnPartOnly() throws ReflectiveOperationException {
        Map<String, UnaryOperator<TrainingOptions>> changes = new LinkedHashMap<>();
        changes.put("epochs", o -> o.withEpochs(6));
        changes.put("batchSize", o -> o.withBatchSize(7));
        changes.put("algorithm", o -> o.withAlgorithm(OptimizerKind.ADAM));
        changes.put("learningRate", o -> o.withLearningRate(0.5));
        changes.put("schedule", o -> o.withSchedule(Schedule.paper()));
        changes.put("momentum", o -> o.withMomentum(0.1));
        changes.put("weightDecay", o -> o.withWeightDecay(0.2));
        changes.put("seed", o -> o.withSeed(8));
        changes.put("augmentation", o -> o.withAugmentation(Augmentation.padCropFlip()));
        changes.put("dataThreads", o -> o.withDataThreads(3));
        changes.put("device", o -> o.withDevice(DevicePreference.CPU));
        changes.put("checkpoint", o -> o.withCheckpoint(Path.of("run.zip")));
        TrainedModel model = TrainedModel.of(
                Model.newInstance("none"),
                Task.softmax(10),
                Minibatches.of(Digits.load().train(), MinibatchOptions.training(8)),
                Map.of());
        changes.put("startFrom", o -> o.startFrom(model));
        changes.put("bestKept", o -> o.keepBest());
        changes.put("redealing", o -> o.withRedealing(3));
        changes.put("patience", o -> o.withPatience(4));
        changes.put("silent", o -> o.withSilent(true));
        assertEquals(TrainingOptions.class.getRecordComponents().length, changes.size());
        for (var part : TrainingOptions.class.getRecordComponents()) {
            TrainingOptions changed = changes.get(part.getName()).apply(DEFAULTS);
            for (var other : TrainingOptions.class.getRecordComponents()) {
                boolean same = other.getAccessor()
                        .invoke(changed)
                        .equals(other.getAccessor().invoke(DEFAULTS));
                assertEquals(!other.getName().equals(part.getName()), same, part.getName() + ", " + other.getName());
            }
        }
    }

    @Test
    void paperProtocolIsThePapers() {
        TrainingOptions paper = TrainingOptions.paper();
        assertEquals(250, paper.epochs());
        assertEquals(128, paper.batchSize());
        assertEquals(0.01, paper.learningRate());
        assertEquals(0.9, paper.momentum());
        assertEquals(1e-4, paper.weightDecay());
        assertEquals(Schedule.steps(100, 200), paper.schedule());
        assertEquals(new Augmentation(4, true, Optional.empty()), paper.augmentation());
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertMessage("epochs is 0 but must be at least 1", () -> DEFAULTS.withEpochs(0));
        assertMessage("batchSize is -3", () -> DEFAULTS.withBatchSize(-3));
        assertMessage("learningRate is NaN", () -> DEFAULTS.withLearningRate(Double.NaN));
        assertMessage("momentum is 1.0", () -> DEFAULTS.withMomentum(1));
        assertMessage("weightDecay is -1.0", () -> DEFAULTS.withWeightDecay(-1));
        assertMessage("dataThreads is -1", () -> DEFAULTS.withDataThreads(-1));
    }

    private static void assertMessage(String start, org.junit.jupiter.api.function.Executable executable) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, executable);
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }
}
