package io.github.tammes.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The frames of an exception in lines, but few: those of cells and libraries, without Java's, JShell's and the kernel's. */
final class Frames {

    private static final int FIRST = 12;
    private static final int LAST = 6;

    /** Frames that call each other in turns repeat in blocks of up to so many. */
    private static final int MAX_PERIOD = 6;

    private static final List<String> HIDDEN = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "REPL.",
            "org.dflib.jjava.",
            "io.github.spencerpark.",
            "io.github.tammes.kernel.");

    private final CellPlaces places;

    Frames(CellPlaces places) {
        this.places = places;
    }

    List<String> lines(List<StackTraceElement> frames) {
        int outermost = frames.size();
        while (outermost > 0 && isHidden(frames.get(outermost - 1))) {
            outermost--;
        }
        List<String> words = withoutRepetitions(
                folded(frames.subList(0, outermost).stream().map(this::words).toList()));
        int left = words.size() - FIRST - LAST;
        Stream<String> shown = left <= 1
                ? words.stream()
                : Stream.of(
                                words.subList(0, FIRST),
                                List.of("… " + left + " more"),
                                words.subList(words.size() - LAST, words.size()))
                        .flatMap(List::stream);
        return shown.map(line -> "    " + line).toList();
    }

    private static boolean isHidden(StackTraceElement frame) {
        return !CellPlaces.isOfCell(frame) && HIDDEN.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /** A frame in words; nothing for a hidden one. */
    private String words(StackTraceElement frame) {
        if (isHidden(frame)) {
            return "";
        }
        if (!CellPlaces.isOfCell(frame)) {
            String file = frame.getFileName() == null ? "unknown source" : frame.getFileName();
            String line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
            return "at " + frame.getClassName() + "." + frame.getMethodName() + "(" + file + line + ")";
        }
        String where = places.of(frame).map(ErrorReport::where).orElse("a cell, line " + frame.getLineNumber());
        String method = frame.getMethodName();
        boolean isCode = method.isEmpty() || method.startsWith("do_it$");
        if (method.startsWith("lambda$")) {
            return "at a lambda, " + where;
        }
        String owner = frame.getClassName().isEmpty() ? "" : frame.getClassName() + ".";
        return isCode && owner.isEmpty() ? "at " + where : "at " + owner + method + ", " + where;
    }

    private static List<String> folded(List<String> words) {
        List<String> lines = new ArrayList<>();
        int hidden = 0;
        for (String line : words) {
            if (line.isEmpty()) {
                hidden++;
                continue;
            }
            if (hidden > 0) {
                lines.add("… " + hidden + " of Java");
            }
            hidden = 0;
            lines.add(line);
        }
        return lines;
    }

    private static List<String> withoutRepetitions(List<String> words) {
        List<String> lines = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int period = 1;
            int times = 1;
            for (int p = 1; p <= MAX_PERIOD && times < 3; p++) {
                period = p;
                times = repetitions(words, i, p);
            }
            if (times < 3) {
                lines.add(words.get(i++));
                continue;
            }
            lines.addAll(words.subList(i, i + period));
            lines.add("… the same " + (period == 1 ? "" : period + " ") + (times - 1) + " times more");
            i += period * times;
        }
        return lines;
    }

    private static int repetitions(List<String> words, int from, int period) {
        int times = 1;
        while (from + (times + 1) * period <= words.size()
                && words.subList(from, from + period)
                        .equals(words.subList(from + times * period, from + (times + 1) * period))) {
            times++;
        }
        return times;
    }
}
