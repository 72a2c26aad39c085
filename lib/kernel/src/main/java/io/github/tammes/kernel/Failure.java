package io.github.tammes.kernel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.EvalException;

/**
 * What a cell threw, be it the exception itself or JShell's copy of it.
 *
 * @param type the name of its class
 * @param message its words, if it has any
 * @param frames where it was thrown, innermost first
 * @param cause what it was caused by
 */
record Failure(String type, Optional<String> message, List<StackTraceElement> frames, Optional<Failure> cause) {

    private static final int MAX_CAUSES = 20;

    /** The words in which kernels wrap what a magic has thrown. */
    private static final String OF_MAGIC = "Exception running (line|cell) magic .*";

    /** JShell's own class around what a cell declares, by which Java's messages name variables, methods and classes. */
    private static final Pattern WRAPPER = Pattern.compile("REPL[./]\\$JShell\\$\\d+[A-Z]*[.$]");

    static Failure of(Throwable thrown) {
        Failure failure = of(thrown, MAX_CAUSES);
        boolean wrapped = failure.message
                .filter(words -> words.lines().findFirst().orElse("").matches(OF_MAGIC))
                .isPresent();
        return wrapped ? failure.cause.map(cause -> cause.at(failure.frames)).orElse(failure) : failure;
    }

    private static Failure of(Throwable thrown, int causes) {
        String className = thrown instanceof EvalException copy
                ? copy.getExceptionClassName()
                : thrown.getClass().getName();
        boolean isCopy = ThrownCopy.isName(className);
        String type = isCopy ? ThrownCopy.nameIn(thrown.getMessage()) : className;
        // JShell writes a missing message as this word.
        Optional<String> message = Optional.ofNullable(thrown.getMessage())
                .map(words -> isCopy ? ThrownCopy.wordsIn(words) : words)
                .filter(words -> !words.isBlank() && !(thrown instanceof EvalException && words.equals("null")))
                .map(words -> WRAPPER.matcher(words).replaceAll(""));
        Optional<Failure> cause = Optional.ofNullable(thrown.getCause())
                .filter(inner -> causes > 0 && inner != thrown)
                .map(inner -> of(inner, causes - 1));
        return new Failure(type, message, List.of(thrown.getStackTrace()), cause);
    }

    private Failure at(List<StackTraceElement> outer) {
        return frames.stream().anyMatch(CellPlaces::isOfCell) ? this : new Failure(type, message, outer, cause);
    }

    /** The name of its class without package and enclosing classes. */
    String name() {
        return type.substring(1 + Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')));
    }

    String headline() {
        return message.map(words -> name() + ": " + words).orElse(name());
    }
}
