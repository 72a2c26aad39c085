package io.github.tammes.display;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far something is, in one line: a name, a bar, and columns that stay where they are from one state to the next.
 *
 * @param name what is done and where it stands, for example "epoch 3/15"
 * @param fraction how much of it is done, 0 … 1
 * @param columns further figures
 * @param widths for each column the characters that it takes at least; shorter ones are padded
 */
public record ProgressBar(String name, double fraction, List<String> columns, List<Integer> widths) {

    private static final int BAR = 20;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a fraction lies outside 0 … 1 or there are not as many widths as columns
     */
    public ProgressBar {
        columns = List.copyOf(columns);
        widths = List.copyOf(widths);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction is " + fraction + "; it goes from 0 to 1");
        }
        if (columns.size() != widths.size()) {
            throw new IllegalArgumentException(
                    "there are " + columns.size() + " columns and " + widths.size() + " widths; give one for each");
        }
    }

    /** The line as text, with a bar of blocks. */
    @Override
    public String toString() {
        int filled = (int) Math.round(BAR * fraction);
        String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
        return (name + " " + bar + "  "
                        + IntStream.range(0, columns.size())
                                .mapToObj(this::padded)
                                .collect(Collectors.joining("  ")))
                .stripTrailing();
    }

    private String padded(int column) {
        String words = columns.get(column);
        return words + " ".repeat(Math.max(0, widths.get(column) - words.length()));
    }
}
