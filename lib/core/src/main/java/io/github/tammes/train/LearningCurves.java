package io.github.tammes.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** The chart of a run's first metric over its epochs, on training and test examples. */
final class LearningCurves {

    private LearningCurves() {}

    /**
     * Draws the curves.
     *
     * @param history at least one epoch
     */
    static XYChart of(History history) {
        String metric = history.last().testMetrics().keySet().iterator().next();
        XYChart chart = new XYChartBuilder()
                .width(640)
                .height(320)
                .xAxisTitle("epoch")
                .yAxisTitle(metric)
                .build();
        List<Double> epochs = new ArrayList<>();
        history.epochs().forEach(epoch -> epochs.add((double) epoch.epoch()));
        chart.addSeries("train", epochs, values(history, e -> e.trainMetrics().get(metric)));
        chart.addSeries("test", epochs, values(history, e -> e.testMetrics().get(metric)));
        return chart;
    }

    private static List<Double> values(History history, ToDoubleFunction<EpochResult> value) {
        return history.epochs().stream().mapToDouble(value).boxed().toList();
    }
}
