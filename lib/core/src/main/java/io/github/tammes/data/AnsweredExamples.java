package io.github.tammes.data;

import java.util.List;
import java.util.Objects;

/** What images and tables have in common as {@link Examples}: a name, and classes and targets. */
abstract class AnsweredExamples {

    private final String name;
    private final Answers answers;

    AnsweredExamples(String name, Answers answers) {
        this.name = Objects.requireNonNull(name, "name");
        this.answers = answers;
    }

    final Answers answers() {
        return answers;
    }

    public final String name() {
        return name;
    }

    public final int size() {
        return answers.size();
    }

    public final boolean hasLabels() {
        return answers.hasLabels();
    }

    public final int label(int example) {
        return answers.label(example);
    }

    public final List<String> classNames() {
        return answers.classNames();
    }

    public final boolean hasTargets() {
        return answers.hasTargets();
    }

    public final float target(int example) {
        return answers.target(example);
    }
}
