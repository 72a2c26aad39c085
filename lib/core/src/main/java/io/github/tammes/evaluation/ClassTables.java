package io.github.tammes.evaluation;

import io.github.tammes.data.Examples;
import java.util.List;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Predicted classes beside the true ones, as tables. */
final class ClassTables {

    private ClassTables() {}

    static Table confusion(Evaluation evaluation, List<String> groups, UnaryOperator<String> groupOf) {
        Examples examples = evaluation.examples();
        Predictions predictions = evaluation.predictions();
        int[] groupIndex = examples.classNames().stream()
                .mapToInt(name -> index(groups, groupOf.apply(name), name))
                .toArray();
        int[][] counts = new int[groups.size()][groups.size()];
        for (int i = 0; i < predictions.size(); i++) {
            counts[groupIndex[predictions.predictedClass(i)]][groupIndex[examples.label(i)]]++;
        }
        Table table = Table.create("Confusion on " + examples.name(), StringColumn.create("true \\ predicted", groups));
        for (int predicted = 0; predicted < groups.size(); predicted++) {
            table.addColumns(IntColumn.create(columnName(groups, predicted, table), counts[predicted]));
        }
        return table;
    }

    /** Returns a group's name, with its number where a column of a name like it is there already: tables ignore case. */
    private static String columnName(List<String> groups, int group, Table table) {
        String name = groups.get(group);
        while (table.containsColumn(name)) {
            name += " (" + group + ")";
        }
        return name;
    }

    private static int index(List<String> groups, String group, String className) {
        int index = groups.indexOf(group);
        if (index < 0) {
            throw new IllegalArgumentException("the class \"" + className + "\" is in the group \"" + group
                    + "\", which is not among the groups " + groups);
        }
        return index;
    }

    static Table byClass(Evaluation evaluation) {
        Examples examples = evaluation.examples();
        Predictions predictions = evaluation.predictions();
        List<String> names = examples.classNames();
        int[] count = new int[names.size()];
        int[] correct = new int[names.size()];
        for (int i = 0; i < predictions.size(); i++) {
            int label = examples.label(i);
            count[label]++;
            if (evaluation.isRight(i)) {
                correct[label]++;
            }
        }
        DoubleColumn accuracy = DoubleColumn.create("accuracy");
        for (int k = 0; k < names.size(); k++) {
            accuracy.append(count[k] == 0 ? Double.NaN : (double) correct[k] / count[k]);
        }
        accuracy.setPrintFormatter(NumberColumnFormatter.percent(1));
        return Table.create(
                "Accuracy by class on " + examples.name(),
                StringColumn.create("class", names),
                IntColumn.create("examples", count),
                IntColumn.create("correct", correct),
                accuracy);
    }

    static Table scoresByExample(Evaluation evaluation) {
        Examples examples = evaluation.examples();
        Predictions predictions = evaluation.predictions();
        float[][] scores = predictions.scores();
        List<String> names = examples.classNames();
        IntColumn example = IntColumn.create("example");
        StringColumn truth = StringColumn.create("class");
        StringColumn predicted = StringColumn.create("predicted");
        DoubleColumn own = DoubleColumn.create("own");
        DoubleColumn other = DoubleColumn.create("other");
        for (int i = 0; i < predictions.size(); i++) {
            example.append(i);
            truth.append(names.get(examples.label(i)));
            predicted.append(names.get(predictions.predictedClass(i)));
            own.append(scores[i][examples.label(i)]);
            other.append(largestBut(examples.label(i), scores[i]));
        }
        return Table.create("Answers on " + examples.name(), example, truth, predicted, own, other);
    }

    private static double largestBut(int label, float[] scores) {
        double largest = Double.NaN;
        for (int k = 0; k < scores.length; k++) {
            if (k != label && !(scores[k] <= largest)) {
                largest = scores[k];
            }
        }
        return largest;
    }
}
