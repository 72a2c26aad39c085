package io.github.tammes.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void everyImageIsInOnePartAndEveryDigitInBoth() {
        Split<ImageData> digits = Digits.load();
        assertEquals(1797, digits.train().size() + digits.test().size());
        for (ImageData part : new ImageData[] {digits.train(), digits.test()}) {
            int[] counts = new int[10];
            for (int i = 0; i < part.size(); i++) {
                counts[part.label(i)]++;
            }
            for (int count : counts) {
                assertEquals(part.size() / 10.0, count, part.size() / 10.0 * 0.05);
            }
        }
    }

    /** The nearest centroid of the training images is a poor classifier that only real, well labelled digits suit. */
    @Test
    void nearestCentroidsClassifyTheTestImages() {
        Split<ImageData> digits = Digits.load();
        double[][] centroids = new double[10][64];
        int[] counts = new int[10];
        for (int i = 0; i < digits.train().size(); i++) {
            int label = digits.train().label(i);
            counts[label]++;
            for (int p = 0; p < 64; p++) {
                centroids[label][p] += digits.train().images().get(i, p / 8, p % 8, 0);
            }
        }
        int right = 0;
        for (int i = 0; i < digits.test().size(); i++) {
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int k = 0; k < 10; k++) {
                double distance = 0;
                for (int p = 0; p < 64; p++) {
                    double d =
                            centroids[k][p] / counts[k] - digits.test().images().get(i, p / 8, p % 8, 0);
                    distance += d * d;
                }
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            right += best == digits.test().label(i) ? 1 : 0;
        }
        double accuracy = right / (double) digits.test().size();
        assertTrue(accuracy > 0.85, "accuracy " + accuracy);
    }
}
