package io.github.tammes.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of several runs in one cell of a table. */
final class RunsCell {

    private RunsCell() {}

    /**
     * Writes figures: their middle, and in brackets the least and the greatest if there are several; runs that diverged are
     * counted.
     *
     * @param figures one for each run, NaN for one that diverged
     * @param middle their mean or their median
     * @param decimals of the figures
     * @return nothing if there is no run
     */
    static String of(List<Double> figures, ToDoubleFunction<double[]> middle, int decimals) {
        double[] finite = figures.stream()
                .mapToDouble(Double::doubleValue)
                .filter(figure -> !Double.isNaN(figure))
                .toArray();
        int diverged = figures.size() - finite.length;
        String text = finite.length == 0 ? "" : spread(finite, middle.applyAsDouble(finite), decimals);
        if (diverged == 0) {
            return text;
        }
        return (text.isEmpty() ? "" : text + ", ") + diverged + " of " + figures.size() + " diverged";
    }

    private static String spread(double[] figures, double middle, int decimals) {
        String format = "%." + decimals + "f";
        if (figures.length == 1) {
            return String.format(Locale.ROOT, format, middle);
        }
        return String.format(
                Locale.ROOT,
                format + " (" + format + "–" + format + ")",
                middle,
                Arrays.stream(figures).min().orElseThrow(),
                Arrays.stream(figures).max().orElseThrow());
    }
}
