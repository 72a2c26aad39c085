package io.github.tammes.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An error as it is shown under a cell. It is written in the text's own colour, bold and plain, because a front end puts it on a
 * ground of its own, which is dark in a dark theme.
 *
 * @param name the kind of error
 * @param message the error in words
 * @param lines what is shown
 */
record ErrorReport(String name, String message, List<String> lines) {

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** Front ends break longer lines anywhere, inside words too. */
    private static final int WIDTH = 84;

    private static final int LINES_AROUND = 2;

    /** What Java says of an interrupted pause, and ZeroMQ of a question that is not answered any more. */
    private static final Set<String> WORDS_OF_AN_INTERRUPT = Set.of("sleep interrupted", "Errno 4");

    /**
     * Something that the compiler does not accept.
     *
     * @param start where in the snippet it begins, or a negative number
     * @param end where it ends
     * @param message the compiler's words
     */
    record Refusal(int start, int end, String message) {}

    static ErrorReport of(Failure failure, CellPlaces places) {
        List<String> lines = new ArrayList<>();
        bold(failure.headline(), lines);
        place(failure, places).ifPresent(line -> excerpt(line, places, failure, lines));
        var frames = new Frames(places);
        lines.addAll(frames.lines(failure.frames()));
        Optional<Failure> cause = failure.cause();
        while (cause.isPresent()) {
            lines.add("");
            wrap("Caused by " + cause.get().headline(), lines);
            lines.addAll(frames.lines(cause.get().frames()));
            cause = cause.get().cause();
        }
        return new ErrorReport(failure.name(), failure.message().orElse(""), lines);
    }

    /** Reports what the compiler refuses in one snippet. */
    static ErrorReport ofRefusals(List<Refusal> refusals, CellPlaces.Place place) {
        List<String> lines = new ArrayList<>();
        for (Refusal refusal : refusals) {
            bold(inShort(refusal.message()), lines);
            int start = Math.max(0, refusal.start());
            CellPlaces.Line line = CellPlaces.lineOf(place, place.line(start));
            int column = place.column(start);
            lines.add(where(line));
            around(place.text(), line.number(), column, lines);
            if (refusal.start() >= 0) {
                int length =
                        Math.max(1, Math.min(refusal.end() - start, line.text().length() - column));
                int at = lines.size() - linesAfter(place.text(), line.number());
                lines.add(at, mark(line, column, length));
            }
            lines.add("");
        }
        String first = refusals.isEmpty() ? "" : inShort(refusals.get(0).message());
        return new ErrorReport("CompilationException", first, lines);
    }

    private static String mark(CellPlaces.Line line, int column, int length) {
        int from = windowStart(line.text(), column);
        // As wide as what stands before it; tabs stay tabs.
        String before = line.text()
                .substring(from, Math.min(column, line.text().length()))
                .replaceAll("[^\t]", " ");
        String cut = from > 0 ? " " : "";
        int room = Math.max(1, WIDTH - before.length());
        return " ".repeat(gutter(line.number()).length()) + cut + before + "^".repeat(Math.min(length, room));
    }

    /** Reports a cell whose last statement does not end. */
    static ErrorReport ofIncomplete(CellPlaces.Place place) {
        List<String> lines = new ArrayList<>();
        String sentence = "the cell ends before this statement does: a ) or } or \" or ; is missing";
        bold(sentence, lines);
        CellPlaces.Line line = CellPlaces.lineOf(place, place.line(0));
        lines.add(where(line));
        around(place.text(), line.number(), 0, lines);
        return new ErrorReport("IncompleteSourceException", sentence, lines);
    }

    /** Reports that something was used that is declared in part only. */
    static ErrorReport ofUnresolved(String name, List<String> missing, Optional<CellPlaces.Place> place) {
        List<String> lines = new ArrayList<>();
        String sentence = unresolved(name, missing);
        bold(sentence, lines);
        place.ifPresent(known -> {
            CellPlaces.Line line = CellPlaces.lineOf(known, known.line(0));
            lines.add(where(line));
            around(known.text(), line.number(), 0, lines);
        });
        return new ErrorReport("UnresolvedReferenceException", sentence, lines);
    }

    static String unresolved(String name, List<String> missing) {
        return name + " cannot be used yet, because it needs what is not declared: " + String.join(", ", missing);
    }

    /**
     * Reports that a cell was stopped.
     *
     * @param failure what it threw when it was told to, if anything
     * @param leftBehind whether it was not waited for
     */
    static ErrorReport ofStop(Optional<Failure> failure, boolean leftBehind, CellPlaces places) {
        String sentence = leftBehind
                ? "Stopped waiting for this cell, which goes on unseen: restart the kernel to end it."
                : "Stopped by an interrupt"
                        + failure.flatMap(Failure::message)
                                .filter(words -> !WORDS_OF_AN_INTERRUPT.contains(words))
                                .map(words -> ": " + words)
                                .orElse("")
                        + ". What follows in the cell was not run.";
        List<String> lines = new ArrayList<>();
        bold(sentence, lines);
        failure.flatMap(known -> place(known, places)).ifPresent(line -> {
            lines.add(where(line));
            lines.add(gutter(line.number()) + window(line.text(), 0));
        });
        return new ErrorReport("Interrupted", sentence, lines);
    }

    private static Optional<CellPlaces.Line> place(Failure failure, CellPlaces places) {
        return failure.frames().stream()
                .flatMap(frame -> places.of(frame).stream())
                .findFirst();
    }

    private static void excerpt(CellPlaces.Line line, CellPlaces places, Failure failure, List<String> lines) {
        lines.add(where(line));
        failure.frames().stream()
                .filter(frame -> places.of(frame).isPresent())
                .findFirst()
                .flatMap(frame -> places.of(frame.getFileName().substring(1)))
                .ifPresent(place -> around(place.text(), line.number(), 0, lines));
        lines.add("");
    }

    static String where(CellPlaces.Line line) {
        return switch (line.cell()) {
            case 0 -> "start-up of the kernel, line " + line.number();
            case -1 -> "code that the cell has run, line " + line.number();
            default -> "cell [" + line.cell() + "], line " + line.number();
        };
    }

    /** Adds a line of a cell with those around it, as much of them as fits, and of the line itself what is at a column. */
    private static void around(String text, int number, int column, List<String> lines) {
        List<String> all = text.lines().toList();
        for (int i = Math.max(1, number - LINES_AROUND); i <= Math.min(all.size(), number + LINES_AROUND); i++) {
            String line = window(all.get(i - 1), i == number ? column : 0);
            lines.add(
                    i == number
                            ? BOLD + gutter(i) + line + PLAIN
                            : "  " + gutter(i).substring(2) + line);
        }
    }

    private static String window(String line, int column) {
        int from = windowStart(line, column);
        int to = Math.min(line.length(), from + WIDTH);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    private static int windowStart(String line, int column) {
        return line.length() <= WIDTH || column < WIDTH * 3 / 4 ? 0 : column - WIDTH / 2;
    }

    private static int linesAfter(String text, int number) {
        return (int) Math.min(LINES_AROUND, text.lines().count() - number);
    }

    private static String gutter(int number) {
        return String.format(Locale.ROOT, "→ %3d  ", number);
    }

    /** javac's sentence without the place, which JShell's wrapping makes meaningless. */
    private static String inShort(String message) {
        return String.join(
                        "\n",
                        message.lines()
                                .filter(line -> !line.strip().startsWith("location:"))
                                .toList())
                .replaceAll("\\n\\s*symbol:\\s+", ": ");
    }

    private static void bold(String words, List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        wrap(words, wrapped);
        wrapped.forEach(line -> lines.add(BOLD + line + PLAIN));
    }

    /** Breaks lines at spaces. */
    private static void wrap(String words, List<String> lines) {
        words.lines().forEach(line -> {
            String rest = line;
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                if (rest.substring(0, Math.max(space, 0)).isBlank()) {
                    space = rest.indexOf(' ', WIDTH);
                }
                if (space < 0) {
                    break;
                }
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            lines.add(rest);
        });
    }
}
