package io.github.tammes.evaluation;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** What the examples really were that were predicted about the same. */
final class Calibration {

    private Calibration() {}

    /**
     * Puts examples into groups of about equal size, from the lowest predictions to the highest.
     *
     * @param evaluation with targets
     * @param groups at least 1 and at most the number of examples
     * @return examples, lowest, mean and highest prediction, mean target
     */
    static Table of(Evaluation evaluation, int groups) {
        Predictions predictions = evaluation.predictions();
        if (groups < 1 || groups > predictions.size()) {
            throw new IllegalArgumentException(
                    "groups is " + groups + " but must be 1 … " + predictions.size() + ", the number of examples");
        }
        int[] order = IntStream.range(0, predictions.size())
                .boxed()
                .sorted(Comparator.comparing(predictions::predictedTarget))
                .mapToInt(Integer::intValue)
                .toArray();
        IntColumn examples = IntColumn.create("examples");
        DoubleColumn lowest = DoubleColumn.create("lowest predicted");
        DoubleColumn predicted = DoubleColumn.create("mean predicted");
        DoubleColumn highest = DoubleColumn.create("highest predicted");
        DoubleColumn target = DoubleColumn.create("mean target");
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) group * order.length / groups);
            int to = (int) ((long) (group + 1) * order.length / groups);
            double predictedSum = 0;
            double targetSum = 0;
            for (int i = from; i < to; i++) {
                predictedSum += predictions.predictedTarget(order[i]);
                targetSum += evaluation.target(order[i]);
            }
            examples.append(to - from);
            lowest.append(predictions.predictedTarget(order[from]));
            predicted.append(predictedSum / (to - from));
            highest.append(predictions.predictedTarget(order[to - 1]));
            target.append(targetSum / (to - from));
        }
        DecimalFormat twoDecimals = new DecimalFormat("0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        for (DoubleColumn column : List.of(lowest, predicted, highest, target)) {
            column.setPrintFormatter(twoDecimals, "");
        }
        return Table.create(
                "Calibration on " + evaluation.examples().name(), examples, lowest, predicted, highest, target);
    }
}
