package io.github.tammes.train;

import io.github.tammes.display.Renderable;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The epochs of a run so far.
 *
 * @param epochs in their order
 * @param heldOut the part of the data that was measured after each epoch: "validation", or "test" where there is no validation
 *     part
 */
public record History(List<EpochResult> epochs, String heldOut) implements Renderable {

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** Returns the last epoch. */
    public EpochResult last() {
        if (epochs.isEmpty()) {
            throw new IllegalStateException("the history is empty: no epoch has been completed yet");
        }
        return epochs.get(epochs.size() - 1);
    }

    /**
     * Returns the number of the epoch that is best on the held-out examples by the first metric: the first of equal ones; 0 if
     * there is none. A value that is not a number is best only where none is.
     *
     * @param isHigherBetter what the best is: the highest or the lowest
     */
    int best(boolean isHigherBetter) {
        int best = 0;
        double bestValue = Double.NaN;
        for (EpochResult epoch : epochs) {
            double value = epoch.heldOutMetrics().values().iterator().next();
            boolean first = best == 0 || (Double.isNaN(bestValue) && !Double.isNaN(value));
            if (first || (isHigherBetter ? value > bestValue : value < bestValue)) {
                best = epoch.epoch();
                bestValue = value;
            }
        }
        return best;
    }

    /**
     * Gives the history as a table.
     *
     * @return one row per epoch: epoch, learning rate, losses, metrics, seconds, examples per second, and, where prototypes were
     *     dealt anew, how many classes got another; what was measured after the epoch is named after the part it was
     *     measured on, such as "validation accuracy"
     */
    public Table toTable() {
        IntColumn epoch = IntColumn.create("epoch");
        DoubleColumn rate = DoubleColumn.create("learning rate");
        DoubleColumn trainLoss = DoubleColumn.create("train loss");
        DoubleColumn heldOutLoss = DoubleColumn.create(heldOut + " loss");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        DoubleColumn speed = DoubleColumn.create("examples/s");
        epochs.forEach(result -> {
            epoch.append(result.epoch());
            rate.append(result.learningRate());
            trainLoss.append(result.trainLoss());
            heldOutLoss.append(result.heldOutLoss());
            seconds.append(result.seconds());
            speed.append(result.imagesPerSecond());
        });
        Table table = Table.create("History", epoch, rate, trainLoss, heldOutLoss);
        for (String metric : metrics()) {
            DoubleColumn train = DoubleColumn.create("train " + metric);
            DoubleColumn measured = DoubleColumn.create(heldOut + " " + metric);
            epochs.forEach(result -> {
                train.append(result.trainMetrics().getOrDefault(metric, Double.NaN));
                measured.append(result.heldOutMetrics().getOrDefault(metric, Double.NaN));
            });
            table.addColumns(train, measured);
        }
        table.addColumns(seconds, speed);
        int[] redealt = epochs.stream().mapToInt(EpochResult::redealt).toArray();
        return IntStream.of(redealt).sum() == 0 ? table : table.addColumns(IntColumn.create("re-dealt", redealt));
    }

    private Set<String> metrics() {
        return epochs.isEmpty() ? Set.of() : epochs.get(0).heldOutMetrics().keySet();
    }

    /** Shows the table. */
    @Override
    public List<Object> parts() {
        return List.of(toTable());
    }

    @Override
    public String toString() {
        return epochs.isEmpty() ? "no epoch yet" : toTable().print(epochs.size());
    }
}
