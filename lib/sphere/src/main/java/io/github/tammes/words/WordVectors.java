package io.github.tammes.words;

import io.github.tammes.internal.ClassNames;
import io.github.tammes.sphere.internal.UnitRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Words and their vectors, {@code (N, D)}: what a text says about classes that images do not.
 *
 * <p>Immutable. Vectors have any length; only their directions count for prototypes.
 */
public final class WordVectors {

    private final int dimensions;
    private final List<String> words;
    private final List<float[]> vectors;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();

    WordVectors(int dimensions, List<String> words, List<float[]> vectors) {
        this.dimensions = dimensions;
        this.words = List.copyOf(words);
        this.vectors = List.copyOf(vectors);
        for (int i = 0; i < words.size(); i++) {
            exact.putIfAbsent(words.get(i), i);
            alike.putIfAbsent(ClassWords.key(words.get(i)), i);
        }
    }

    /**
     * Makes word vectors of given numbers.
     *
     * @param words N different words
     * @param vectors {@code (N, D)}, finite
     * @throws IllegalArgumentException if there are no words, their number is not that of the vectors, a word is blank or
     *     given twice, the vectors differ in length, or a number is not finite as a float
     */
    public static WordVectors of(List<String> words, double[][] vectors) {
        if (vectors.length == 0 || vectors[0].length == 0) {
            throw new IllegalArgumentException(
                    "vectors is empty; give at least one word vector of at least one number");
        }
        UnitRows.flatten(vectors); // refuses vectors of several lengths
        ClassNames.require(words, vectors.length);
        int dimensions = vectors[0].length;
        List<float[]> rows = new ArrayList<>();
        for (double[] vector : vectors) {
            float[] row = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                if (!Double.isFinite(vector[d])) {
                    throw new IllegalArgumentException("the vector of \"" + words.get(rows.size()) + "\" has "
                            + vector[d] + "; every number must be finite");
                }
                row[d] = (float) vector[d];
                if (Float.isInfinite(row[d])) {
                    throw new IllegalArgumentException("the vector of \"" + words.get(rows.size()) + "\" has "
                            + vector[d] + ", more than a float holds; scale the vectors down");
                }
            }
            rows.add(row);
        }
        return new WordVectors(dimensions, words, rows);
    }

    /**
     * Returns the vectors of the 100 class names of CIFAR-100, in the order of the labels: GloVe 6B, 100-d (Pennington,
     * Socher and Manning, 2014), names of two words averaged.
     */
    public static WordVectors cifar100() {
        return shipped("cifar100-classes-100d.txt");
    }

    /**
     * Returns the vectors of the 10 class names of Fashion-MNIST, in the order of the labels: GloVe 6B, 100-d
     * (Pennington, Socher and Manning, 2014), names of two words averaged.
     */
    public static WordVectors fashionMnist() {
        return shipped("fashion-mnist-classes-100d.txt");
    }

    /**
     * Reads a whole file of word vectors: text as GloVe or word2vec writes it (a word and D numbers a line, with or
     * without a first line of N and D) or word2vec's binary format; each plain or compressed by gzip. Which one it is
     * shows in the file itself. For very large files see {@link #read(Path, List)}.
     *
     * @param file the file
     * @throws IllegalArgumentException if the file is damaged or of another format
     * @throws IOException if the file cannot be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static WordVectors read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return WordVectorReader.read(in, file.toString(), word -> true);
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            // Its own complaint would not name it.
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        return Files.newInputStream(file);
    }

    /**
     * Reads what {@link #forClasses} needs from a file, and keeps no other vectors in memory.
     *
     * @param file the file, as in {@link #read(Path)}
     * @param classNames the names of the classes
     * @return one vector for each class, in the order of the names
     * @throws IllegalArgumentException if the file is damaged, or words are missing: all of them are listed, with the
     *     nearest spellings in the file
     * @throws IOException if the file cannot be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static WordVectors read(Path file, List<String> classNames) throws IOException {
        MissingWords missing = new MissingWords();
        ClassWords wanted = new ClassWords(classNames);
        WordVectors found;
        try (InputStream in = open(file)) {
            found = WordVectorReader.read(in, file.toString(), wanted::mayUse);
        }
        WordVectors result = wanted.average(found, missing);
        if (!missing.isEmpty()) {
            try (InputStream in = open(file)) {
                WordVectorReader.read(in, file.toString(), word -> {
                    missing.compare(word);
                    return false; // Only the words are wanted, no vector.
                });
            }
            throw missing.asException();
        }
        return result;
    }

    /**
     * Returns one vector for each class. A name is looked up as it is, then whatever its case and with spaces for
     * underscores; a name of several words ("pickup_truck", "T-shirt/top") that is not there itself gets the mean of
     * the vectors of its words.
     *
     * @param classNames the names of the classes, all different
     * @return as many vectors as names, in their order and under these names
     * @throws IllegalArgumentException if words are missing: all of them are listed, with the nearest spellings
     */
    public WordVectors forClasses(List<String> classNames) {
        MissingWords missing = new MissingWords();
        WordVectors result = new ClassWords(classNames).average(this, missing);
        if (!missing.isEmpty()) {
            words.forEach(missing::compare);
            throw missing.asException();
        }
        return result;
    }

    /**
     * Returns the same words with the mean vector taken away from each. What all words have in common says nothing about
     * which of them are alike, and hides what does (Mu and Viswanath, ICLR 2018); it also asks for words that are near
     * to all others, which prototypes far apart from each other cannot be.
     */
    public WordVectors centred() {
        double[] mean = new double[dimensions];
        for (float[] vector : vectors) {
            for (int d = 0; d < dimensions; d++) {
                mean[d] += vector[d] / (double) vectors.size();
            }
        }
        List<float[]> centred = new ArrayList<>();
        for (float[] vector : vectors) {
            float[] row = new float[dimensions];
            for (int d = 0; d < dimensions; d++) {
                row[d] = (float) (vector[d] - mean[d]);
            }
            centred.add(row);
        }
        return new WordVectors(dimensions, words, centred);
    }

    /** Returns N, the number of words. */
    public int size() {
        return words.size();
    }

    /** Returns D, the number of dimensions. */
    public int dimensions() {
        return dimensions;
    }

    /** Returns the words, in the order of the file or of the classes. */
    public List<String> words() {
        return words;
    }

    /** Returns a copy of the vectors, {@code (N, D)}. */
    public double[][] toArray() {
        double[][] rows = new double[size()][dimensions];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                rows[i][d] = vectors.get(i)[d];
            }
        }
        return rows;
    }

    /**
     * Returns the cosine similarity of two words, in [-1, 1]; NaN if one of the vectors is zero.
     *
     * @throws IndexOutOfBoundsException if there is no such word
     */
    public double cosine(int i, int j) {
        double product = dot(i, j) / Math.sqrt(dot(i, i) * dot(j, j));
        return Math.max(-1, Math.min(1, product));
    }

    private double dot(int i, int j) {
        float[] first = vectors.get(i);
        float[] second = vectors.get(j);
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += (double) first[d] * second[d];
        }
        return sum;
    }

    /** The vector of a word as it is written, else of one alike but for case and spaces; null if there is neither. */
    float[] find(String word) {
        Integer index = exact.get(word);
        if (index == null) {
            index = alike.get(ClassWords.key(word));
        }
        return index == null ? null : vectors.get(index);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "word vectors of %,d words in %,d dimensions", size(), dimensions);
    }

    private static WordVectors shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(WordVectors.class.getResourceAsStream(name), "the library lacks " + name)) {
            return WordVectorReader.read(in, name, word -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
