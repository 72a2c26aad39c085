package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Passes on the states of a live value, but not more than one in an interval, and never spends more than a quarter of
 * the time on drawing; the last state is passed on at {@link #close()}.
 */
final class Throttle implements Display.Live {

    private static final int SHARE_OF_TIME = 4;

    private final Consumer<Object> sink;
    private final long minInterval;
    private final LongSupplier clock;
    private long next;
    private Optional<Object> skipped = Optional.empty();

    Throttle(Consumer<Object> sink, Duration minInterval, LongSupplier clock, long start) {
        this.sink = sink;
        this.minInterval = minInterval.toNanos();
        this.clock = clock;
        this.next = after(start);
    }

    @Override
    public void update(Object value) {
        if (clock.getAsLong() - next < 0) {
            skipped = Optional.ofNullable(value);
        } else {
            pass(value);
        }
    }

    @Override
    public void close() {
        skipped.ifPresent(this::pass);
    }

    private void pass(Object value) {
        skipped = Optional.empty();
        long start = clock.getAsLong();
        sink.accept(value);
        next = after(start);
    }

    /** The time from which the next state may be drawn, when the drawing of the last one began at {@code start}. */
    private long after(long start) {
        long cost = clock.getAsLong() - start;
        return start + Math.max(minInterval, SHARE_OF_TIME * cost);
    }
}
