package io.github.tammes.spark;

import io.github.tammes.display.Display;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.experiment.RemoteTrial;
import io.github.tammes.experiment.Trial;
import io.github.tammes.internal.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.sql.SparkSession;
import tech.tablesaw.api.Table;

/**
 * Runs the trials of an experiment on a cluster of Apache Spark: each is a task that has an executor to itself, for DJL collects
 * the gradients of one training at a time in a process. Results and histories are recorded here, in the experiment's own files.
 *
 * <p>Trials travel as recipes and data as bytes, which Spark brings to each executor once; the executors need the jars of this
 * library and of PyTorch, as {@code spark.jars} or in one jar given to {@code spark-submit}. After every epoch a checkpoint is
 * brought to a folder that all machines see: when an executor is lost, its trial goes on elsewhere from there.
 */
public final class SparkExperiment {

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final SparkSession session;
    private final String shared;
    private final JavaSparkContext spark;
    private final Map<String, Broadcast<byte[]>> data = new HashMap<>();
    private final Map<RemoteTrial, JavaFutureAction<List<byte[]>>> running = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final long begun = System.nanoTime();

    private SparkExperiment(SparkSession session, String shared) {
        this.session = session;
        this.shared = shared;
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    /**
     * Runs the trials that are not finished, where all machines see the experiment's folder of checkpoints: on a cluster on this
     * machine, or on a network disk. For everything else see {@link #run(SparkSession, Experiment, List, String)}.
     *
     * @param session of a cluster
     * @param experiment where to record; other drivers and processes may run trials of it at the same time
     * @param trials the grid
     * @return those of them that are finished, one row each
     */
    public static Table run(SparkSession session, Experiment experiment, List<? extends Trial> trials) {
        return run(session, experiment, trials, shared(experiment));
    }

    /** As Hadoop writes it, which takes the %20 of an address for three characters of a name. */
    static String shared(Experiment experiment) {
        return new org.apache.hadoop.fs.Path(
                        experiment.checkpoints().resolve("spark").toUri())
                .toString();
    }

    /**
     * Runs the trials that are not finished. A trial that another driver or process of the experiment is running is left to that
     * one; a trial without a {@link Trial#recipe} runs here after the others. When the thread is interrupted all tasks are
     * cancelled, and the next call goes on from their last epochs; so it does with a trial that Spark gives up, by default when
     * it has lost four executors ({@code spark.task.maxFailures}), though the others have run on.
     *
     * @param session of a cluster
     * @param experiment where to record; other drivers and processes may run trials of it at the same time
     * @param trials the grid
     * @param shared a folder for the checkpoints of trials in training that this process and all executors see, on any file
     *     system that Hadoop knows: "hdfs:///grids/age", "s3a://bucket/age", "/mnt/shared/age"
     * @return those of them that are finished, one row each
     * @throws IllegalStateException if trials failed, after all others have run; the message says which and why
     * @throws UncheckedIOException if a file cannot be read or written; the message names it
     */
    public static Table run(SparkSession session, Experiment experiment, List<? extends Trial> trials, String shared) {
        List<RemoteTrial> claimed = RemoteTrial.claim(experiment, trials);
        boolean completed;
        try {
            completed = new SparkExperiment(session, shared).runAll(claimed);
        } finally {
            claimed.forEach(RemoteTrial::close);
        }
        if (!completed) {
            Display.current().show("Interrupted; run the experiment again to go on.");
            return experiment.table(trials);
        }
        List<Trial> others = new ArrayList<>();
        int left = 0;
        for (Trial trial : trials) {
            if (trial.recipe().isEmpty()) {
                others.add(trial);
            } else if (!experiment.isFinished(trial)) {
                left++;
            }
        }
        if (left > 0) {
            Display.current()
                    .show("Another driver or process is running " + left
                            + " of the trials; they are left to that one.");
        }
        if (!others.isEmpty()) {
            experiment.run(others, 1);
        }
        return experiment.table(trials);
    }

    /** Returns false if interrupted. */
    private boolean runAll(List<RemoteTrial> trials) {
        warning(spark.getConf()).ifPresent(Display.current()::show);
        SparkContext context = session.sparkContext();
        context.setInterruptOnCancel(true);
        try {
            for (RemoteTrial trial : trials) {
                running.put(trial, submit(trial));
            }
            return collect(trials.size());
        } catch (IOException e) {
            throw new UncheckedIOException(shared + " cannot be used: " + e.getMessage(), e);
        } finally {
            running.values().forEach(task -> task.cancel(true));
            data.values().forEach(Broadcast::destroy);
            context.setInterruptOnCancel(false);
        }
    }

    private JavaFutureAction<List<byte[]>> submit(RemoteTrial trial) throws IOException {
        // A trial that was begun here, by a process, goes on there.
        SharedCheckpoint there = new SharedCheckpoint(shared, trial.identity());
        for (Path checkpoint : trial.checkpoints()) {
            if (!there.has(checkpoint.getFileName().toString())) {
                there.save(checkpoint);
            }
        }
        Broadcast<byte[]> bytes = data.computeIfAbsent(trial.dataName(), name -> spark.broadcast(trial.data()));
        JavaRDD<String> recipe = alone(spark.parallelize(List.of(trial.recipe()), 1));
        return recipe.map(new TrialTask(trial.identity(), shared, bytes)).collectAsync();
    }

    /** Says that nobody can tell how many cores an executor has, where a cluster of Spark's own gives it all of a machine. */
    static Optional<String> warning(SparkConf settings) {
        return settings.contains("spark.executor.cores")
                        || !settings.get("spark.master", "").startsWith("spark://")
                ? Optional.empty()
                : Optional.of(
                        "spark.executor.cores is not set, so an executor takes all cores of its machine and begins as many"
                                + " trials, of which one at a time trains, on one thread. Set it when the session is made, to 2 for"
                                + " example: then each trial has an executor to itself.");
    }

    /** Asks for all cores of an executor, where the cluster can be asked and the session's tasks have not got them anyway. */
    private JavaRDD<String> alone(JavaRDD<String> recipe) {
        SparkConf settings = spark.getConf();
        int cores = settings.getInt("spark.executor.cores", 1);
        if (cores == settings.getInt("spark.task.cpus", 1)
                || settings.getBoolean("spark.dynamicAllocation.enabled", false)
                || spark.master().startsWith("local")) {
            return recipe;
        }
        return recipe.withResources(new ResourceProfileBuilder()
                .require(new TaskResourceRequests().cpus(cores))
                .build());
    }

    private boolean collect(int all) throws IOException {
        try (Display.Live live = Display.current().live(state(all))) {
            while (!running.isEmpty()) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
                Iterator<Map.Entry<RemoteTrial, JavaFutureAction<List<byte[]>>>> tasks =
                        running.entrySet().iterator();
                while (tasks.hasNext()) {
                    Map.Entry<RemoteTrial, JavaFutureAction<List<byte[]>>> task = tasks.next();
                    if (task.getValue().isDone()) {
                        finish(task.getKey(), task.getValue());
                        tasks.remove();
                    }
                }
                live.update(state(all));
            }
        } catch (InterruptedException e) {
            return false;
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " of " + all + " trials failed. " + failures.get(0));
        }
        return true;
    }

    private String state(int all) {
        int active = 0;
        for (int stage : spark.statusTracker().getActiveStageIds()) {
            var info = spark.statusTracker().getStageInfo(stage);
            active += info == null ? 0 : info.numActiveTasks();
        }
        int finished = all - running.size();
        return finished + " of " + all + " trials finished, " + active + " running on " + spark.master()
                + Durations.left((System.nanoTime() - begun) / 1e9, finished, all);
    }

    private void finish(RemoteTrial trial, JavaFutureAction<List<byte[]>> task)
            throws IOException, InterruptedException {
        try {
            byte[] outcome = task.get().get(0);
            SharedCheckpoint there = new SharedCheckpoint(shared, trial.identity());
            there.fetch(trial.checkpoint().getParent());
            trial.finish(outcome);
            there.delete();
        } catch (ExecutionException e) {
            failures.add(trial.name() + ": " + reason(e.getCause()));
        } finally {
            trial.close();
        }
    }

    /** Spark puts the exception of the task, with its frames, into the message of its own. */
    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int cause = message.lastIndexOf("executor ");
        int start = cause < 0 ? -1 : message.indexOf("): ", cause);
        return (start < 0 ? message : message.substring(start + 3))
                .lines()
                .findFirst()
                .orElse(failure.toString());
    }
}
