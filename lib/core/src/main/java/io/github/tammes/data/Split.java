package io.github.tammes.data;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Examples to train on, examples to choose on, and examples to test on.
 *
 * <p>Whatever is chosen while looking at a figure (an epoch, a learning rate, a network) is chosen on the validation part, so
 * that the figure of the test part, looked at once and last, was chosen by nobody.
 *
 * @param <T> images or tables
 * @param train the training examples
 * @param validation the examples to choose on, of the same kind, input shape and classes; empty where nothing is chosen
 * @param test the test examples, of the same kind, input shape and classes
 */
public record Split<T extends Examples>(T train, Optional<T> validation, T test) {

    /**
     * Checks that the parts belong together.
     *
     * @throws IllegalArgumentException if their input shapes or classes differ
     */
    public Split {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(validation, "validation");
        Objects.requireNonNull(test, "test");
        validation.ifPresent(part -> requireAlike(train, "validation", part));
        requireAlike(train, "test", test);
    }

    /**
     * Makes a split without a validation part: training then measures the test part in each epoch, and nothing may be chosen
     * by what it shows.
     *
     * @param train the training examples
     * @param test the test examples, of the same kind, input shape and classes
     * @throws IllegalArgumentException if their input shapes or classes differ
     */
    public Split(T train, T test) {
        this(train, Optional.empty(), test);
    }

    private static void requireAlike(Examples train, String name, Examples part) {
        if (!train.inputShape().equals(part.inputShape())) {
            throw new IllegalArgumentException("The inputs of train are of shape " + train.inputShape()
                    + " and those of " + name + " of shape " + part.inputShape() + "; they must be the same.");
        }
        if (!train.classNames().equals(part.classNames())) {
            throw new IllegalArgumentException("train has the classes " + train.classNames() + " and " + name + " "
                    + part.classNames() + "; they must be the same, in the same order.");
        }
    }

    /**
     * Changes all parts in the same way, for example to some of the classes:
     * {@code split.map(part -> part.ofClasses(List.of("2", "4")))}.
     *
     * @param change of a part
     * @throws IllegalArgumentException if the changed parts do not belong together
     */
    public Split<T> map(UnaryOperator<T> change) {
        return new Split<>(change.apply(train), validation.map(change), change.apply(test));
    }

    /**
     * Takes a validation part out of the training examples: drawn at random, the same share of each class (without classes: of
     * each tenth of the targets), and copies of one input never on both sides.
     *
     * <p>Standardize a table after it, by {@link TableData#standardize}: figures measured before are those of the validation rows,
     * too.
     *
     * @param share of the training examples, above 0 and below 1; 0.1 is usual
     * @param seed the same seed draws the same examples
     * @return the other training examples, the drawn ones, and the test part as it is
     * @throws IllegalArgumentException if the share is out of range, or no example would be on one side
     * @throws IllegalStateException if there is a validation part already
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Split<T> withValidation(double share, long seed) {
        if (validation.isPresent()) {
            throw new IllegalStateException("there is a validation part already: " + validation.get());
        }
        boolean[] drawn = ValidationDraw.of(train, share, seed);
        return new Split<>(
                part(drawn, false, train.name()), Optional.of(part(drawn, true, train.name() + ", validation")), test);
    }

    // Examples are sealed, and each kind selects and renames to its own kind.
    @SuppressWarnings("unchecked")
    private T part(boolean[] drawn, boolean wanted, String name) {
        return (T) train.select(ValidationDraw.indices(drawn, wanted)).withName(name);
    }

    @Override
    public String toString() {
        String line = System.lineSeparator();
        return "train: " + train
                + validation.map(part -> line + "validation: " + part).orElse("") + line + "test:  " + test;
    }
}
