package io.github.tammes.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where JShell's snippets, which it counts through, stand in the cells of a notebook. */
final class CellPlaces {

    /**
     * The place of a snippet.
     *
     * @param cell the number of the cell, 0 for what runs at the start
     * @param text the text of the whole cell
     * @param offset where in the text the snippet begins
     */
    record Place(int cell, String text, int offset) {

        /** The line, from 1, of a character of the snippet. */
        int line(int offsetInSnippet) {
            int end = Math.min(text.length(), offset + offsetInSnippet);
            return 1
                    + (int) text.substring(0, end)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        /** The column, from 0, of a character of the snippet. */
        int column(int offsetInSnippet) {
            int end = Math.min(text.length(), offset + offsetInSnippet);
            return end - 1 - text.lastIndexOf('\n', end - 1);
        }
    }

    /** A line of a cell. */
    record Line(int cell, int number, String text) {}

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    void put(String snippet, Place place) {
        places.put(snippet, place);
    }

    Optional<Place> of(String snippet) {
        return Optional.ofNullable(places.get(snippet));
    }

    /** Finds the line of a frame, which JShell gives as {@code #41:3}. */
    Optional<Line> of(StackTraceElement frame) {
        if (!isOfCell(frame)) {
            return Optional.empty();
        }
        return of(frame.getFileName().substring(1))
                .map(place -> lineOf(place, place.line(0) + frame.getLineNumber() - 1));
    }

    static boolean isOfCell(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().startsWith("#");
    }

    static Line lineOf(Place place, int number) {
        return new Line(
                place.cell(),
                number,
                place.text().lines().skip(number - 1L).findFirst().orElse(""));
    }
}
