package io.github.tammes.data;

import java.util.Objects;

/**
 * Examples to train on and examples to test on.
 *
 * @param <T> images or tables
 * @param train the training examples
 * @param test the test examples, of the same kind, input shape and classes
 */
public record Split<T extends Examples>(T train, T test) {

    /**
     * Checks that the two parts belong together.
     *
     * @throws IllegalArgumentException if their input shapes or classes differ
     */
    public Split {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
        if (!train.inputShape().equals(test.inputShape())) {
            throw new IllegalArgumentException("The inputs of train are of shape " + train.inputShape()
                    + " and those of test of shape " + test.inputShape() + "; they must be the same.");
        }
        if (!train.classNames().equals(test.classNames())) {
            throw new IllegalArgumentException("train has the classes " + train.classNames() + " and test "
                    + test.classNames() + "; they must be the same, in the same order.");
        }
    }

    @Override
    public String toString() {
        return "train: " + train + System.lineSeparator() + "test:  " + test;
    }
}
