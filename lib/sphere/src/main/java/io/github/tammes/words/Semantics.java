package io.github.tammes.words;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.sphere.internal.QuadraticAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * What classes mean, as far as a placement of prototypes can know it: which classes are more alike than others.
 *
 * <p>Only the order counts. A placement agrees with it to the extent that, for three classes of which the second is more
 * like the first than the third is, the second's prototype is nearer to the first's too (HPN, classification, "prototypes
 * with privileged information").
 */
public final class Semantics {

    /** The cosines of all pairs of classes are kept in memory here, and all triplets are counted. */
    private static final int MOST_CLASSES = 2000;

    /** A placement that is only a yardstick need not be the best of many. */
    private static final int UNIFORM_STARTS = 8;

    private final List<String> classNames;
    private final SimilarityOrder order;

    private Semantics(List<String> classNames, SimilarityOrder order) {
        this.classNames = classNames;
        this.order = order;
    }

    /**
     * Takes the order of the classes' similarities from the cosines of their word vectors.
     *
     * @param words one vector for each class, see {@link WordVectors#forClasses}; {@link WordVectors#centred} vectors
     *     give an order that can be kept much better far apart
     * @throws IllegalArgumentException if there are less than 3 classes, more than 2,000, or a vector is zero,
     *     or all classes are equally alike
     */
    public static Semantics of(WordVectors words) {
        if (words.size() < 3 || words.size() > MOST_CLASSES) {
            throw new IllegalArgumentException("words has " + words.size()
                    + " classes; an order of similarities is for 3 to 2,000 classes (use WordVectors.forClasses to take"
                    + " the vectors of the classes from those of a language)");
        }
        SimilarityOrder order = SimilarityOrder.of(words);
        if (!order.prefersAny()) {
            throw new IllegalArgumentException("all " + words.size()
                    + " classes are equally alike by these words: there is no order for prototypes to follow");
        }
        return new Semantics(words.words(), order);
    }

    /** Returns the class names, in the order of the prototypes that are placed. */
    public List<String> classNames() {
        return classNames;
    }

    /**
     * Returns the triplet agreement of a placement: the fraction of all triplets of classes whose prototypes are in the
     * order of the classes' similarities, in [0, 1]; about 0.5 for prototypes placed without regard to meaning. Three
     * prototypes at the same distance count as half in order.
     *
     * @param prototypes as many as there are classes, in the same order
     * @throws IllegalArgumentException if there are more or fewer
     */
    public double agreement(Prototypes prototypes) {
        requireAll(prototypes);
        return order.agreement(PairwiseCosineObjective.cosines(prototypes.toFlatArray(), prototypes.dimensions()));
    }

    /**
     * Assigns the points of a placement to the classes so that classes alike get points near each other. The points stay
     * where they are, so the separation does too.
     *
     * @param prototypes as many as there are classes; their names are not looked at
     * @param seed decides the random starts of the search
     * @return the same points in another order, with the names of these classes
     * @throws IllegalArgumentException if there are more or fewer prototypes than classes
     * @throws CancellationException if the thread is interrupted
     */
    public Prototypes align(Prototypes prototypes, long seed) {
        requireAll(prototypes);
        int dimensions = prototypes.dimensions();
        double[] given = prototypes.toFlatArray();
        int[] points = new QuadraticAssignment(
                        order.classes(), order.nearness(), PairwiseCosineObjective.cosines(given, dimensions))
                .assign(seed);
        double[] rows = new double[points.length * dimensions];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(given, points[i] * dimensions, rows, i * dimensions, dimensions);
        }
        String method = prototypes.method() + ", aligned";
        return Prototypes.of(rows, dimensions, method, prototypes.seed()).withClassNames(classNames);
    }

    /**
     * Places one prototype for each class with the default options: in the order of their similarities as far as 5 % of
     * the separation is worth.
     *
     * @param dimensions D, at least 2
     * @throws IllegalArgumentException if D is less than 2
     * @throws CancellationException if the thread is interrupted
     */
    public Prototypes place(int dimensions) {
        return place(dimensions, SemanticPlacement.defaults());
    }

    /**
     * Places one prototype for each class, far apart from each other and in the order of their similarities.
     *
     * @param dimensions D, at least 2
     * @param options how the one is weighed against the other
     * @return the prototypes, with the names of these classes
     * @throws IllegalArgumentException if D is less than 2, or a ceiling is lower than the greatest cosine of a uniform
     *     placement
     * @throws CancellationException if the thread is interrupted
     */
    public Prototypes place(int dimensions, SemanticPlacement options) {
        if (dimensions < 2) {
            throw new IllegalArgumentException("dimensions is " + dimensions + "; use 2 or more");
        }
        SemanticPlacer placer = new SemanticPlacer(order, dimensions, options);
        if (options.tradeOff() instanceof SeparationTradeOff.Weight balance) {
            return placer.weighted(balance.weight()).withClassNames(classNames);
        }
        Prototypes uniform = align(uniform(dimensions, options.seed()), options.seed());
        double lowest = uniform.certificate().maxCosine();
        double ceiling = lowest;
        if (options.tradeOff() instanceof SeparationTradeOff.Slack balance) {
            ceiling = lowest + balance.share() * (1 - lowest);
        } else if (options.tradeOff() instanceof SeparationTradeOff.Ceiling balance) {
            ceiling = balance.maxCosine();
        }
        if (ceiling < lowest) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "maxCosine is %.4f; the uniform placement of %d classes in %d dimensions has %.4f, use at least that",
                    ceiling,
                    order.classes(),
                    dimensions,
                    lowest));
        }
        if (ceiling == lowest) {
            return uniform;
        }
        return placer.under(ceiling, uniform).withClassNames(classNames);
    }

    /**
     * Returns what meaning costs: a row for each share of the separation that is given up, in growing order; with a share of
     * 0 the aligned uniform placement.
     *
     * @param dimensions D, at least 2
     * @param options of each placement; the balance is replaced
     * @param slacks the shares, see {@link SeparationTradeOff.Slack}
     * @return columns "slack", "max cosine", "minimum angle, °" and "agreement"
     * @throws IllegalArgumentException if D is less than 2 or a share is out of its range
     * @throws CancellationException if the thread is interrupted
     */
    public Table tradeOff(int dimensions, SemanticPlacement options, double... slacks) {
        double[] sorted = Arrays.stream(slacks).sorted().toArray();
        List<Prototypes> placements = new ArrayList<>();
        for (double share : sorted) {
            Prototypes placed = place(dimensions, options.withTradeOff(new SeparationTradeOff.Slack(share)));
            Prototypes before = placements.isEmpty() ? placed : placements.get(placements.size() - 1);
            // What stays under a lower ceiling stays under this one too.
            placements.add(agreement(before) > agreement(placed) ? before : placed);
        }
        return tradeOff(sorted, placements);
    }

    private Table tradeOff(double[] slacks, List<Prototypes> placements) {
        return Table.create(
                "What meaning costs",
                DoubleColumn.create("slack", slacks),
                PlacementTable.column(
                        "max cosine", 4, placements, p -> p.certificate().maxCosine()),
                PlacementTable.column(
                        "minimum angle, °", 2, placements, p -> p.certificate().minimumAngle()),
                PlacementTable.column("agreement", 4, placements, this::agreement));
    }

    /** A search that was asked for an effort ends with its best so far when it is interrupted, which here is another placement. */
    private Prototypes uniform(int dimensions, long seed) {
        Prototypes uniform = Prototypes.place(
                order.classes(),
                dimensions,
                PlacementOptions.defaults().withSeed(seed).withEffort(UNIFORM_STARTS));
        boolean cutShort = uniform.starts().orElse(UNIFORM_STARTS) < UNIFORM_STARTS
                && !uniform.certificate().isOptimal();
        if (cutShort) {
            Thread.currentThread().interrupt();
            throw new CancellationException("placing the prototypes was interrupted");
        }
        return uniform;
    }

    private void requireAll(Prototypes prototypes) {
        if (prototypes.classes() != order.classes()) {
            throw new IllegalArgumentException("prototypes has " + prototypes.classes() + " classes and not the "
                    + order.classes() + " of these semantics; place or select one for each class");
        }
    }

    @Override
    public String toString() {
        return "similarities of " + order.classes() + " classes, from " + classNames.get(0) + " to "
                + classNames.get(classNames.size() - 1);
    }
}
