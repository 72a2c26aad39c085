package io.github.tammes.train;

import io.github.tammes.data.Examples;
import io.github.tammes.data.Split;
import io.github.tammes.internal.ClassNames;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.HashSet;
import java.util.List;

/**
 * A task and its data with the same classes in the same order, brought together by their names.
 *
 * @param task the task, with the data's class names if its prototypes had none
 * @param data with its classes in the order of the task's
 */
record NamedClasses(Task task, Split<? extends Examples> data) {

    /**
     * Matches the classes, where there are as many.
     *
     * @throws IllegalArgumentException if the prototypes or the test examples are of other classes
     */
    static NamedClasses of(Task task, Split<? extends Examples> data) {
        Examples train = data.train();
        if (!task.needsLabels()
                || !train.hasLabels()
                || !data.test().hasLabels()
                || train.classNames().size() != task.classes()) {
            return new NamedClasses(task, data);
        }
        List<String> names = names(task, train);
        return new NamedClasses(
                task.withClassNames(names),
                new Split<Examples>(
                        train.withClassesAmong(names),
                        data.validation().map(part -> part.withClassesAmong(names)),
                        data.test().withClassesAmong(names)));
    }

    private static List<String> names(Task task, Examples train) {
        List<String> given = train.classNames();
        Prototypes prototypes = task.prototypes();
        if (prototypes == null) {
            return given;
        }
        List<String> names = prototypes.classNames();
        if (new HashSet<>(names).equals(new HashSet<>(given))) {
            return names;
        }
        if (names.stream().allMatch(name -> name.matches("class \\d+"))) {
            // Placed, perhaps selected, but never named.
            return given;
        }
        throw new IllegalArgumentException("the prototypes are of the classes " + ClassNames.shown(names) + " and "
                + train.name() + " has " + ClassNames.shown(given)
                + ": give the prototypes the names that the data has");
    }
}
