package io.github.tammes.words;

import io.github.tammes.internal.ClassNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words in the names of classes. */
final class ClassWords {

    private static final Pattern SPACES = Pattern.compile("[\\s_]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_/,]+");
    private static final Pattern HYPHEN = Pattern.compile("-");

    private final List<String> classNames;
    private final Set<String> keys = new HashSet<>();

    ClassWords(List<String> classNames) {
        ClassNames.require(classNames, classNames.size());
        if (classNames.isEmpty()) {
            throw new IllegalArgumentException("classNames is empty; give the name of at least one class");
        }
        this.classNames = List.copyOf(classNames);
        for (String name : classNames) {
            keys.add(key(name));
            for (String word : split(name, BETWEEN_WORDS)) {
                keys.add(key(word));
                split(word, HYPHEN).forEach(part -> keys.add(key(part)));
            }
        }
    }

    /** What words that differ only in case or in spaces for underscores have in common. */
    static String key(String word) {
        return SPACES.matcher(word.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** Returns whether the word may be part of one of the names. */
    boolean mayUse(String word) {
        return keys.contains(key(word));
    }

    /** Returns the vectors of the classes; where words are missing, notes them and returns an unusable result. */
    WordVectors average(WordVectors vectors, MissingWords missing) {
        List<float[]> averages = new ArrayList<>();
        for (String name : classNames) {
            List<float[]> parts = new ArrayList<>();
            collect(name, name, vectors, parts, missing);
            averages.add(mean(parts, vectors.dimensions()));
        }
        return new WordVectors(vectors.dimensions(), classNames, averages);
    }

    private void collect(String word, String name, WordVectors vectors, List<float[]> parts, MissingWords missing) {
        float[] vector = vectors.find(word);
        if (vector != null) {
            parts.add(vector);
            return;
        }
        List<String> smaller = split(word, BETWEEN_WORDS);
        if (smaller.size() < 2) {
            smaller = split(word, HYPHEN);
        }
        if (smaller.size() < 2) {
            missing.add(word, name);
            return;
        }
        for (String part : smaller) {
            collect(part, name, vectors, parts, missing);
        }
    }

    private static List<String> split(String text, Pattern separator) {
        return separator
                .splitAsStream(text.strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static float[] mean(List<float[]> parts, int dimensions) {
        float[] mean = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            for (float[] part : parts) {
                sum += part[d];
            }
            mean[d] = (float) (sum / Math.max(1, parts.size()));
        }
        return mean;
    }
}
