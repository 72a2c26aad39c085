package io.github.tammes.experiment;

import io.github.tammes.internal.NumberColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Methods over the same seeds: what each has come to, and by how much one is ahead of another. What two methods have been run
 * with in common (the seed, the dimensions, whatever columns are named) makes a pair, and only pairs are compared.
 */
public final class MethodComparison {

    private static final double CONFIDENCE = 0.95;

    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
    private final String figure;
    private final boolean percent;
    private final boolean seeds;
    private final String unit;

    private MethodComparison(MethodComparison other, String unit) {
        this.figures.putAll(other.figures);
        this.figure = other.figure;
        this.percent = other.percent;
        this.seeds = other.seeds;
        this.unit = unit;
    }

    private MethodComparison(Table runs, String figure, boolean percent, String... paired) {
        this.figure = figure;
        this.percent = percent;
        this.seeds = List.of(paired).equals(List.of("seed"));
        this.unit = percent ? "%" : "";
        for (int row = 0; row < runs.rowCount(); row++) {
            StringBuilder pair = new StringBuilder();
            for (String name : paired) {
                pair.append(written(runs, name, row)).append(", ");
            }
            double value = runs.column(figure).isMissing(row)
                    ? Double.NaN
                    : NumberColumn.of(runs, figure).getDouble(row);
            figures.computeIfAbsent(runs.column("method").getString(row), method -> new TreeMap<>())
                    .computeIfAbsent(pair.toString(), key -> new ArrayList<>())
                    .add(percent ? 100 * value : value);
        }
    }

    /** The value of a cell and not how the column shows it, which may have fewer digits than tell two values apart. */
    private static String written(Table runs, String column, int row) {
        return runs.column(column).getUnformattedString(row);
    }

    /**
     * Compares by a figure in its own unit.
     *
     * @param runs one row for each run, with a column "method"
     * @param figure the column of what came out, numbers or nothing for a run that diverged
     * @param paired the columns that are the same for a pair, such as "seed"
     * @throws IllegalArgumentException if a figure is text
     */
    public static MethodComparison of(Table runs, String figure, String... paired) {
        return new MethodComparison(runs, figure, false, paired);
    }

    /**
     * Compares by a share (0 … 1), shown in percent; differences are percentage points.
     *
     * @param runs one row for each run, with a column "method"
     * @param figure the column of what came out, numbers or nothing for a run that diverged
     * @param paired the columns that are the same for a pair, such as "seed"
     * @throws IllegalArgumentException if a figure is text
     */
    public static MethodComparison inPercent(Table runs, String figure, String... paired) {
        return new MethodComparison(runs, figure, true, paired);
    }

    /**
     * Returns the same comparison with the unit of its figure, which table and differences then say.
     *
     * @param newUnit such as "years"
     * @throws IllegalStateException if the figure is shown in percent
     */
    public MethodComparison withUnit(String newUnit) {
        if (percent) {
            throw new IllegalStateException(figure + " is compared in percent and has no other unit");
        }
        return new MethodComparison(this, newUnit.strip());
    }

    /**
     * Chooses a setting for each method, as a learning rate is chosen on validation data: the value at which the median of a
     * figure over the runs is least; of several such values the first. A run that diverged counts as worse than any other, so
     * that a value at which half of them did is chosen only where there is no better.
     *
     * @param runs one row for each run, with a column "method"
     * @param setting the column of what is chosen; a method without a setting keeps all its runs
     * @param figure the column to choose by, where less is better, such as "validation MAE"
     * @return the runs of each method at its value, the methods in the order in which they first come
     * @throws IllegalArgumentException if a figure is text
     */
    public static Table chosen(Table runs, String setting, String figure) {
        Map<String, Map<String, List<Integer>>> rows = new LinkedHashMap<>();
        for (int row = 0; row < runs.rowCount(); row++) {
            rows.computeIfAbsent(runs.column("method").getString(row), method -> new LinkedHashMap<>())
                    .computeIfAbsent(written(runs, setting, row), value -> new ArrayList<>())
                    .add(row);
        }
        Table chosen = runs.emptyCopy();
        for (Map<String, List<Integer>> byValue : rows.values()) {
            List<Integer> best = byValue.values().stream()
                    .min(Comparator.comparingDouble(these -> median(runs, figure, these)))
                    .orElseThrow();
            chosen.append(runs.rows(best.stream().mapToInt(row -> row).toArray()));
        }
        return chosen;
    }

    private static double median(Table runs, String figure, List<Integer> rows) {
        return RunSummary.of(rows.stream()
                        .map(row -> runs.column(figure).isMissing(row)
                                ? Double.POSITIVE_INFINITY
                                : NumberColumn.of(runs, figure).getDouble(row))
                        .toList())
                .medianWithDiverged();
    }

    /**
     * Makes a table of the methods, in the order of the rows.
     *
     * @param decimals of the figures, 0 to 6
     * @return method, and the mean of the figure ± the standard deviation over the runs, in brackets their number; runs that
     *     diverged are counted
     */
    public Table table(int decimals) {
        StringColumn methods = StringColumn.create("method");
        StringColumn cells = StringColumn.create(figure + (unit.isEmpty() ? "" : ", " + unit) + ", mean ± sd (runs)");
        figures.forEach((method, byPair) -> {
            methods.append(method);
            cells.append(
                    RunSummary.of(byPair.values().stream().flatMap(List::stream).toList())
                            .meanAndDeviation(decimals));
        });
        return Table.create("Methods", methods, cells);
    }

    /**
     * Says by how much the first method is ahead of the second: the mean of the differences of pairs, ± half the width of the
     * 95 % confidence interval by Student's t.
     *
     * @param first the name of a method
     * @param second the name of another
     * @param decimals of the figures, 0 to 6
     * @return such as "HPN − softmax: −6.5 ± 0.8 points over 3 seeds (95 % confidence, paired t)"; of what has several runs of a
     *     method in a pair it says that it took their mean
     * @throws IllegalArgumentException if there are no runs of a method, or the decimals are others
     */
    public String difference(String first, String second, int decimals) {
        Map<String, Double> ones = means(first);
        Map<String, Double> others = means(second);
        ones.keySet().retainAll(others.keySet());
        RunSummary differences = RunSummary.of(ones.entrySet().stream()
                .map(one -> one.getValue() - others.get(one.getKey()))
                .toList());
        int n = differences.figures().size();
        int out = differences.diverged();
        long several = ones.keySet().stream()
                .filter(pair -> figures.get(first).get(pair).size() > 1
                        || figures.get(second).get(pair).size() > 1)
                .count();
        String end = (several == 0
                        ? ""
                        : "; in " + several + (several == 1 ? " pair" : " pairs") + " the mean of several runs")
                + (out == 0
                        ? ""
                        : "; " + out + (out == 1 ? " pair" : " pairs") + " left out, with a run that diverged");
        if (n == 0) {
            return first + " − " + second + ": no pairs to compare" + end;
        }
        String text = first + " − " + second + ": " + signed(differences.mean(), decimals);
        String over = unitOfDifferences() + " over " + n + (seeds ? " seed" : " pair") + (n == 1 ? "" : "s");
        if (n == 1) {
            return text + over + ", too few to say how far chance goes" + end;
        }
        double half = quantile(n - 1) * differences.deviation() / Math.sqrt(n);
        return text + plusMinus(half, decimals) + over + " (95 % confidence, paired t)" + end;
    }

    /**
     * Says by how much the mean of the first method's runs is ahead of that of the second's, ± half the width of the 95 %
     * confidence interval by Welch's t, for which pairs do not count: each run is taken as drawn by itself. Of use where the
     * methods have few pairs in common and more runs besides.
     *
     * @param first the name of a method
     * @param second the name of another
     * @param decimals of the figures, 0 to 6
     * @return such as "softmax − HPN: +5.3 ± 1.3 points, 2 runs and 3 (95 % confidence, Welch's t)"; runs that diverged are left
     *     out and counted
     * @throws IllegalArgumentException if there are no runs of a method, or the decimals are others
     */
    public String differenceOfMeans(String first, String second, int decimals) {
        RunSummary ones = RunSummary.of(runs(first));
        RunSummary others = RunSummary.of(runs(second));
        int n = ones.figures().size();
        int m = others.figures().size();
        int out = ones.diverged() + others.diverged();
        String end = out == 0 ? "" : "; " + out + (out == 1 ? " run" : " runs") + " that diverged left out";
        if (n == 0 || m == 0) {
            return first + " − " + second + ": no runs to compare" + end;
        }
        String text = first + " − " + second + ": " + signed(ones.mean() - others.mean(), decimals);
        String over = unitOfDifferences() + ", " + n + (n == 1 ? " run" : " runs") + " and " + m;
        if (n == 1 || m == 1) {
            return text + over + ", too few to say how far chance goes" + end;
        }
        return text + plusMinus(halfByWelch(ones, others), decimals) + over + " (95 % confidence, Welch's t)" + end;
    }

    /** Welch 1947: each mean has its own variance, and the degrees of freedom are those of Satterthwaite. */
    private static double halfByWelch(RunSummary ones, RunSummary others) {
        double one = ones.deviation() * ones.deviation() / ones.figures().size();
        double other =
                others.deviation() * others.deviation() / others.figures().size();
        double both = one + other;
        if (both == 0) {
            return 0;
        }
        double freedom = both
                * both
                / (one * one / (ones.figures().size() - 1)
                        + other * other / (others.figures().size() - 1));
        return quantile(freedom) * Math.sqrt(both);
    }

    private static double quantile(double freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    private String unitOfDifferences() {
        return percent ? " points" : unit.isEmpty() ? "" : " " + unit;
    }

    private static String plusMinus(double half, int decimals) {
        return String.format(Locale.ROOT, " ± " + RunSummary.format(decimals), half);
    }

    private static String signed(double value, int decimals) {
        return String.format(Locale.ROOT, RunSummary.format(decimals).replace("%", "%+"), value)
                .replaceFirst("^[-+](?=[0.]*$)", "")
                .replace('-', '−');
    }

    private List<Double> runs(String method) {
        return byPair(method).values().stream().flatMap(List::stream).toList();
    }

    private Map<String, List<Double>> byPair(String method) {
        if (!figures.containsKey(method)) {
            throw new IllegalArgumentException(
                    "there are no runs of " + method + "; there are those of " + figures.keySet());
        }
        return figures.get(method);
    }

    /** One figure for each pair: of several runs the mean, NaN if one diverged. */
    private Map<String, Double> means(String method) {
        Map<String, Double> means = new TreeMap<>();
        byPair(method)
                .forEach((pair, values) -> means.put(
                        pair,
                        values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow()));
        return means;
    }
}
