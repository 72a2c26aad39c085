package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.display.Display;
import io.github.tammes.display.ProgressBar;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that runs the trials of a folder of recipes, each that no other process runs or has finished. When its standard
 * input ends, because the process that started it wants so or is no more, it stops: its trial can go on from the last epoch.
 */
final class TrialWorker {

    /** What is done in a cell after an interrupt, at most a minibatch, is over by then. */
    private static final long GRACE_SECONDS = 60;

    /** Exit status where trials are run by other processes. */
    static final int LEFT_TO_OTHERS = 3;

    /** What the sentence begins with that says why a process ended; Java says other things besides. */
    static final String SAYS = "tammes: ";

    private static final int STOPPED = 2;

    private TrialWorker() {}

    /**
     * Runs the trials.
     *
     * @param arguments the folder of recipes with their data, results, histories and checkpoints
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        stopWithInput(Thread.currentThread());
        try {
            Path recipes = Path.of(arguments[0]);
            Experiment experiment = new Experiment(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
            System.exit(runAll(recipes, experiment, out));
        } catch (IOException | RuntimeException e) {
            System.err.println(SAYS + (e.getMessage() == null ? e.toString() : e.getMessage()));
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void stopWithInput(Thread worker) {
        Thread watcher = new Thread(
                () -> {
                    try (InputStream in = System.in) {
                        while (in.read() >= 0) {
                            // Whatever is said, only the end counts.
                        }
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    worker.interrupt();
                    try {
                        TimeUnit.SECONDS.sleep(GRACE_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(STOPPED);
                },
                "end of input");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Returns the exit status. */
    private static int runAll(Path recipes, Experiment experiment, PrintStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(recipes)) {
            files = all.filter(file -> file.toString().endsWith(".recipe"))
                    .sorted()
                    .toList();
        }
        Map<String, Split<Examples>> read = new HashMap<>();
        ResultsFile results = new ResultsFile(experiment.results());
        int status = 0;
        for (Path file : files) {
            String identity = identity(file);
            if (results.contains(identity)) {
                continue;
            }
            Trial trial = RecipeFile.read(file, read);
            out.println(identity + "\trunning");
            boolean goOn =
                    Display.during(new Reporting(identity, out), () -> experiment.runOne(trial, identity, results));
            if (!goOn) {
                return STOPPED;
            }
            if (!results.contains(identity)) {
                status = LEFT_TO_OTHERS;
            }
        }
        return status;
    }

    /** Returns the name of a file, in digits that every file system has, whatever those of the language are. */
    static String recipeName(int number, String identity) {
        return String.format(Locale.ROOT, "%05d-%s.recipe", number, identity);
    }

    /** The files are named by number and identity. */
    static String identity(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf('-') + 1, name.length() - ".recipe".length());
    }

    /** Sends each state of a trial that is a line of text to the process that shows them all. */
    record Reporting(String identity, PrintStream out) implements Display {

        @Override
        public void show(Object value) {
            if (value instanceof CharSequence || value instanceof ProgressBar) {
                out.println(identity + "\t" + value.toString().replace('\n', ' '));
            }
        }

        @Override
        public Live live(Object first) {
            show(first);
            return this::show;
        }

        @Override
        public boolean updatesInPlace() {
            return true;
        }
    }
}
