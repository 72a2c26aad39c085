package io.github.tammes.command;

import io.github.tammes.sphere.PlacementProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help;

/** One line on a terminal, or in a log a line now and then, that says how far a placement is. */
final class ProgressLine {

    private static final Duration SILENT = Duration.ofSeconds(2);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(15);

    private final PrintWriter err;
    private final boolean terminal;
    private Duration next = SILENT;
    private int written;

    ProgressLine(PrintWriter err) {
        this(err, Help.Ansi.AUTO.enabled()); // picocli knows a terminal on every Java
    }

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(PlacementProgress progress) {
        if (progress.elapsed().compareTo(next) < 0) {
            return;
        }
        next = progress.elapsed().plus(terminal ? OFTEN : SELDOM);
        String line = line(progress);
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
            written = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    private static String line(PlacementProgress progress) {
        String best = progress.starts() == 0
                ? "first start"
                : String.format(
                        Locale.ROOT,
                        "greatest cosine %.6f after %,d%s start%s",
                        progress.maxCosine(),
                        progress.starts(),
                        progress.ofStarts().isPresent()
                                ? " of " + progress.ofStarts().getAsInt()
                                : "",
                        progress.starts() == 1 && progress.ofStarts().isEmpty() ? "" : "s");
        String time = progress.left()
                .map(left -> clock(left) + " left")
                .orElseGet(() -> "after " + clock(progress.elapsed()));
        return "Placing: " + best + ", " + time;
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    void end() {
        if (written > 0) {
            err.println();
        }
    }
}
