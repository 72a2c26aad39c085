package io.github.tammes.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Lines of a word and its numbers. */
final class WordVectorText {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern SPACES = Pattern.compile("[ \\t]+");
    private static final int LONGEST_NUMBER = 40;

    private final BufferedReader lines;
    private final WordVectorReader target;
    private int line;
    private int dimensions;
    private int records;
    private int numbersInWords;

    /**
     * Reads from here on.
     *
     * @param line how many lines have been read before
     * @param dimensions D, or 0 to take it from the first line
     */
    WordVectorText(InputStream in, WordVectorReader target, int line, int dimensions) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.target = target;
        this.line = line;
        this.dimensions = dimensions;
    }

    /** Returns whether what follows the first word is a number in digits. */
    static boolean startsLikeText(byte[] bytes, int from) {
        int at = Math.min(from, bytes.length);
        while (at < bytes.length && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        int end = at;
        while (end < bytes.length && end - at < LONGEST_NUMBER && bytes[end] > ' ') {
            end++;
        }
        return NUMBER.matcher(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1))
                .matches();
    }

    /** Reads all lines and returns D. */
    int read() throws IOException {
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            String content = stripped(text);
            if (!content.isEmpty()) {
                read(content);
                records++;
            }
        }
        if (records > 0 && numbersInWords == records) {
            throw target.damaged(
                    "the first line promises " + dimensions + " numbers after each word and there are more");
        }
        return dimensions;
    }

    private void read(String text) {
        if (dimensions == 0) {
            dimensions = trailingNumbers(text);
            if (dimensions == 0) {
                throw target.damaged("line " + line + " has no numbers after the word");
            }
        }
        // From the end: words of some files have spaces in them.
        int[] starts = new int[dimensions];
        int end = text.length();
        for (int d = dimensions - 1; d >= 0; d--) {
            int space = lastSpace(text, end);
            if (space <= 0) {
                throw wrong(text);
            }
            starts[d] = space + 1;
            end = space;
            while (d > 0 && end > 0 && isSpace(text.charAt(end - 1))) {
                end--;
            }
        }
        String word = stripped(text.substring(0, end));
        // Of some words with spaces in them the last part is a number; of all words it is none of theirs.
        int space = lastSpace(word, word.length());
        if (space > 0 && NUMBER.matcher(word.substring(space + 1)).matches()) {
            numbersInWords++;
        }
        if (word.isEmpty() || (target.wants(word) && !add(word, text, starts))) {
            throw wrong(text);
        }
    }

    private boolean add(String word, String text, int[] starts) {
        float[] vector = new float[dimensions];
        try {
            for (int d = 0; d < dimensions; d++) {
                int end = d + 1 < dimensions ? starts[d + 1] - 1 : text.length();
                vector[d] = Float.parseFloat(text.substring(starts[d], end));
            }
        } catch (NumberFormatException e) {
            return false;
        }
        target.add(word, vector);
        return true;
    }

    private IllegalArgumentException wrong(String text) {
        return target.damaged("line " + line + ", \"" + text.substring(0, Math.min(40, text.length()))
                + (text.length() > 40 ? "…" : "") + "\", is not a word and " + dimensions + " numbers");
    }

    private static int trailingNumbers(String text) {
        String[] fields = SPACES.split(text, -1);
        int count = 0;
        while (count < fields.length - 1
                && NUMBER.matcher(fields[fields.length - 1 - count]).matches()) {
            count++;
        }
        return count;
    }

    private static int lastSpace(String text, int end) {
        int at = end - 1;
        while (at >= 0 && !isSpace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    /** Other white space than blanks and tabs can be a word. */
    private static String stripped(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isSpace(text.charAt(from))) {
            from++;
        }
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
