package io.github.tammes.kernel;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands of the operating system's shell for a cell: {@code %%bash} and {@code !}. */
final class ShellCommand {

    /** A command may leave something running that keeps its output open; it is not waited for. */
    private static final long MILLIS_FOR_LAST_WORDS = 1000;

    private static final int BUFFER = 8192;

    private ShellCommand() {}

    /**
     * Runs commands and prints what they print, as it comes.
     *
     * @param script what bash is to do, one or several lines
     * @throws IllegalStateException if bash is not there, the last command fails, or the cell is interrupted; all that was
     *     started is then ended
     */
    static void run(String script) {
        Process process = start(script);
        Thread out = pump(process.inputReader(StandardCharsets.UTF_8), words -> System.out.print(words));
        Thread err = pump(process.errorReader(StandardCharsets.UTF_8), words -> System.err.print(words));
        int status;
        try {
            status = process.waitFor();
            out.join(MILLIS_FOR_LAST_WORDS);
            err.join(MILLIS_FOR_LAST_WORDS);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted, and the command was ended", e);
        }
        System.out.flush();
        System.err.flush();
        if (status != 0) {
            throw new IllegalStateException("bash ended with status " + status);
        }
    }

    private static Process start(String script) {
        try {
            return new ProcessBuilder("bash", "-c", script)
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("bash cannot be started: " + e.getMessage(), e);
        }
    }

    private static Thread pump(Reader from, Consumer<String> to) {
        var thread = new Thread(() -> copy(from, to), "tammes-bash");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(Reader from, Consumer<String> to) {
        var buffer = new char[BUFFER];
        try {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.accept(new String(buffer, 0, read));
            }
        } catch (IOException e) {
            // The command was ended while it printed.
        }
    }

    /** The shell goes before what it started, or it would take the end of one command as the word to begin the next. */
    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(MILLIS_FOR_LAST_WORDS, TimeUnit.MILLISECONDS)) {
                started.forEach(ProcessHandle::destroyForcibly);
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
