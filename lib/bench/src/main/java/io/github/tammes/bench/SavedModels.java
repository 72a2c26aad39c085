package io.github.tammes.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.evaluation.Predictions;
import io.github.tammes.net.Networks;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import io.github.tammes.train.DevicePreference;
import io.github.tammes.train.Training;
import io.github.tammes.train.TrainingOptions;
import io.github.tammes.train.TrainingRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Our side of the comparison of saved models: trains three networks for a moment, saves each into a folder and writes beside it
 * what it answers to some images.
 *
 * <p>Argument: the folder to write into.
 */
public final class SavedModels {

    private SavedModels() {}

    /** Writes the models. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Split<ImageData> digits = Digits.load();
        Map<String, IntFunction<Block>> networks = new LinkedHashMap<>();
        networks.put("resnet32", outputs -> Networks.cifarResNet(32, outputs));
        networks.put("small-cnn", Networks::smallCnn);
        networks.put("mlp", outputs -> Networks.mlp(outputs, 64, 32));
        TrainingOptions options = TrainingOptions.epochs(1)
                .withBatchSize(32)
                .withDevice(DevicePreference.CPU)
                .withSilent(true);
        for (Map.Entry<String, IntFunction<Block>> network : networks.entrySet()) {
            try (TrainingRun run =
                    Training.fit(Task.classification(Prototypes.place(10, 4)), network.getValue(), digits, options)) {
                run.model().save(folder.resolve(network.getKey()));
                ImageData asked = digits.test().first(64);
                writeAnswers(folder.resolve(network.getKey() + ".safetensors"), asked, run.predict(asked));
            }
        }
    }

    private static void writeAnswers(Path file, ImageData asked, Predictions predictions) throws IOException {
        float[] pixels = new float[asked.size() * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = asked.images().get(i / 64, i % 64 / 8, i % 8, 0);
        }
        try (NDManager manager = NDManager.newBaseManager();
                OutputStream out = Files.newOutputStream(file)) {
            new NDList(
                            named("pixels", manager.create(pixels, new Shape(asked.size(), 1, 8, 8))),
                            named("outputs", manager.create(predictions.outputs())),
                            named("scores", manager.create(predictions.scores())))
                    .encode(out, NDList.Encoding.SAFETENSORS);
        }
    }

    private static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }
}
