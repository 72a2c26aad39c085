package io.github.tammes.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.task.Task;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which class has which of a task's prototypes. Loss and evaluators go on with the prototypes as they were, and labels say the
 * prototype in place of the class, which comes to the same.
 *
 * @param points for each class the row of its prototype; empty or null where each has its own
 */
record Dealing(List<Integer> points) {

    Dealing {
        points = points == null ? List.of() : List.copyOf(points);
    }

    static Dealing none() {
        return new Dealing(List.of());
    }

    /**
     * Refuses a task whose prototypes cannot be dealt.
     *
     * @throws IllegalArgumentException saying why
     */
    static void requirePrototypes(Task task) {
        if (task.prototypes() == null) {
            throw new IllegalArgumentException("redealing deals prototypes to classes anew, and " + task.name()
                    + " has none: leave it out, or use Task.classification or Task.joint");
        }
        task.withPrototypes(task.prototypes());
    }

    /** Returns labels with the number of the class's prototype in place of the class. */
    NDList apply(NDList labels) {
        if (points.isEmpty()) {
            return labels;
        }
        NDArray classes = labels.head();
        long[] rows = points.stream().mapToLong(Integer::longValue).toArray();
        NDList dealt = new NDList(labels);
        dealt.set(0, classes.getManager().create(rows).get(classes.flatten()));
        return dealt;
    }

    /** Returns the task whose classes have these prototypes. */
    Task apply(Task task) {
        if (points.isEmpty()) {
            return task;
        }
        Prototypes prototypes = task.prototypes();
        int[] rows = points.stream().mapToInt(Integer::intValue).toArray();
        return task.withPrototypes(prototypes.select(rows).withClassNames(prototypes.classNames()));
    }

    /** Returns how many of K classes have another prototype than in another dealing. */
    int differences(Dealing other, int classes) {
        return (int)
                IntStream.range(0, classes).filter(i -> of(i) != other.of(i)).count();
    }

    private int of(int classIndex) {
        return points.isEmpty() ? classIndex : points.get(classIndex);
    }
}
