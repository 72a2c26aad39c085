package io.github.tammes.data;

import java.util.List;
import java.util.Objects;

/** What images and tables have in common as {@link Examples}: a name, and classes and targets. */
abstract class LabelledExamples {

    private final String name;
    private final Labels labels;

    LabelledExamples(String name, Labels labels) {
        this.name = Objects.requireNonNull(name, "name");
        this.labels = labels;
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
}
