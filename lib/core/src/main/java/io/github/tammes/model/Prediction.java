package io.github.tammes.model;

import io.github.tammes.data.DataException;
import io.github.tammes.display.Picture;
import io.github.tammes.display.Renderable;
import io.github.tammes.plot.Bars;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The answer of a model to one input: a class, a value, or both. A notebook shows it as the picture and bars. */
public final class Prediction implements Renderable {

    /** What {@link #className()} is where no class is near enough to be believed. */
    public static final String NONE_OF_THESE = "none of these";

    private static final int SHOWN = 5;
    private static final int SIDE = 160;

    private final List<String> classNames;
    private final double[] scores;
    private final boolean cosines;
    private final double threshold;
    private final Double value;
    private final String unit;
    private final Supplier<BufferedImage> picture;

    /**
     * Makes an answer.
     *
     * @param scores one for each class, the largest being that of the nearest; null without classes
     * @param cosines whether the scores are cosines, not probabilities
     * @param threshold the smallest score that is believed
     * @param value null without a target
     * @param picture what was asked about; null if it was no picture
     */
    Prediction(
            List<String> classNames,
            double[] scores,
            boolean cosines,
            double threshold,
            Double value,
            String unit,
            Supplier<BufferedImage> picture) {
        this.classNames = classNames;
        this.scores = scores;
        this.cosines = cosines;
        this.threshold = threshold;
        this.value = value;
        this.unit = unit;
        this.picture = picture;
    }

    /** Returns true if there is a class, or that it is none of these. */
    public boolean hasClass() {
        return scores != null;
    }

    /**
     * Returns the class; {@link #NONE_OF_THESE} if the model has a threshold and no class reaches it.
     *
     * @throws IllegalStateException if the model has no classes
     */
    public String className() {
        return confidence() >= threshold ? nearest() : NONE_OF_THESE;
    }

    /**
     * Returns the class with the largest score, however small that is.
     *
     * @throws IllegalStateException if the model has no classes
     */
    public String nearest() {
        return classNames.get(ranking()[0]);
    }

    /**
     * Returns the class with the second largest score.
     *
     * @throws IllegalStateException if the model has no two classes
     */
    public String runnerUp() {
        if (ranking().length < 2) {
            throw new IllegalStateException("this model has only one class");
        }
        return classNames.get(ranking()[1]);
    }

    /**
     * Returns the score of the nearest class: its cosine, −1 … 1, or for softmax its probability.
     *
     * @throws IllegalStateException if the model has no classes
     */
    public double confidence() {
        return scores[ranking()[0]];
    }

    /**
     * Returns the score of a class: the cosine with its prototype, −1 … 1, or for softmax its probability.
     *
     * @throws IllegalArgumentException if there is no class of this name
     * @throws IllegalStateException if the model has no classes
     */
    public double score(String className) {
        ranking();
        int index = classNames.indexOf(className);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "There is no class \"" + className + "\"; there are " + classNames + ".");
        }
        return scores[index];
    }

    /**
     * Returns all classes, the nearest first.
     *
     * @return class, cosine (for softmax: probability)
     * @throws IllegalStateException if the model has no classes
     */
    public Table scores() {
        int[] ranking = ranking();
        return Table.create(
                "scores",
                StringColumn.create("class", IntStream.of(ranking).mapToObj(classNames::get)),
                DoubleColumn.create(
                        scoreName(),
                        IntStream.of(ranking).mapToDouble(i -> scores[i]).toArray()));
    }

    private String scoreName() {
        return cosines ? "cosine" : "probability";
    }

    /** Returns the classes by falling score; of equal ones the first. */
    private int[] ranking() {
        if (scores == null) {
            throw new IllegalStateException("this model has no classes: it tells a value");
        }
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns true if there is a value. */
    public boolean hasValue() {
        return value != null;
    }

    /**
     * Returns the value, in {@link #unit()}.
     *
     * @throws IllegalStateException if the model tells classes only
     */
    public double value() {
        if (value == null) {
            throw new IllegalStateException("this model has no value: it tells classes");
        }
        return value;
    }

    /** Returns the unit of the value, such as "years"; empty if none was given. */
    public String unit() {
        return unit;
    }

    /** Returns the answer as JSON members, for a server. */
    Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (hasClass()) {
            members.put("class", className());
            Map<String, Double> all = new LinkedHashMap<>();
            for (int index : ranking()) {
                all.put(classNames.get(index), scores[index]);
            }
            members.put(cosines ? "cosines" : "probabilities", all);
        }
        if (hasValue()) {
            members.put("value", value);
            members.put("unit", unit);
        }
        return members;
    }

    List<String> classNames() {
        return classNames;
    }

    List<Double> scoreList() {
        ranking();
        return Arrays.stream(scores).boxed().toList();
    }

    /** Shows the picture, the answer in words, and bars of the nearest classes where their scores are numbers. */
    @Override
    public List<Object> parts() {
        List<Object> parts = new ArrayList<>();
        parts.add(toString());
        if (picture != null) {
            parts.add(0, shownPicture());
        }
        // Of numbers too large for the network there are no scores that could be drawn.
        if (hasClass() && scores.length > 1 && Arrays.stream(scores).allMatch(Double::isFinite)) {
            Map<String, Double> nearest = new LinkedHashMap<>();
            IntStream.of(ranking()).limit(SHOWN).forEach(i -> nearest.put(classNames.get(i), scores[i]));
            parts.add(Bars.of(scoreName(), nearest));
        }
        return parts;
    }

    /** Returns the picture or, since it is read again and may be gone by now, a sentence about it. */
    private Object shownPicture() {
        try {
            BufferedImage image = picture.get();
            int zoom = Math.max(1, SIDE / Math.max(image.getWidth(), image.getHeight()));
            return new Picture(image, "The input as the network sees it", zoom);
        } catch (DataException e) {
            return "The input can no longer be shown: " + e.getMessage();
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (hasClass()) {
            text.append(className() + " (" + scoreName() + " " + written("%.2f", confidence()));
            if (!className().equals(nearest())) {
                text.append(" with " + nearest() + ", below " + written("%.2f", threshold));
            }
            text.append(')');
            if (scores.length > 1) {
                text.append(", then " + runnerUp() + " (" + written("%.2f", score(runnerUp())) + ")");
            }
        }
        if (hasValue()) {
            text.append(text.isEmpty() ? "" : "; ").append(written("%.4g", value));
            text.append(unit.isEmpty() ? "" : " " + unit);
        }
        return text.toString();
    }

    /** Writes a number with a minus that is one, and no "-0.00". */
    private static String written(String format, double number) {
        return String.format(Locale.ROOT, format, number)
                .replaceFirst("^-(?=[0.]+$)", "")
                .replace('-', '−');
    }
}
