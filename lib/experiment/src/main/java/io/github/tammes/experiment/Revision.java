package io.github.tammes.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The git revision of a directory, so that a result names the code that made it; the repository may be anyone's. */
final class Revision {

    /** The code that runs is that of when it was loaded, however long it runs and whatever is committed meanwhile. */
    private static final String AT_START = of(Path.of(""));

    private Revision() {}

    /**
     * Returns the short hash that the working directory had when this process was asked first, with a plus sign if files had been
     * changed since; "unknown" outside a repository.
     */
    static String current() {
        return AT_START;
    }

    static String of(Path directory) {
        String hash = git(directory, "rev-parse", "--short=10", "HEAD");
        if (hash.isEmpty()) {
            return "unknown";
        }
        // Results and notebooks change by being made; only other changes make the revision doubtful.
        String changes = git(
                directory,
                "status",
                "--porcelain",
                "--untracked-files=no",
                "--",
                ":/",
                ":(top,exclude)*.csv",
                ":(top,exclude)*.ipynb");
        return changes.isEmpty() ? hash : hash + "+";
    }

    private static String git(Path directory, String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "git";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process process = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
