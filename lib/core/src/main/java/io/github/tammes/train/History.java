package io.github.tammes.train;

import io.github.tammes.display.Renderable;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The epochs of a run so far.
 *
 * @param epochs in their order
 */
public record History(List<EpochResult> epochs) implements Renderable {

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
     * Gives the history as a table.
     *
     * @return one row per epoch: epoch, learning rate, losses, metrics, seconds, images per second
     */
    public Table toTable() {
        IntColumn epoch = IntColumn.create("epoch");
        DoubleColumn rate = DoubleColumn.create("learning rate");
        DoubleColumn trainLoss = DoubleColumn.create("train loss");
        DoubleColumn testLoss = DoubleColumn.create("test loss");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        DoubleColumn speed = DoubleColumn.create("images/s");
        epochs.forEach(result -> {
            epoch.append(result.epoch());
            rate.append(result.learningRate());
            trainLoss.append(result.trainLoss());
            testLoss.append(result.testLoss());
            seconds.append(result.seconds());
            speed.append(result.imagesPerSecond());
        });
        Table table = Table.create("History", epoch, rate, trainLoss, testLoss);
        for (String metric : metrics()) {
            DoubleColumn train = DoubleColumn.create("train " + metric);
            DoubleColumn test = DoubleColumn.create("test " + metric);
            epochs.forEach(result -> {
                train.append(result.trainMetrics().getOrDefault(metric, Double.NaN));
                test.append(result.testMetrics().getOrDefault(metric, Double.NaN));
            });
            table.addColumns(train, test);
        }
        return table.addColumns(seconds, speed);
    }

    private Set<String> metrics() {
        return epochs.isEmpty() ? Set.of() : epochs.get(0).testMetrics().keySet();
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
