package io.github.tammes.sphere;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which classes have their prototypes near to which: what a network will confuse most easily. */
public final class Neighbours {

    /** Cosines that differ by less are equal. */
    private static final double EQUAL = 1e-9;

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
     * Returns the fraction of classes whose nearest prototype is of their own group, in [0, 1]. Where several are equally near,
     * within 1e-9, each counts for its share, as if one of them were drawn.
     *
     * @param groups the group of each class, for example its superclass
     * @throws IllegalArgumentException if there is not one group for each class, or there is only one class
     */
    public double withinGroup(List<String> groups) {
        requireOneEach(groups);
        double within = 0;
        for (int i = 0; i < prototypes.classes(); i++) {
            int self = i;
            double[] cosines = all(j -> prototypes.cosine(self, j));
            cosines[i] = Double.NEGATIVE_INFINITY;
            double greatest = Arrays.stream(cosines).max().orElseThrow();
            within += share(where(cosines, cosine -> cosine >= greatest - EQUAL), groups, groups.get(i));
        }
        return within / prototypes.classes();
    }

    private static double share(int[] classes, List<String> groups, String group) {
        return Arrays.stream(classes)
                .mapToObj(groups::get)
                .mapToInt(other -> other.equals(group) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /**
     * Returns the fraction of classes that are found again around the mean of their group, in [0, 1]: that are among the g
     * prototypes nearest to the mean of the prototypes of a group of g. An output that hesitates between the classes of a
     * group is near to that mean, and so this tells whether the hesitation points to them or to others. Of those that are
     * equally near to the mean where the g end, each counts for its share.
     *
     * @param groups the group of each class, for example its superclass
     * @throws IllegalArgumentException if there is not one group for each class, or there is only one class
     */
    public double aroundGroupMean(List<String> groups) {
        requireOneEach(groups);
        double found = 0;
        // Not that of Set.copyOf, an order which differs from one start of Java to another, and the last digit of the
        // sum with it.
        for (String group : new LinkedHashSet<>(groups)) {
            int[] members = IntStream.range(0, prototypes.classes())
                    .filter(i -> groups.get(i).equals(group))
                    .toArray();
            // As far as the order is concerned, the cosine with the mean is the sum of the cosines.
            double[] nearness = all(j -> Arrays.stream(members)
                    .mapToDouble(i -> prototypes.cosine(i, j))
                    .sum());
            double last = Arrays.stream(nearness).sorted().toArray()[nearness.length - members.length];
            double margin = EQUAL * members.length;
            int[] nearer = where(nearness, near -> near > last + margin);
            int[] level = where(nearness, near -> Math.abs(near - last) <= margin);
            found += nearer.length * share(nearer, groups, group)
                    + (members.length - nearer.length) * share(level, groups, group);
        }
        return found / prototypes.classes();
    }

    private void requireOneEach(List<String> groups) {
        if (groups.size() != prototypes.classes() || prototypes.classes() < 2) {
            throw new IllegalArgumentException("groups has " + groups.size() + " entries; give one for each of the "
                    + prototypes.classes() + " classes, at least two");
        }
    }

    private int[] sorted(int self) {
        double[] cosines = all(j -> prototypes.cosine(self, j));
        return IntStream.range(0, prototypes.classes())
                .filter(j -> j != self)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -cosines[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[] all(IntToDoubleFunction similarity) {
        return IntStream.range(0, prototypes.classes()).mapToDouble(similarity).toArray();
    }

    private static int[] where(double[] similarities, DoublePredicate wanted) {
        return IntStream.range(0, similarities.length)
                .filter(j -> wanted.test(similarities[j]))
                .toArray();
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
