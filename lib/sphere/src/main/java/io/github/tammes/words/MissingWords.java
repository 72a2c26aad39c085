package io.github.tammes.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The words of class names that have no vector, and the words most like them that do. */
final class MissingWords {

    private static final int SUGGESTIONS = 3;

    private record Candidate(int distance, String word) {}

    private final Map<String, String> classOf = new LinkedHashMap<>();
    private final Map<String, TreeSet<Candidate>> nearest = new LinkedHashMap<>();

    void add(String word, String className) {
        classOf.putIfAbsent(word, className);
        nearest.computeIfAbsent(
                word,
                w -> new TreeSet<>(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word)));
    }

    boolean isEmpty() {
        return classOf.isEmpty();
    }

    /** Remembers a word that has a vector where it is like one of the missing ones. */
    void compare(String word) {
        nearest.forEach((missing, candidates) -> {
            int most = candidates.size() < SUGGESTIONS
                    ? Math.max(1, missing.length() / 3)
                    : candidates.last().distance();
            int distance = EditDistance.between(ClassWords.key(missing), ClassWords.key(word), most);
            if (distance <= most) {
                candidates.add(new Candidate(distance, word));
                if (candidates.size() > SUGGESTIONS) {
                    candidates.pollLast();
                }
            }
        });
    }

    IllegalArgumentException asException() {
        List<String> lines = new ArrayList<>();
        classOf.forEach((word, className) -> {
            String line = "\"" + word + "\"";
            if (!className.equals(word)) {
                line += " of class \"" + className + "\"";
            }
            List<String> like = nearest.get(word).stream().map(Candidate::word).toList();
            lines.add(line + (like.isEmpty() ? "" : " (like it: " + String.join(", ", like) + ")"));
        });
        return new IllegalArgumentException("classNames has "
                + (lines.size() == 1 ? "a word" : lines.size() + " words")
                + " without a vector: " + String.join("; ", lines)
                + "; correct the names or use word vectors that have these words");
    }
}
