package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.experiment.Experiment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How long trials will take on this machine, told beforehand. */
public final class TimePlan {

    private TimePlan() {}

    /**
     * Estimates the time of training; the placement of the prototypes, seconds for each trial, comes on top.
     *
     * @param experiment whose finished trials need no time
     * @param throughput of this machine
     * @param trials of one budget or more
     * @return a row for each budget, and for each number of epochs of one, in the order of the trials: budget, epochs, train size, trials, finished, each (the time of
     *     one trial), to do (the time of all that are not finished)
     */
    public static Table of(Experiment experiment, Throughput throughput, List<ClassificationTrial> trials) {
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        for (ClassificationTrial trial : trials) {
            // A trial can be trained for another time than its budget says, which is then but its name.
            List<Object> length = List.of(trial.budget(), trial.options().epochs());
            rows.computeIfAbsent(length, first -> new Row(throughput, trial)).add(experiment.isFinished(trial));
        }
        Table table = Table.create(
                "Time of training on this machine, without the placement of the prototypes",
                StringColumn.create("budget"),
                IntColumn.create("epochs"),
                IntColumn.create("train size"),
                IntColumn.create("trials"),
                IntColumn.create("finished"),
                StringColumn.create("each"),
                StringColumn.create("to do"));
        rows.values().forEach(row -> row.appendTo(table));
        return table;
    }

    /** What is known of the trials of one budget. */
    private static final class Row {

        private final Budget budget;
        private final int epochs;
        private final int trainSize;
        private final Duration each;
        private int trials;
        private int finished;

        Row(Throughput throughput, ClassificationTrial trial) {
            this.budget = trial.budget();
            this.epochs = trial.options().epochs();
            Split<ImageData> used = budget.subset(trial.data());
            this.trainSize = used.train().size();
            this.each = throughput.estimate(epochs, trainSize, used.test().size());
        }

        void add(boolean isFinished) {
            trials++;
            finished += isFinished ? 1 : 0;
        }

        void appendTo(Table table) {
            table.stringColumn("budget").append(budget.name());
            table.intColumn("epochs").append(epochs);
            table.intColumn("train size").append(trainSize);
            table.intColumn("trials").append(trials);
            table.intColumn("finished").append(finished);
            table.stringColumn("each").append(about(each));
            table.stringColumn("to do")
                    .append(finished == trials ? "nothing" : about(each.multipliedBy(trials - finished)));
        }
    }

    /** An estimate has no more than two digits. */
    static String about(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%d s", Math.max(1, Math.round(seconds)));
        }
        if (seconds < 90 * 60) {
            return String.format(Locale.ROOT, "%d min", Math.round(seconds / 60));
        }
        if (seconds < 48 * 3600) {
            double hours = seconds / 3600;
            return String.format(Locale.ROOT, hours < 9.95 ? "%.1f h" : "%.0f h", hours);
        }
        return String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
    }
}
