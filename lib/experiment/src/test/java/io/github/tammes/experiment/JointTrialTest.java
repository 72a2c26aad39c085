package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.minibatch.RotatedImages;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointTrialTest {

    private static final Split<ImageData> TURNED = RotatedImages.of(Digits.load(), -60, 60, 1);
    private static final Split<ImageData> FEW =
            new Split<>(TURNED.train().firstOfEachClass(20), TURNED.test().firstOfEachClass(10));

    @TempDir
    Path folder;

    private Map<String, String> figures(JointMethod method, double weight, Split<ImageData> data, int epochs) {
        return new JointTrial(
                        method,
                        5,
                        weight,
                        data,
                        Networks::smallCnn,
                        TrainingOptions.epochs(epochs).withBatchSize(32).withSeed(1))
                .run(folder.resolve(method.name() + weight + ".zip"))
                .orElseThrow()
                .figures();
    }

    private static double number(Map<String, String> figures, String name) {
        return Double.parseDouble(figures.get(name));
    }

    @Test
    void whatNoTrialCanHaveIsRefusedAtOnce() {
        assertRefused("regressionWeight is 1.5", JointMethod.SHARED_SPHERE, 3, 1.5);
        assertRefused("regressionWeight is NaN", JointMethod.SHARED_SPHERE, 3, Double.NaN);
        assertRefused("dimensions is 2", JointMethod.SEPARATE_AXIS, 2, 0.5);
        assertRefused("dimensions is 1", JointMethod.SHARED_SPHERE, 1, 0.5);
        assertRefused("dimensions is 1", JointMethod.TWO_NETWORKS, 1, 0);
    }

    private static void assertRefused(String start, JointMethod method, int dimensions, double weight) {
        TrainingOptions options = TrainingOptions.epochs(1);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new JointTrial(method, dimensions, weight, FEW, Networks::smallCnn, options))
                .getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void oneNetworkTellsWhatTheWeightAsksFor() {
        Map<String, String> angles = figures(JointMethod.SEPARATE_AXIS, 1, TURNED, 6);
        Map<String, String> digits = figures(JointMethod.SEPARATE_AXIS, 0, TURNED, 6);
        assertTrue(number(angles, "test MAE") < number(digits, "test MAE"), angles + " " + digits);
        assertTrue(number(angles, "test accuracy") < number(digits, "test accuracy"), angles + " " + digits);
        assertTrue(number(angles, "test MAE") < 25, "always saying 0 has an error of about 30 degrees: " + angles);
        assertTrue(number(digits, "test accuracy") > 0.3, digits.toString());
    }

    @Test
    void twoNetworksHaveBothFiguresAndNoWeight() {
        Map<String, String> figures = figures(JointMethod.TWO_NETWORKS, 0, TURNED, 6);
        assertTrue(number(figures, "test accuracy") > 0.3, "chance is 0.1: " + figures);
        assertTrue(number(figures, "test MAE") < 25, "always saying 0 has an error of about 30 degrees: " + figures);
        JointTrial trial =
                new JointTrial(JointMethod.TWO_NETWORKS, 3, 0.5, FEW, Networks::smallCnn, TrainingOptions.epochs(1));
        assertEquals("", trial.settings().get("weight"));
    }

    @Test
    void sweepIsEveryArrangementAtEveryWeightAndTwoNetworksOnce() {
        List<JointTrial> sweep = JointTrial.sweep(
                3, FEW, Networks::smallCnn, TrainingOptions.epochs(4), new double[] {0.1, 0.5, 0.9}, 2);
        assertEquals(2 * (1 + 2 * 3), sweep.size());
        for (JointTrial trial : sweep) {
            int epochs = trial.trainings().stream()
                    .mapToInt(training -> training.options().epochs())
                    .sum();
            assertEquals(4, epochs, "one network or two, all train for as long");
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> JointTrial.sweep(3, FEW, Networks::smallCnn, TrainingOptions.epochs(3), new double[] {0.1}, 2));
        Set<Map<String, String>> settings = new HashSet<>();
        sweep.forEach(trial -> settings.add(trial.settings()));
        assertEquals(sweep.size(), settings.size(), "no two trials are the same");
    }

    @Test
    void interruptedTrialHasNoOutcome() {
        for (JointMethod method : JointMethod.values()) {
            Thread.currentThread().interrupt();
            JointTrial trial = new JointTrial(method, 3, 0.5, FEW, Networks::smallCnn, TrainingOptions.epochs(1));
            assertEquals(Optional.empty(), trial.run(folder.resolve(method.name() + ".zip")));
        }
    }
}
