package io.github.tammes.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import io.github.tammes.data.minibatch.Augmentation;
import io.github.tammes.data.minibatch.MinibatchOptions;
import io.github.tammes.data.minibatch.Minibatches;
import io.github.tammes.data.sets.Cifar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;

/**
 * Serves the training images of CIFAR-100 in minibatches of 128, cropped, mirrored and normalized, one epoch for each line
 * on standard input, and prints how many images a second that was.
 */
public final class DataLoading {

    private DataLoading() {}

    /**
     * Runs until standard input ends.
     *
     * @param arguments the folder of CIFAR-100 and the number of background threads
     */
    public static void main(String[] arguments) {
        Minibatches minibatches = Minibatches.of(
                Cifar.cifar100(Path.of(arguments[0])).train(),
                MinibatchOptions.training(128)
                        .withAugmentation(Augmentation.padCropFlip())
                        .withThreads(Integer.parseInt(arguments[1])));
        try (NDManager manager = NDManager.newBaseManager();
                Scanner turns = new Scanner(System.in, StandardCharsets.UTF_8)) {
            for (int epoch = 0; turns.hasNextLine(); epoch++) {
                turns.nextLine();
                long start = System.nanoTime();
                for (Batch batch : minibatches.epoch(manager, epoch)) {
                    batch.close();
                }
                System.out.println(minibatches.size() / ((System.nanoTime() - start) / 1e9));
            }
        }
    }
}
