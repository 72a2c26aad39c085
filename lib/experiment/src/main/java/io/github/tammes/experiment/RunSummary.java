package io.github.tammes.experiment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The figures of several runs of the same setting, usually with other seeds. Runs that diverged have no figure; they are counted
 * and always said.
 *
 * @param figures of the runs that did not diverge
 * @param diverged how many did
 */
public record RunSummary(List<Double> figures, int diverged) {

    /** Copies the figures. */
    public RunSummary {
        figures = List.copyOf(figures);
    }

    /**
     * Summarises.
     *
     * @param figures one for each run, NaN or infinite for one that diverged
     */
    public static RunSummary of(Collection<Double> figures) {
        List<Double> finite = figures.stream().filter(Double::isFinite).toList();
        return new RunSummary(finite, figures.size() - finite.size());
    }

    private double[] values() {
        return figures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the mean; NaN if all diverged. */
    public double mean() {
        return StatUtils.mean(values());
    }

    /** Returns the standard deviation of a sample, with n − 1; NaN of fewer than two figures. */
    public double deviation() {
        return figures.size() < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values()));
    }

    /** Returns the median, of an even number of figures the mean of the middle two; NaN if all diverged. */
    public double median() {
        return new Median().evaluate(values());
    }

    /**
     * Returns the median of all runs, one that diverged being worse than any other: the same as {@link #median()} where none
     * did, and infinite where half of them did.
     */
    double medianWithDiverged() {
        double[] all = Arrays.copyOf(values(), figures.size() + diverged);
        Arrays.fill(all, figures.size(), all.length, Double.POSITIVE_INFINITY);
        Arrays.sort(all);
        // The library's median interpolates, and would make no number of a figure and the infinite one after it.
        return all.length == 0 ? Double.NaN : (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }

    /**
     * Writes mean, standard deviation and number of runs: "51.2 ± 0.4 (3)"; nothing if there is no run.
     *
     * @param decimals of the figures, 0 to 6
     * @throws IllegalArgumentException if they are others
     */
    public String meanAndDeviation(int decimals) {
        String format = format(decimals);
        String text = figures.isEmpty()
                ? ""
                : String.format(Locale.ROOT, format, mean())
                        + (figures.size() == 1 ? "" : String.format(Locale.ROOT, " ± " + format, deviation()))
                        + " (" + figures.size() + ")";
        return withDiverged(text);
    }

    /**
     * Writes the median, and in brackets the least and the greatest if there are several: "2.0 (1.0–5.0)"; nothing if there is
     * no run.
     *
     * @param decimals of the figures, 0 to 6
     * @throws IllegalArgumentException if they are others
     */
    public String medianAndRange(int decimals) {
        String format = format(decimals);
        String text = figures.isEmpty() ? "" : String.format(Locale.ROOT, format, median());
        if (figures.size() > 1) {
            text += String.format(
                    Locale.ROOT, " (" + format + "–" + format + ")", StatUtils.min(values()), StatUtils.max(values()));
        }
        return withDiverged(text);
    }

    /**
     * Returns the format of a number with some decimals.
     *
     * @throws IllegalArgumentException if there are less than 0 or more than 6
     */
    static String format(int decimals) {
        if (decimals < 0 || decimals > 6) {
            throw new IllegalArgumentException("decimals is " + decimals + "; use 0 to 6");
        }
        return "%." + decimals + "f";
    }

    private String withDiverged(String text) {
        if (diverged == 0) {
            return text;
        }
        return (text.isEmpty() ? "" : text + ", ") + diverged + " of " + (figures.size() + diverged) + " diverged";
    }
}
