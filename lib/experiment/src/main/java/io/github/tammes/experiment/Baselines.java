package io.github.tammes.experiment;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a regression must beat: predictions that need no training of a network. */
public final class Baselines {

    private Baselines() {}

    /**
     * Measures the baselines.
     *
     * @param data examples with targets
     * @return {@code method} and {@code MAE}, the mean absolute error on the test examples in units of the target: of
     *     always predicting the mean of the training targets, of always predicting their median, and, for tables, of a
     *     linear regression on all features
     * @throws IllegalArgumentException if a part is empty
     * @throws IllegalStateException if there are no targets
     */
    public static Table of(Split<? extends Examples> data) {
        if (data.train().size() == 0 || data.test().size() == 0) {
            throw new IllegalArgumentException("a part of the data is empty: " + data);
        }
        double[] train = targets(data.train());
        double[] test = targets(data.test());
        DoubleColumn errors = DoubleColumn.create("MAE");
        errors.setPrintFormatter(new DecimalFormat("0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        Table table =
                Table.create("Errors on " + data.test().name() + unit(data), StringColumn.create("method"), errors);
        add(table, "mean", constant(Arrays.stream(train).average().orElseThrow(), test.length), test);
        add(table, "median", constant(new Median().evaluate(train), test.length), test);
        if (data.train() instanceof TableData rows && data.test() instanceof TableData testRows) {
            LinearRegression regression = LinearRegression.fit(rows);
            add(table, "linear regression", regression.predict(testRows), test);
        }
        return table;
    }

    private static String unit(Split<? extends Examples> data) {
        return data.test().unit().isEmpty() ? "" : ", in " + data.test().unit();
    }

    private static void add(Table table, String name, double[] predicted, double[] test) {
        double sum = 0;
        for (int i = 0; i < test.length; i++) {
            sum += Math.abs(predicted[i] - test[i]);
        }
        table.stringColumn("method").append(name);
        table.doubleColumn("MAE").append(sum / test.length);
    }

    private static double[] constant(double value, int size) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    static double[] targets(Examples examples) {
        double[] targets = new double[examples.size()];
        Arrays.setAll(targets, examples::target);
        return targets;
    }
}
