package io.github.tammes.kernel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A copy of an exception that JShell's own copying does not bear: where the causes form a circle it goes round until the stack is full, and
 * where an exception throws when it is asked for its words or its frames nothing is left. Either way the cell would seem to have ended well.
 */
final class ThrownCopy extends Exception {

    private static final int MOST_CAUSES = 20;

    /** What ends the name of the class in the message: of the copy JShell passes on no more than that and the frames. */
    private static final char END_OF_NAME = '\n';

    private ThrownCopy(Throwable thrown, Throwable cause) {
        super(thrown.getClass().getName() + END_OF_NAME + words(thrown), cause);
        setStackTrace(frames(thrown));
    }

    /** Returns what was thrown if it can be copied, else a copy of it with its first causes. */
    static Throwable ifNeeded(Throwable thrown) {
        return isPlain(thrown) ? thrown : copy(thrown, newSet());
    }

    /** Tells whether JShell's copy of an exception is that of such a copy. */
    static boolean isName(String className) {
        return className.equals(ThrownCopy.class.getName());
    }

    /** The name of the class that was thrown, by the copy's message. */
    static String nameIn(String message) {
        return message.substring(0, message.indexOf(END_OF_NAME));
    }

    /** The words of what was thrown, by the copy's message; empty if it has none. */
    static String wordsIn(String message) {
        return message.substring(message.indexOf(END_OF_NAME) + 1);
    }

    private static boolean isPlain(Throwable thrown) {
        Set<Throwable> seen = newSet();
        try {
            for (Throwable at = thrown; at != null; at = at.getCause()) {
                if (!seen.add(at) || seen.size() > MOST_CAUSES || at.getStackTrace() == null) {
                    return false;
                }
                var unused = at.getMessage(); // only whether it throws
            }
            return true;
        } catch (Throwable e) { // whatever a class of a person's own throws
            return false;
        }
    }

    private static Set<Throwable> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static ThrownCopy copy(Throwable thrown, Set<Throwable> seen) {
        seen.add(thrown);
        Throwable cause = cause(thrown);
        boolean isNew = cause != null && !seen.contains(cause) && seen.size() < MOST_CAUSES;
        return new ThrownCopy(thrown, isNew ? copy(cause, seen) : null);
    }

    private static Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) { // it is then one without a cause
            return null;
        }
    }

    private static String words(Throwable thrown) {
        try {
            String words = thrown.getMessage();
            return words == null ? "" : words;
        } catch (Throwable e) { // the frames say where it was thrown all the same
            return "its getMessage() throws " + e.getClass().getName();
        }
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            return frames == null ? new StackTraceElement[0] : frames;
        } catch (Throwable e) { // it is then one without frames
            return new StackTraceElement[0];
        }
    }
}
