package io.github.tammes.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small made data for tests. */
public final class Made {

    private Made() {}

    public static ImageData images(int size, int height, int width, int channels, long seed) {
        byte[] pixels = new byte[size * height * width * channels];
        new SplittableRandom(seed).nextBytes(pixels);
        return ImageData.of("made", new Images(pixels, size, height, width, channels));
    }

    /** Images whose label is their position, so that they can be recognised anywhere. */
    public static ImageData numbered(int size, int height, int width, int channels, long seed) {
        return images(size, height, width, channels, seed)
                .withLabels(
                        IntStream.range(0, size).toArray(),
                        IntStream.range(0, size).mapToObj(String::valueOf).toList());
    }

    public static TableData table(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[size][3];
        float[] targets = new float[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = (float) random.nextDouble(-1, 1);
            }
            targets[i] = (float) random.nextDouble(0, 100);
        }
        return TableData.of("made", List.of("a", "b", "c"), rows).withTargets(targets);
    }
}
