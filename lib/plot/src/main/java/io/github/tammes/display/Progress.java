package io.github.tammes.display;

import io.github.tammes.internal.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;

/**
 * Shows how far a loop is: in a notebook one line with a bar that changes in place, elsewhere a line for each tenth of the way.
 *
 * <pre>{@code
 * for (int dimensions : Progress.over("networks", List.of(2, 3, 5, 9))) {
 *     …
 * }
 *
 * try (var progress = Progress.of("draw", 1000)) {
 *     for (int i = 0; i < 1000; i++) {
 *         …
 *         progress.step("best " + best);
 *     }
 * }
 * }</pre>
 *
 * <p>The line tells about how long it will still take, and in the end how long it took. A loop that shows its progress is ended by
 * an interrupt of its cell. Not for use by several threads at once.
 */
public final class Progress implements AutoCloseable {

    private static final double SECONDS_BETWEEN_UPDATES = 0.25;

    private static final int LINES_OF_TEXT = 10;

    private final String name;
    private final int steps;
    private final Display display;
    private final DoubleSupplier clock;
    private final double start;
    private final TimeLeft timeLeft;
    private final List<Integer> widths = new ArrayList<>();
    private Display.Live live;
    private double done;
    private double updated;
    private double printed;
    private String[] columns = {};
    private boolean closed;

    Progress(String name, int steps, double first, Display display, DoubleSupplier clock) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps is " + steps + "; give at least 1");
        }
        if (!(first >= 0 && first <= steps)) {
            throw new IllegalArgumentException(
                    "first is " + first + "; it goes from 0 to the number of steps, " + steps);
        }
        this.name = name;
        this.steps = steps;
        this.done = first;
        this.printed = first;
        this.display = display;
        this.clock = clock;
        this.start = clock.getAsDouble();
        this.timeLeft = new TimeLeft(start, first / steps);
        if (display.updatesInPlace()) {
            show();
        }
    }

    /**
     * Begins to show a loop of a known number of steps.
     *
     * @param name what one step is, for example "draw"
     * @param steps how many there will be, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public static Progress of(String name, int steps) {
        return from(name, steps, 0);
    }

    /**
     * Begins to show a loop of which a part was done before.
     *
     * @param name what one step is
     * @param steps how many there will be in all, at least 1
     * @param first how many are done, 0 … steps
     * @throws IllegalArgumentException if one of the two lies outside its range
     */
    public static Progress from(String name, int steps, double first) {
        return new Progress(name, steps, first, Display.current(), () -> System.nanoTime() / 1e9);
    }

    /**
     * Goes through items and shows how far it is.
     *
     * @param name what one item is
     * @param items what to go through
     * @throws CancellationException while going through them, if the thread is interrupted
     */
    public static <T> Iterable<T> over(String name, Collection<T> items) {
        return () -> items.isEmpty() ? List.<T>of().iterator() : new Going<>(of(name, items.size()), items.iterator());
    }

    private static final class Going<T> implements Iterator<T> {

        private final Progress progress;
        private final Iterator<T> items;
        private boolean begun;

        Going(Progress progress, Iterator<T> items) {
            this.progress = progress;
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            if (begun) {
                begun = false;
                progress.step();
            }
            boolean more = items.hasNext();
            if (!more) {
                progress.close();
            }
            return more;
        }

        @Override
        public T next() {
            begun = true;
            return items.next();
        }
    }

    /**
     * Says that a step is done.
     *
     * @param figures what to show beside the bar, each in a column of its own
     * @throws CancellationException if the thread is interrupted, which it then still is
     */
    public void step(String... figures) {
        if (Thread.currentThread().isInterrupted()) {
            close();
            throw new CancellationException("interrupted after " + position() + " steps");
        }
        at(Math.min(steps, Math.floor(done) + 1), figures);
    }

    /**
     * Says how much is done, where a step has parts; looks at no interrupt.
     *
     * @param stepsDone how many steps, with a fraction
     * @param figures what to show beside the bar, each in a column of its own
     * @throws IllegalArgumentException if it is less than 0 or more than there are
     */
    public void at(double stepsDone, String... figures) {
        if (!(stepsDone >= 0 && stepsDone <= steps)) {
            throw new IllegalArgumentException("stepsDone is " + stepsDone + "; there are " + steps + " steps");
        }
        done = stepsDone;
        if (figures.length > 0 || columns.length == 0) {
            columns = figures.clone();
        }
        double now = clock.getAsDouble();
        if (display.updatesInPlace()) {
            if (now - updated >= SECONDS_BETWEEN_UPDATES) {
                show();
            }
        } else if (done - printed >= (double) steps / LINES_OF_TEXT && done < steps) {
            printed = done;
            display.show(state(remaining(now)));
        }
    }

    /** Shows the last state, with the time that all took. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        String time = Durations.of(clock.getAsDouble() - start);
        ProgressBar last = state(done >= steps ? time + " in all" : "stopped after " + time);
        if (live == null) {
            display.show(last);
        } else {
            live.update(last);
            live.close();
        }
    }

    private void show() {
        updated = clock.getAsDouble();
        ProgressBar state = state(remaining(updated));
        if (live == null) {
            live = display.live(state);
        } else {
            live.update(state);
        }
    }

    private String remaining(double now) {
        double seconds = timeLeft.at(now, done / steps);
        return Double.isNaN(seconds) ? "" : "about " + Durations.about(seconds) + " left";
    }

    private ProgressBar state(String time) {
        List<String> all = new ArrayList<>(Arrays.asList(columns));
        all.add(time);
        for (int i = 0; i < all.size(); i++) {
            int width = all.get(i).length();
            if (i == widths.size()) {
                widths.add(width);
            } else {
                widths.set(i, Math.max(width, widths.get(i)));
            }
        }
        return new ProgressBar(name + " " + position(), done / steps, all, widths.subList(0, all.size()));
    }

    /** Which step of how many; always of the same length. */
    private String position() {
        String all = String.valueOf(steps);
        String now = String.valueOf((long) Math.ceil(done - 1e-9));
        return now + "/" + all + " ".repeat(all.length() - now.length());
    }
}
