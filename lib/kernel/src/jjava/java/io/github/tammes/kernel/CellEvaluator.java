package io.github.tammes.kernel;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.IncompleteSourceException;

/** JJava's evaluator, which here knows where each snippet stands in its cell and waits for what is interrupted. */
final class CellEvaluator extends CodeEvaluator {

    private static final int MOST_CAUSES = 20;

    private final CellThreads threads;
    private final CellPlaces places;
    private final CellVariables variables = new CellVariables(this::getClassLoader);
    private final WaitingMethods waitingMethods = new WaitingMethods();
    private final List<Snippet> declared = new ArrayList<>();
    private volatile FutureTask<?> work;

    // The cell that runs, and the place of the snippet that runs; only the running cell's threads come here, in turns.
    private volatile int cell;
    private volatile String text = "";
    private volatile CellPlaces.Place place = new CellPlaces.Place(0, "", 0);
    private volatile int depth;
    private volatile Optional<Within> within = Optional.empty();

    /**
     * Something thrown by code that the cell has run by a magic.
     *
     * @param thrown what JShell gives the cell itself only a copy of, in which the compiler's words are missing
     * @param place where
     */
    record Within(RuntimeException thrown, CellPlaces.Place place) {

        /** Tells whether something was thrown because of this. */
        boolean causes(Throwable other) {
            return Stream.iterate(other, Objects::nonNull, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .anyMatch(cause -> cause instanceof EvalException copy
                            && copy.getExceptionClassName()
                                    .equals(thrown.getClass().getName())
                            && String.valueOf(copy.getMessage()).equals(String.valueOf(thrown.getMessage())));
        }
    }

    CellEvaluator(String name, long timeout, TimeUnit unit, CellPlaces places) {
        super(name, timeout, unit);
        this.places = places;
        this.threads = ownThreads();
    }

    /** Gives JJava threads that we know, in place of its own. */
    private CellThreads ownThreads() {
        try {
            Object control = getExecControlProvider().generate(null, Map.of());
            Field field = control.getClass().getDeclaredField("executor");
            field.setAccessible(true);
            var its = (ThreadPoolExecutor) field.get(control);
            var ours = new CellThreads(its.getThreadFactory());
            field.set(control, ours);
            its.shutdown();
            return ours;
        } catch (Throwable e) { // as its interface says
            throw new IllegalStateException("this version of JJava is made in another way than 1.0-a8: " + e, e);
        }
    }

    CellThreads threads() {
        return threads;
    }

    /** The place of the snippet that ran last. */
    CellPlaces.Place place() {
        return place;
    }

    /** What code that the cell has run by a magic has thrown, if that is why the cell throws. */
    Optional<Within> within(Throwable thrown) {
        return within.filter(inner -> inner.causes(thrown));
    }

    void begin(int number, String source) {
        cell = number;
        text = source;
        depth = 0;
        within = Optional.empty();
        threads.goOn();
    }

    /** Hears of every snippet when it has run. */
    void heard(SnippetEvent event) {
        if (event.causeSnippet() == null && !waitingMethods.isMoving()) {
            places.put(event.snippet().id(), place);
            declared.add(event.snippet());
        }
    }

    @Override
    public Object eval(JShell shell, String code) {
        CellPlaces.Place outer = place;
        boolean isCell = depth++ == 0;
        try {
            return evalAll(shell, code, isCell);
        } catch (RuntimeException e) {
            if (!isCell && within(e).isEmpty()) {
                within = Optional.of(new Within(e, place));
            }
            throw e;
        } finally {
            depth--;
            if (!isCell) {
                place = outer;
            }
        }
    }

    private Object evalAll(JShell shell, String code, boolean isCell) {
        int base = isCell ? 0 : text.indexOf(code.strip());
        Object last = null;
        String rest = code;
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        while (next.completeness().isComplete()) {
            place = placeOf(code, code.length() - rest.length(), isCell, base);
            last = evalSingle(shell, next.source());
            rest = next.remaining();
            next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        }
        if (next.completeness() != Completeness.EMPTY) {
            place = placeOf(code, code.length() - rest.length(), isCell, base);
            throw new IncompleteSourceException(rest.strip());
        }
        return last;
    }

    private CellPlaces.Place placeOf(String code, int from, boolean isCell, int base) {
        int start = from;
        while (start < code.length() && Character.isWhitespace(code.charAt(start))) {
            start++;
        }
        if (!isCell) {
            return base < 0 || cell == 0
                    ? new CellPlaces.Place(cell == 0 ? 0 : -1, code, start)
                    : new CellPlaces.Place(cell, text, base + start - leadingSpace(code));
        }
        // Magics are replaced within their lines, so that lines and not characters agree with the cell's own text.
        int line = (int) code.substring(0, start).chars().filter(c -> c == '\n').count();
        int column = start - 1 - code.lastIndexOf('\n', start - 1);
        return new CellPlaces.Place(cell, text, Math.min(startOfLine(line) + column, text.length()));
    }

    private int startOfLine(int line) {
        int start = 0;
        for (int i = 0; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    private static int leadingSpace(String code) {
        return code.length() - code.stripLeading().length();
    }

    @Override
    protected Object evalSingle(JShell shell, String code) {
        if (threads.isStopping()) {
            throw new CellStopped(null, null);
        }
        Object value;
        try {
            value = waitingMethods.without(shell, () -> super.evalSingle(shell, code));
        } catch (RuntimeException e) {
            throw threads.isStopping() && !(e instanceof CellStopped) ? new CellStopped(null, e) : e;
        } finally {
            variables.restore(shell, declared, code).forEach(System.err::println);
            declared.clear();
        }
        if (threads.isStopping()) {
            throw new CellStopped(value, null);
        }
        return value;
    }

    /** Does something as the running cell does: an interrupt reaches it. */
    <T> T onCellThread(Callable<T> something) throws Exception {
        var task = new FutureTask<>(something);
        work = task;
        threads.execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            work = null;
        }
    }

    @Override
    public void interrupt() {
        super.interrupt();
        FutureTask<?> task = work;
        if (task != null) {
            task.cancel(true);
        }
    }
}
