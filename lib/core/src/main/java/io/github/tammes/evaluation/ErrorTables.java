package io.github.tammes.evaluation;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The errors of predicted targets, group by group: a mean over all hides whom a network serves badly. */
final class ErrorTables {

    private ErrorTables() {}

    static Table byClass(Evaluation evaluation, String unit) {
        List<String> names = evaluation.examples().classNames();
        Errors errors = new Errors(names.size());
        for (int i = 0; i < evaluation.predictions().size(); i++) {
            errors.add(evaluation.examples().label(i), evaluation, i);
        }
        return errors.table(evaluation, unit, "class", StringColumn.create("class", names));
    }

    static Table byTarget(Evaluation evaluation, String unit, double width) {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("width is " + width + " but must be a number above 0");
        }
        // The lower end of the group of each example; no "-0".
        double[] ends = IntStream.range(0, evaluation.predictions().size())
                .mapToDouble(i -> width * group(evaluation.target(i), width) + 0.0)
                .toArray();
        double[] groups = Arrays.stream(ends).sorted().distinct().toArray();
        Errors errors = new Errors(groups.length);
        for (int i = 0; i < ends.length; i++) {
            errors.add(Arrays.binarySearch(groups, ends[i]), evaluation, i);
        }
        DoubleColumn from = DoubleColumn.create("target from", groups);
        from.setPrintFormatter(new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
        return errors.table(evaluation, unit, "target", from);
    }

    /** The number of the group of a target; one that is a limit as far as a float can tell is in the upper group. */
    private static double group(float target, double width) {
        double nearest = Math.rint(target / width);
        return (float) (nearest * width) == target ? nearest : Math.floor(target / width);
    }

    /** Numbers with two decimals, none of them "-0.00". */
    private static final class TwoDecimals extends DecimalFormat {

        private static final long serialVersionUID = 1;

        TwoDecimals() {
            super("0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        }

        @Override
        public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
            return super.format(Math.abs(number) < 0.005 ? 0 : number, text, position);
        }
    }

    /** Sums of groups. */
    private static final class Errors {

        private final int[] counts;
        private final double[] sums;
        private final double[] absolute;

        Errors(int groups) {
            counts = new int[groups];
            sums = new double[groups];
            absolute = new double[groups];
        }

        void add(int group, Evaluation evaluation, int example) {
            double error = evaluation.predictions().predictedTarget(example) - evaluation.target(example);
            counts[group]++;
            sums[group] += error;
            absolute[group] += Math.abs(error);
        }

        Table table(Evaluation evaluation, String unit, String by, Column<?> groups) {
            for (int group = 0; group < counts.length; group++) {
                sums[group] /= counts[group];
                absolute[group] /= counts[group];
            }
            DoubleColumn mean = DoubleColumn.create("mean error", sums);
            DoubleColumn size = DoubleColumn.create("mean absolute error", absolute);
            for (DoubleColumn column : List.of(mean, size)) {
                column.setPrintFormatter(new TwoDecimals(), "");
            }
            String title = "Errors on " + evaluation.examples().name() + " by " + by;
            return Table.create(
                    unit.isEmpty() ? title : title + ", in " + unit,
                    groups,
                    IntColumn.create("examples", counts),
                    mean,
                    size);
        }
    }
}
