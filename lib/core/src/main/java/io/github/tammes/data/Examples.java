package io.github.tammes.data;

import ai.djl.ndarray.types.Shape;
import io.github.tammes.internal.ClassNames;
import java.util.List;

/**
 * What minibatches are made of: N inputs of one shape, each with a class, a target, or both.
 *
 * <p>A class (its label) is what a classifier is to tell; a target is the number that a regression is to tell.
 */
public sealed interface Examples permits DatasetExamples, ImageData, TableData {

    /** Returns what this data is called, for charts and records. */
    String name();

    /** Returns N, how many examples these are. */
    int size();

    /** Returns the shape of one input, without the batch: {@code (C, H, W)} of an image, {@code (F)} of a table row. */
    Shape inputShape();

    /** Returns true if every example has a class. */
    boolean hasLabels();

    /**
     * Returns the class of an example.
     *
     * @param example which example, 0…N-1
     * @return 0…K-1, where K is the number of {@link #classNames()}
     * @throws IllegalStateException if the examples have no classes
     */
    int label(int example);

    /** Returns the names of the K classes in the order of the labels, or an empty list if there are no classes. */
    List<String> classNames();

    /** Returns true if every example has a target. */
    boolean hasTargets();

    /**
     * Returns the target of an example.
     *
     * @param example which example, 0…N-1
     * @return the target, in {@link #unit()}
     * @throws IllegalStateException if the examples have no targets
     */
    float target(int example);

    /** Returns the unit of the targets for charts and answers, such as "years"; empty if there is none or it is unknown. */
    String unit();

    /**
     * Returns a checksum of all inputs, classes and targets in their order, by which two sets can be told apart.
     *
     * @return 0 … 2<sup>32</sup> − 1
     */
    long checksum();

    /** Returns the same examples under another name. */
    Examples withName(String newName);

    /**
     * Returns some of the examples, under a name that says how many of how many: "digits, 36 of 1442".
     *
     * @param indices which examples, in the order wanted
     * @throws IndexOutOfBoundsException if an index is not in 0…N-1
     */
    Examples select(int... indices);

    /**
     * Returns the same examples with these classes.
     *
     * @param labels the class of each example, 0…K-1
     * @param classNames the names of the K classes
     * @throws IllegalArgumentException if there is not one label for each example, or a label has no name
     */
    Examples withLabels(int[] labels, List<String> classNames);

    /**
     * Returns the same examples with their classes in the order, and perhaps among more, of other names.
     *
     * @param names of the classes, among which are all that occur
     * @throws IllegalArgumentException if an example is of none of these classes
     * @throws IllegalStateException if the examples have no classes
     */
    default Examples withClassesAmong(List<String> names) {
        if (classNames().equals(names)) {
            return this;
        }
        int[] newLabels = classNames().stream().mapToInt(names::indexOf).toArray();
        int[] labels = new int[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = newLabels[label(i)];
            if (labels[i] < 0) {
                throw new IllegalArgumentException(
                        "There are examples of \"" + classNames().get(label(i)) + "\" in " + name()
                                + ", which is none of the classes " + ClassNames.shown(names) + ".");
            }
        }
        return withLabels(labels, names);
    }
}
