package io.github.tammes.words;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Word vectors made for tests. */
public final class MadeWords {

    private MadeWords() {}

    /** Random vectors of words w0, w1, …. */
    public static WordVectors random(int words, int dimensions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] vectors = new double[words][dimensions];
        for (double[] vector : vectors) {
            for (int d = 0; d < dimensions; d++) {
                vector[d] = random.nextGaussian();
            }
        }
        return WordVectors.of(IntStream.range(0, words).mapToObj(i -> "w" + i).toList(), vectors);
    }
}
