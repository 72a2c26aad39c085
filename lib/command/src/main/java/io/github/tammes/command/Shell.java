package io.github.tammes.command;

import ai.djl.engine.EngineException;
import io.github.tammes.data.DataException;
import io.github.tammes.train.TrainingException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** How the commands meet the shell: what is wrong is one sentence on the standard error. */
final class Shell {

    private Shell() {}

    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    /**
     * Runs a command and ends the process with its exit status. Ctrl-C interrupts it, and the process ends when it has: to end
     * while PyTorch computes is a crash.
     *
     * @param onCtrlC done before the interrupt
     */
    static void runAndExit(Callable<Integer> command, String[] args, Runnable onCtrlC) {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> stop(worker, onCtrlC), "tammes-ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        int status = run(command, args, writer(System.out), writer(System.err));
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // Java is shutting down, and waits in the hook for this thread to end
        }
        System.exit(status);
    }

    private static void stop(Thread worker, Runnable onCtrlC) {
        onCtrlC.run();
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a command and returns its exit status, 1 if it could not be carried out. */
    static int run(Callable<Integer> command, String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> fail(err, e.getMessage()))
                .setExecutionExceptionHandler((e, failed, result) -> fail(err, sentence(e)));
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Print this help.")
                        .build());
        if (args.length == 0) {
            line.usage(err);
            return 1;
        }
        return line.execute(args);
    }

    private static int fail(PrintWriter err, String sentence) {
        err.println("tammes: " + sentence.lines().findFirst().orElse("").strip());
        return 1;
    }

    /** Says in words what went wrong; rethrows what is a mistake of this program. */
    private static String sentence(Exception e) throws Exception {
        if (e instanceof InvalidPathException path) {
            return "\"" + path.getInput() + "\" is not a file name: " + path.getReason();
        }
        if (e instanceof IllegalArgumentException || e instanceof IllegalStateException) {
            return e.getMessage();
        }
        if (e instanceof NoSuchFileException file) {
            return "there is no file " + file.getFile();
        }
        if (e instanceof CharacterCodingException) {
            return "the file of names is not UTF-8 text";
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + Optional.ofNullable(file.getReason()).orElse("cannot be read or written");
        }
        if (e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof DataException
                || e instanceof TrainingException) {
            return e.getMessage();
        }
        if (e instanceof EngineException) {
            return "PyTorch failed: " + e.getMessage();
        }
        throw e;
    }
}
