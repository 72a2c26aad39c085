package io.github.tammes.experiment;

import io.github.tammes.display.Display;
import io.github.tammes.internal.ClassPath;
import io.github.tammes.internal.Durations;
import io.github.tammes.internal.Reason;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Runs trials in processes of their own, which share the cores: DJL collects the gradients of one training at a time in a
 * process, and two processes with one thread each get more done than one with two. Every process runs whatever trial no other
 * does, so that one that dies is replaced by another, which goes on where the trial's checkpoint was written.
 */
final class WorkerProcesses {

    /** Deaths with nothing done in between, after which the cause is not bad luck. */
    private static final int MOST_IDLE_DEATHS = 5;

    private static final String GPUS = "CUDA_VISIBLE_DEVICES";

    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final Experiment experiment;
    private final int count;
    private final WorkerDevices devices;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> reports = new ConcurrentHashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final long begun = System.nanoTime();
    private Path folder;

    WorkerProcesses(Experiment experiment, int count, WorkerDevices devices) {
        this.experiment = experiment;
        this.count = count;
        this.devices = devices;
    }

    /**
     * Runs trials to their end.
     *
     * @param trials by identity, with the recipe of each
     * @param names what to call them
     * @return false if interrupted; the processes have then stopped
     * @throws IllegalStateException if the processes die again and again; the message has what they said
     */
    boolean run(Map<String, TrialRecipe> trials, Map<String, String> names, Display display) {
        try (RecipeFolder mine = RecipeFolder.in(experiment.checkpoints())) {
            folder = mine.path();
            int number = 0;
            for (Map.Entry<String, TrialRecipe> trial : trials.entrySet()) {
                Path file = folder.resolve(TrialWorker.recipeName(number++, trial.getKey()));
                RecipeFile.write(trial.getValue(), trial.getKey(), file);
                states.put(trial.getKey(), names.get(trial.getKey()));
            }
            try {
                return supervise(display);
            } finally {
                stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(experiment.checkpoints() + " cannot be used: " + Reason.of(e), e);
        }
    }

    private boolean supervise(Display display) throws IOException {
        int wanted = Math.min(count, states.size());
        for (int i = 0; i < wanted; i++) {
            processes.add(start(i, wanted));
        }
        ResultsFile results = new ResultsFile(experiment.results());
        Set<String> finished = finished(results);
        int idleDeaths = 0;
        long seen = newestCheckpoint();
        try (Display.Live live = display.live(table(finished))) {
            while (finished.size() < states.size()) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
                Set<String> now = finished(results);
                if (!display.updatesInPlace()) {
                    Set<String> news = new HashSet<>(now);
                    news.removeAll(finished);
                    news.forEach(identity -> display.show("Finished: " + states.get(identity)));
                } else {
                    live.update(table(now));
                }
                finished = now;
                for (int i = 0; i < processes.size(); i++) {
                    Process process = processes.get(i);
                    if (!process.isAlive() && hasDied(process)) {
                        // A trial that was finished has renamed its checkpoint.
                        long newest = newestCheckpoint();
                        idleDeaths = newest > seen ? 1 : idleDeaths + 1;
                        seen = newest;
                        if (idleDeaths >= MOST_IDLE_DEATHS) {
                            throw new IllegalStateException(
                                    "The processes that run the trials die again and again. " + said(log(i)));
                        }
                        processes.set(i, start(i, wanted));
                    }
                }
                if (processes.stream().noneMatch(Process::isAlive)) {
                    finished = finished(results);
                    int left = states.size() - finished.size();
                    if (left > 0) {
                        display.show("A process elsewhere is running " + left
                                + " of the trials; they are left to that one.");
                    }
                    break;
                }
            }
            live.update(table(finished));
        } catch (InterruptedException e) {
            return false;
        }
        return true;
    }

    /** One that ends by itself has found every trial finished or taken. */
    private static boolean hasDied(Process process) {
        return process.exitValue() != 0 && process.exitValue() != TrialWorker.LEFT_TO_OTHERS;
    }

    /** When an epoch of any trial was saved last. */
    private long newestCheckpoint() throws IOException {
        long newest = 0;
        try (Stream<Path> files = Files.list(experiment.checkpoints())) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".zip")) {
                    try {
                        newest =
                                Math.max(newest, Files.getLastModifiedTime(file).toMillis());
                    } catch (NoSuchFileException e) {
                        // Renamed meanwhile.
                    }
                }
            }
        }
        return newest;
    }

    private Set<String> finished(ResultsFile results) {
        Set<String> finished = new HashSet<>(states.keySet());
        finished.removeIf(Predicate.not(results.identities()::contains));
        return finished;
    }

    private Table table(Set<String> finished) {
        StringColumn trial = StringColumn.create("trial");
        StringColumn state = StringColumn.create("state");
        states.forEach((identity, name) -> {
            trial.append(name);
            state.append(finished.contains(identity) ? "finished" : reports.getOrDefault(identity, "waiting"));
        });
        return Table.create(
                finished.size() + " of " + states.size() + " trials finished, " + processes.size() + " processes"
                        + Durations.left((System.nanoTime() - begun) / 1e9, finished.size(), states.size()),
                trial,
                state);
    }

    private Process start(int number, int wanted) throws IOException {
        int threads = Math.max(1, devices.cores() / wanted);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ClassPath.of(TrialWorker.class).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "-Djava.awt.headless=true",
                // Ctrl-C, which the terminal sends to all, ends it at once: Java's own end while PyTorch computes is a
                // crash.
                "-Xrs",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + Math.max(256, (Runtime.getRuntime().maxMemory() / wanted) >> 20) + "m"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ai.djl.") && !name.equals("ai.djl.pytorch.num_threads"))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-Dai.djl.pytorch.num_threads=" + threads);
        command.add(TrialWorker.class.getName());
        for (Path path : List.of(folder, experiment.results(), experiment.histories(), experiment.checkpoints())) {
            command.add(path.toAbsolutePath().toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(log(number).toFile());
        // Threads that wait for work take none away from the other processes.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
        devices.visibleTo(number, System.getenv(GPUS))
                .ifPresent(gpu -> builder.environment().put(GPUS, gpu));
        Process process = builder.start();
        Thread reader = new Thread(() -> read(process), "reports of a trial process");
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private Path log(int number) {
        return folder.resolve("process-" + number + ".log");
    }

    private void read(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    reports.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    /** Says what a process wrote last. Java writes it as the machine does, which need not be UTF-8. */
    static String said(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.stream()
                .filter(line -> line.startsWith(TrialWorker.SAYS))
                .findFirst()
                .map(line -> line.substring(TrialWorker.SAYS.length()))
                // Java itself, which begins with what it picked up and what it warns of.
                .or(() -> lines.stream()
                        .filter(line -> !line.matches("(WARNING|NOTE|Picked up).*"))
                        .findFirst())
                .map(line -> "The last one said: " + line)
                .orElse("They said nothing.");
    }

    /** Lets all stop at the end of the minibatch, and waits for it. */
    private void stop() {
        for (Process process : processes) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                // It has ended.
            }
        }
        boolean interrupted = false;
        for (Process process : processes) {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
