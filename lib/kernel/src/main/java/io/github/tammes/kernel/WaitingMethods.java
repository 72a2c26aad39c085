package io.github.tammes.kernel;

import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;

/**
 * Methods that wait for a type to be declared, taken out of JShell's way: where a variable waits as well, JShell (of Java 17 to 25) fails at
 * every further import, for it then looks at both and asks for the signature of a method that has none.
 */
final class WaitingMethods {

    /** How the compiler says that it was asked for such a signature. */
    private static final String NO_SIGNATURE = "typeSig";

    private boolean moving;

    /**
     * Evaluates something, if need be while the methods are not there.
     *
     * @param shell the shell
     * @param evaluation what is evaluated, a second time where the first has failed before anything was run
     */
    <T> T without(JShell shell, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (AssertionError e) {
            List<MethodSnippet> waiting = shell.methods()
                    .filter(method -> shell.status(method) == Snippet.Status.RECOVERABLE_NOT_DEFINED)
                    .toList();
            if (!String.valueOf(e.getMessage()).startsWith(NO_SIGNATURE) || waiting.isEmpty()) {
                throw e;
            }
            move(() -> waiting.forEach(shell::drop));
            try {
                return evaluation.get();
            } finally {
                move(() -> waiting.forEach(method -> shell.eval(method.source())));
            }
        }
    }

    /** Tells whether methods are just taken away or put back: they are where they were in their cell. */
    boolean isMoving() {
        return moving;
    }

    private void move(Runnable change) {
        moving = true;
        try {
            change.run();
        } finally {
            moving = false;
        }
    }
}
