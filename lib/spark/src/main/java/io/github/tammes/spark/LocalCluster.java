package io.github.tammes.spark;

import io.github.tammes.internal.ClassPath;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;

/**
 * A standalone cluster of Spark on this machine, of real processes: a master and workers, each of which runs one executor for a
 * session. It needs no installed Spark, only the jars on this process's class path, and ends with this process.
 *
 * <pre>{@code
 * var cluster = LocalCluster.start(2);
 * var spark = cluster.session("my grid");
 * }</pre>
 */
public final class LocalCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String MEMORY = "1g";

    private static final List<String> OPENED =
            List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch");

    private final Path home;
    private final String url;
    private final List<Process> processes;

    private LocalCluster(Path home, String url, List<Process> processes) {
        this.home = home;
        this.url = url;
        this.processes = processes;
    }

    /**
     * Starts a cluster whose workers have one core and 1 GB of memory each.
     *
     * @param workers how many, at least 1
     * @return the cluster, to be closed when no longer needed
     * @throws IllegalArgumentException if there is to be no worker
     * @throws IllegalStateException if this process was not started as Spark needs it, or the master does not start; the message
     *     says how, or what it said
     * @throws IOException if a folder cannot be made or a process not started
     */
    public static LocalCluster start(int workers) throws IOException {
        if (workers < 1) {
            throw new IllegalArgumentException("workers is " + workers + " but must be at least 1");
        }
        requireOpen();
        Path home = Files.createTempDirectory("tammes-spark-");
        List<Process> processes = new ArrayList<>();
        LocalCluster starting = new LocalCluster(home, "", processes);
        try {
            Files.writeString(home.resolve("RELEASE"), "Spark of Maven's jars\n");
            Path jars = Files.createDirectory(home.resolve("jars"));
            for (Path place : ClassPath.of(LocalCluster.class)) {
                // Of two with one name the first counts, as it does here; the order of a folder is nobody's.
                Path link = jars.resolve(place.getFileName());
                if (Files.isRegularFile(place) && Files.notExists(link)) {
                    Files.createSymbolicLink(link, place);
                }
            }
            Process master = starting.launch("master");
            String url = new BufferedReader(new InputStreamReader(master.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (url == null) {
                throw new IllegalStateException("Spark's master does not start. It said: "
                        + Files.readString(home.resolve("master.log")).strip());
            }
            for (int i = 0; i < workers; i++) {
                starting.launch("worker-" + i, url, home.resolve("work").toString());
            }
            return new LocalCluster(home, url, processes);
        } catch (IOException | RuntimeException e) {
            starting.close();
            throw e;
        }
    }

    /** Spark reaches into Java's own packages, which only the start of a process can allow. */
    private static void requireOpen() {
        for (String name : OPENED) {
            if (!Object.class.getModule().isOpen(name, SparkSession.class.getModule())) {
                throw new IllegalStateException("Spark needs a Java that was started with --add-opens=java.base/" + name
                        + "=ALL-UNNAMED: set JDK_JAVA_OPTIONS=\""
                        + String.join(
                                " ",
                                OPENED.stream()
                                        .map(opened -> "--add-opens=java.base/" + opened + "=ALL-UNNAMED")
                                        .toList())
                        + "\" and start the kernel or the program again");
            }
        }
    }

    private Process launch(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        ClassPath.of(LocalCluster.class).stream()
                                .map(Path::toString)
                                .toList()),
                ClusterProcess.class.getName(),
                name.replaceFirst("-.*", "")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(home.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Returns the address of the master: {@code spark://127.0.0.1:PORT}. */
    public String url() {
        return url;
    }

    /**
     * Opens a session with an executor on each worker, or returns the session that this process has already.
     *
     * @param name of the application
     */
    public SparkSession session(String name) {
        String folders = String.join(
                File.pathSeparator,
                ClassPath.of(LocalCluster.class).stream()
                        .filter(Files::isDirectory)
                        .map(Path::toString)
                        .toList());
        return SparkSession.builder()
                .appName(name)
                .master(url)
                .config("spark.driver.host", HOST)
                .config("spark.driver.bindAddress", HOST)
                .config("spark.executor.cores", 1)
                .config("spark.executor.memory", MEMORY)
                .config("spark.executor.extraClassPath", folders)
                .config("spark.executor.extraJavaOptions", "-XX:+UseSerialGC")
                .config("spark.ui.enabled", false)
                .getOrCreate();
    }

    /** Ends all processes and deletes what they have written. */
    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            // The executors of a worker end with it.
            process.destroy();
        }
        for (Process process : processes) {
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String toString() {
        return "A cluster at " + url + ", " + (processes.size() - 1) + " workers";
    }
}
