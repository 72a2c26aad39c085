package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.ImageData;
import io.github.tammes.data.Images;
import io.github.tammes.data.Split;
import io.github.tammes.data.images.ImageExporter;
import io.github.tammes.data.minibatch.RotatedImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * 1,797 real images of handwritten digits, 8×8 pixels, that the library carries with it.
 *
 * <p>Source: UCI Machine Learning Repository, "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak,
 * 1998), its test part; CC BY 4.0.
 */
public final class Digits {

    private static final int SIDE = 8;
    private static final int LARGEST = 16;

    private Digits() {}

    /**
     * Loads the digits in a fixed split: of each digit, in the order of the source, every fifth image is for the test.
     *
     * @return gray images, the source's 0…16 spread over 0…255; classes "0" to "9"; 1,442 to train on and 355 to test on
     */
    public static Split<ImageData> load() {
        ImageData all = read();
        int[] seen = new int[all.classNames().size()];
        boolean[] forTest = new boolean[all.size()];
        for (int i = 0; i < forTest.length; i++) {
            forTest[i] = ++seen[all.label(i)] % 5 == 0;
        }
        int[] test = IntStream.range(0, forTest.length).filter(i -> forTest[i]).toArray();
        int[] train =
                IntStream.range(0, forTest.length).filter(i -> !forTest[i]).toArray();
        return new Split<>(part(all, train), part(all, test));
    }

    /**
     * Writes all digits of some classes as PNG files in a folder for each, as examples of images of one's own.
     *
     * @param folder where to; it is made if it does not exist, and files of the same names are replaced
     * @param classes of "0" to "9"
     * @throws DataException if a file cannot be written
     * @throws IllegalArgumentException if there is no class of a name
     */
    public static void writeFolders(Path folder, List<String> classes) {
        ImageExporter.writeFolders(read().ofClasses(classes), folder);
    }

    /**
     * Writes all digits as PNG files, each turned by an angle of its own between −60° and 60°, with a table
     * {@code images.csv} of them, as an example of images of one's own with a number for each.
     *
     * @param folder where to; it is made if it does not exist, and files of the same names are replaced
     * @return the table's file, with {@code path}, {@code target} (the angle in degrees) and {@code class}
     * @throws DataException if a file cannot be written
     */
    public static Path writeTurned(Path folder) {
        return ImageExporter.write(RotatedImages.of(read(), -60, 60, 0), folder);
    }

    private static ImageData part(ImageData all, int[] indices) {
        return all.select(indices).withName(all.name());
    }

    private static ImageData read() {
        List<String> lines = new ArrayList<>();
        try (InputStream resource = Digits.class.getResourceAsStream("digits/digits.csv.gz");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII))) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The digits that the library carries cannot be read.", e);
        }
        byte[] pixels = new byte[lines.size() * SIDE * SIDE];
        int[] labels = new int[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] values = lines.get(i).split(",", -1);
            for (int j = 0; j < SIDE * SIDE; j++) {
                pixels[i * SIDE * SIDE + j] = (byte) Math.round(Integer.parseInt(values[j]) * 255f / LARGEST);
            }
            labels[i] = Integer.parseInt(values[SIDE * SIDE]);
        }
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return ImageData.of("digits", Images.wrap(pixels, labels.length, SIDE, SIDE, 1))
                .withLabels(labels, names);
    }
}
