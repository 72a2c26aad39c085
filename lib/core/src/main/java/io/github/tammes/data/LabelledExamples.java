package io.github.tammes.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What images and tables have in common as {@link Examples}: a name, and classes and targets. */
abstract class LabelledExamples {

    private static final Pattern SELECTION = Pattern.compile("(.*), [0-9]+ of ([0-9]+)");

    private final String name;
    private final Labels labels;

    LabelledExamples(String name, Labels labels) {
        this.name = Objects.requireNonNull(name, "name");
        this.labels = labels;
    }

    /** Tells whether these are all examples in their order. */
    final boolean isAll(int... indices) {
        return Arrays.equals(indices, IntStream.range(0, size()).toArray());
    }

    /** The name of a selection of that many; of a selection of a selection the last count is said only. */
    final String nameOf(int selected) {
        Matcher before = SELECTION.matcher(name);
        return before.matches()
                ? before.group(1) + ", " + selected + " of " + before.group(2)
                : name + ", " + selected + " of " + size();
    }

    final Labels labels() {
        return labels;
    }

    public final String name() {
        return name;
    }

    public final int size() {
        return labels.size();
    }

    public final boolean hasLabels() {
        return labels.hasLabels();
    }

    public final int label(int example) {
        return labels.label(example);
    }

    public final List<String> classNames() {
        return labels.classNames();
    }

    public final boolean hasTargets() {
        return labels.hasTargets();
    }

    public final float target(int example) {
        return labels.target(example);
    }

    public final String unit() {
        return labels.unit();
    }
}
