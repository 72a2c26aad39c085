package io.github.tammes.data.sets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The 100 classes of CIFAR-100 and the 20 superclasses they belong to. */
final class Cifar100Classes {

    private static final List<String[]> LINES = read();

    /** The names of the classes, in the order of their labels. */
    static final List<String> NAMES = LINES.stream().map(line -> line[0]).toList();

    /** The names of the superclasses, in the order of their labels, which is that of the alphabet. */
    static final List<String> SUPERCLASSES =
            LINES.stream().map(line -> line[1]).distinct().sorted().toList();

    /** The label of the superclass of each class. */
    static final List<Integer> SUPERCLASS_OF =
            LINES.stream().map(line -> SUPERCLASSES.indexOf(line[1])).toList();

    private Cifar100Classes() {}

    private static List<String[]> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Cifar100Classes.class.getResourceAsStream("cifar100-classes.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The class names of CIFAR-100 cannot be read.", e);
        }
    }
}
