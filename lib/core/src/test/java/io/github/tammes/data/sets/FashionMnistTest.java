package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Normalization;
import io.github.tammes.data.Split;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {

    @Test
    @EnabledIf(value = "available", disabledReason = "the package dataset-fashion-mnist is not installed")
    void theRealDataHasItsPublishedSizes() {
        Split<ImageData> split = FashionMnist.load();
        assertEquals(60_000, split.train().size());
        assertEquals(10_000, split.test().size());
        int[] counts = new int[10];
        for (int i = 0; i < split.test().size(); i++) {
            counts[split.test().label(i)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count);
        }
        // The published mean of the training images is 0.2860 and the deviation 0.3530.
        Normalization normalization = Normalization.of(split.train().images());
        assertEquals(0.2860, normalization.mean().get(0), 1e-4);
        assertEquals(0.3530, normalization.std().get(0), 1e-4);
    }

    static boolean available() {
        return FashionMnist.isAvailable();
    }

    @Test
    void anEmptyFolderIsAClearError(@TempDir Path folder) {
        DataException error = assertThrows(DataException.class, () -> FashionMnist.load(folder));
        assertTrue(error.getMessage().contains("train-images-idx3-ubyte"), error.getMessage());
    }
}
