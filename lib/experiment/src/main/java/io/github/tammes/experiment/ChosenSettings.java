package io.github.tammes.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * A choice made on validation data: of a sweep's runs those with each method's best setting, whose test figures may then be
 * reported, by {@link MethodComparison} for example.
 *
 * <p>A setting is as good as the mean over its runs. One with fewer runs that diverged goes before one with more.
 */
public final class ChosenSettings {

    private ChosenSettings() {}

    /**
     * Keeps of each method the runs with the setting whose validation figure is largest.
     *
     * @param runs one row for each run, with a column "method"
     * @param setting the column of what was changed
     * @param figure the column to choose by, of the validation part: "validation accuracy"
     * @return the rows of the chosen settings, in their order
     * @throws IllegalArgumentException if the figure is none of the validation part, or no run of a method has one
     */
    public static Table largest(Table runs, String setting, String figure) {
        return choose(runs, setting, figure, Comparator.comparingDouble((RunSummary summary) -> -summary.mean()));
    }

    /**
     * Keeps of each method the runs with the setting whose validation figure is smallest, such as an error.
     *
     * @param runs one row for each run, with a column "method"
     * @param setting the column of what was changed
     * @param figure the column to choose by, of the validation part: "validation MAE"
     * @return the rows of the chosen settings, in their order
     * @throws IllegalArgumentException if the figure is none of the validation part, or no run of a method has one
     */
    public static Table smallest(Table runs, String setting, String figure) {
        return choose(runs, setting, figure, Comparator.comparingDouble(RunSummary::mean));
    }

    private static Table choose(Table runs, String setting, String figure, Comparator<RunSummary> better) {
        if (!figure.startsWith("validation ")) {
            throw new IllegalArgumentException("figure is \"" + figure
                    + "\", but choices are made on validation data: give a column such as \"validation accuracy\"");
        }
        Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
        for (int row = 0; row < runs.rowCount(); row++) {
            figures.computeIfAbsent(runs.column("method").getString(row), method -> new LinkedHashMap<>())
                    .computeIfAbsent(runs.column(setting).getString(row), value -> new ArrayList<>())
                    .add(
                            runs.column(figure).isMissing(row)
                                    ? Double.NaN
                                    : runs.numberColumn(figure).getDouble(row));
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        figures.forEach((method, settings) -> chosen.put(
                method,
                settings.entrySet().stream()
                        .filter(one -> !summary(one).figures().isEmpty())
                        .min(Comparator.comparing(
                                ChosenSettings::summary,
                                Comparator.comparingInt(RunSummary::diverged).thenComparing(better)))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no run of " + method + " has a \"" + figure + "\": there is nothing to choose by"))
                        .getKey()));
        Selection rows = Selection.with();
        for (int row = 0; row < runs.rowCount(); row++) {
            if (chosen.get(runs.column("method").getString(row))
                    .equals(runs.column(setting).getString(row))) {
                rows.add(row);
            }
        }
        return runs.where(rows);
    }

    private static RunSummary summary(Map.Entry<String, List<Double>> one) {
        return RunSummary.of(one.getValue());
    }
}
