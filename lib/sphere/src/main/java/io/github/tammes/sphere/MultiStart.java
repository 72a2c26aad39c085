package io.github.tammes.sphere;

import io.github.tammes.sphere.internal.Found;
import io.github.tammes.sphere.internal.StartSequence;
import io.github.tammes.sphere.internal.UnitRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the starts of a search as far as the effort goes and keeps the best. What counts is a row of starts from the first
 * on without a gap, so that their number says all.
 */
final class MultiStart {

    /** So near to the bound a placement is optimal as far as double precision can tell. */
    private static final double PROVEN = 1e-10;

    private final int dimensions;
    private final PlacementOptions placement;
    private final PlacementListener listener;
    private final StartSequence sequence;
    private final double bound;
    private final int most;
    private final long began = System.nanoTime();
    private final List<Found> ended = new ArrayList<>();

    /** Set when the time is over or somebody interrupts: starts that still run end at once. */
    private volatile boolean over;

    /**
     * Prepares a search.
     *
     * @param bound of the greatest cosine: who reaches it need not go on
     * @param listener null for nobody
     */
    MultiStart(
            int dimensions,
            double bound,
            StartSequence sequence,
            PlacementOptions placement,
            PlacementListener listener) {
        this.dimensions = dimensions;
        this.bound = bound;
        this.sequence = sequence;
        this.placement = placement;
        this.listener = listener;
        Effort effort = placement.effort();
        this.most = effort.starts() > 0 ? effort.starts() : effort.timed() ? Integer.MAX_VALUE : sequence.usual();
    }

    /** Returns how many starts there were. */
    int count() {
        return ended.size();
    }

    /**
     * Runs the starts and returns the best, the first of equals: one after the other, in this thread, if somebody watches
     * the steps, and otherwise on all cores.
     *
     * @throws CancellationException if the thread is interrupted and no start has ended, or no effort was asked for and nobody
     *     is told of the progress
     */
    Found best() {
        if (ProgressListener.seesSteps(listener)) {
            runHere();
        } else {
            runAside(sequence.wide() ? 1 : Runtime.getRuntime().availableProcessors());
        }
        return Found.best(ended);
    }

    private void runHere() {
        while (!done()) {
            int start = ended.size();
            int[] step = {0};
            List<Found> before = List.copyOf(ended.subList(0, sequence.known(start)));
            try {
                ended.add(sequence.run(
                        start,
                        before,
                        () -> Thread.currentThread().isInterrupted() || outOfTime(),
                        points -> tell(start, step[0]++, points)));
            } catch (CancellationException e) {
                // From the listener, from an interrupt, or because the time is over.
                if (Thread.currentThread().isInterrupted() || !outOfTime()) {
                    settleForWhatThereIs(e);
                }
                return;
            }
            report();
        }
    }

    private void runAside(int width) {
        ExecutorService threads = Executors.newFixedThreadPool(width, MultiStart::daemon);
        List<Future<Found>> running = new ArrayList<>();
        try {
            while (!done()) {
                int next = ended.size() + running.size();
                while (running.size() < 2 * width && next < most && sequence.known(next) <= ended.size()) {
                    int start = next++;
                    List<Found> before = List.copyOf(ended.subList(0, sequence.known(start)));
                    running.add(threads.submit(() -> sequence.run(start, before, () -> over, null)));
                }
                awaitFirst(running);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settleForWhatThereIs((CancellationException)
                    new CancellationException("placing the prototypes was interrupted").initCause(e));
        } finally {
            over = true;
            threads.shutdownNow();
        }
    }

    private void awaitFirst(List<Future<Found>> running) throws InterruptedException {
        try {
            // The first start ends whatever the time: until then there is nothing to look at the clock for.
            long patience = nanosLeft() > 0 ? Math.min(1_000_000_000L, nanosLeft()) : 1_000_000_000L;
            ended.add(running.get(0).get(patience, TimeUnit.NANOSECONDS));
            running.remove(0);
        } catch (TimeoutException e) {
            // Another look at the clock.
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
        report();
    }

    private boolean done() {
        return ended.size() >= most
                || outOfTime()
                || (!ended.isEmpty() && ended.get(ended.size() - 1).cosine() <= bound + PROVEN);
    }

    /** The first start ends whatever the time. */
    private boolean outOfTime() {
        return !ended.isEmpty() && nanosLeft() <= 0;
    }

    private long nanosLeft() {
        return placement.effort().timed()
                ? placement.effort().time().toNanos() - (System.nanoTime() - began)
                : Long.MAX_VALUE;
    }

    /** An interrupt says "that will do" where somebody asked for an effort or sees how far it is, else "never mind". */
    private void settleForWhatThereIs(CancellationException interrupted) {
        boolean never = placement.effort().equals(Effort.usual()) && !(listener instanceof ProgressListener);
        if (never || ended.isEmpty() || !Thread.interrupted()) {
            throw interrupted;
        }
    }

    private void report() {
        if (listener != null) {
            Optional<Duration> left = placement.effort().timed()
                    ? Optional.of(Duration.ofNanos(Math.max(0, nanosLeft())))
                    : Optional.empty();
            listener.onProgress(new PlacementProgress(
                    ended.size(),
                    most == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(most),
                    ended.isEmpty() ? 1 : Found.best(ended).cosine(),
                    Duration.ofNanos(System.nanoTime() - began),
                    left));
        }
    }

    private void tell(int start, int step, double[] points) {
        double[] unit = points.clone();
        UnitRows.normalise(unit, dimensions);
        listener.onStep(new PlacementStep(
                start, step, Prototypes.made(dimensions, unit, "smooth maximum", OptionalLong.of(placement.seed()))));
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tammes-placement");
        thread.setDaemon(true);
        return thread;
    }
}
