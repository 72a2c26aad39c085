package io.github.tammes.sphere;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which classes have their prototypes near to which: what a network will confuse most easily. */
public final class Neighbours {

    private final Prototypes prototypes;

    private Neighbours(Prototypes prototypes) {
        this.prototypes = prototypes;
    }

    /** Looks at the neighbours of prototypes. */
    public static Neighbours of(Prototypes prototypes) {
        return new Neighbours(prototypes);
    }

    /**
     * Returns the classes nearest to one, the nearest first.
     *
     * @param className the class
     * @param count how many neighbours, at least 1; fewer are returned if there are fewer other classes
     * @throws IllegalArgumentException if there is no such class, or count is less than 1
     */
    public List<String> nearest(String className, int count) {
        int self = prototypes.classNames().indexOf(className);
        if (self < 0) {
            throw new IllegalArgumentException("className is \"" + className + "\"; there is no such class, use one of "
                    + prototypes.classNames().stream().limit(10).toList() + (prototypes.classes() > 10 ? " …" : ""));
        }
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; use 1 or more");
        }
        return Arrays.stream(sorted(self))
                .limit(count)
                .mapToObj(prototypes.classNames()::get)
                .toList();
    }

    /**
     * Returns a table of the neighbours of some classes, in columns "class" and "1", "2", ….
     *
     * @param count how many neighbours, from 1 to the number of other classes
     * @param classNames the classes, one row each
     * @throws IllegalArgumentException if there is no such class, or count is out of range
     */
    public Table table(int count, String... classNames) {
        if (count >= prototypes.classes()) {
            throw new IllegalArgumentException(
                    "count is " + count + "; a class has " + (prototypes.classes() - 1) + " neighbours");
        }
        Table table = Table.create("Neighbours", StringColumn.create("class", classNames));
        List<List<String>> nearest =
                Arrays.stream(classNames).map(name -> nearest(name, count)).toList();
        for (int n = 0; n < count; n++) {
            int column = n;
            table.addColumns(
                    StringColumn.create(String.valueOf(n + 1), nearest.stream().map(row -> row.get(column))));
        }
        return table;
    }

    /**
     * Returns the fraction of classes whose nearest prototype is of their own group, in [0, 1].
     *
     * @param groups the group of each class, for example its superclass
     * @throws IllegalArgumentException if there is not one group for each class, or there is only one class
     */
    public double withinGroup(List<String> groups) {
        requireOneEach(groups);
        long within = IntStream.range(0, prototypes.classes())
                .filter(i -> groups.get(i).equals(groups.get(sorted(i)[0])))
                .count();
        return within / (double) prototypes.classes();
    }

    /**
     * Returns the fraction of classes that are found again around the mean of their group, in [0, 1]: that are among the g
     * prototypes nearest to the mean of the prototypes of a group of g. An output that hesitates between the classes of a
     * group is near to that mean, and so this tells whether the hesitation points to them or to others.
     *
     * @param groups the group of each class, for example its superclass
     * @throws IllegalArgumentException if there is not one group for each class, or there is only one class
     */
    public double aroundGroupMean(List<String> groups) {
        requireOneEach(groups);
        int found = 0;
        for (String group : Set.copyOf(groups)) {
            int[] members = IntStream.range(0, prototypes.classes())
                    .filter(i -> groups.get(i).equals(group))
                    .toArray();
            // As far as the order is concerned, the cosine with the mean is the sum of the cosines.
            found += (int) byFalling(j -> Arrays.stream(members)
                            .mapToDouble(i -> prototypes.cosine(i, j))
                            .sum())
                    .limit(members.length)
                    .filter(j -> groups.get(j).equals(group))
                    .count();
        }
        return found / (double) prototypes.classes();
    }

    private void requireOneEach(List<String> groups) {
        if (groups.size() != prototypes.classes() || prototypes.classes() < 2) {
            throw new IllegalArgumentException("groups has " + groups.size() + " entries; give one for each of the "
                    + prototypes.classes() + " classes, at least two");
        }
    }

    private int[] sorted(int self) {
        return byFalling(j -> prototypes.cosine(self, j)).filter(j -> j != self).toArray();
    }

    private IntStream byFalling(IntToDoubleFunction similarity) {
        double[] similarities =
                IntStream.range(0, prototypes.classes()).mapToDouble(similarity).toArray();
        return IntStream.range(0, prototypes.classes())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -similarities[j]))
                .mapToInt(Integer::intValue);
    }

    /** Returns each class with its nearest neighbour, one line each. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < prototypes.classes(); i++) {
            lines.append(prototypes.classNames().get(i));
            if (prototypes.classes() > 1) {
                lines.append(": ").append(prototypes.classNames().get(sorted(i)[0]));
            }
            lines.append('\n');
        }
        return lines.toString().stripTrailing();
    }
}
