package io.github.tammes.sphere.internal;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows of unit length in one flat array, {@code (K, D)} in C order: making them and checking them. */
public final class UnitRows {

    /** How far the length of a given row may be from one: wider than what float32 files lose, narrower than a mistake. */
    public static final double LENGTH_TOLERANCE = 1e-4;

    /** Two rows nearer than this are one point as far as float32 can tell. */
    public static final double SAME_POINT = 1e-6;

    /** A row this near to unit length is kept bit for bit, so that what is written is what is read. */
    private static final double EXACT = 1e-12;

    private UnitRows() {}

    /**
     * Refuses numbers that are not positive, or more coordinates than one Java array holds.
     *
     * @throws IllegalArgumentException naming the wrong one
     */
    public static void requireSize(int classes, int dimensions) {
        requirePositive(classes, dimensions);
        if ((long) classes * dimensions > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("classes × dimensions is " + (long) classes * dimensions
                    + "; at most 2,147,483,639 coordinates fit, so use fewer dimensions");
        }
    }

    /**
     * Refuses numbers of classes and dimensions that are less than 1.
     *
     * @throws IllegalArgumentException saying which one is
     */
    public static void requirePositive(int classes, int dimensions) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes is " + classes + "; use at least 1");
        }
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions is " + dimensions + "; use at least 1");
        }
    }

    /**
     * Returns random rows to place. In one dimension two points that are drawn alike can never be parted; they are the two that
     * there are.
     */
    public static double[] start(int classes, int dimensions, SplittableRandom random) {
        double[] rows = random(classes, dimensions, random);
        if (dimensions == 1 && classes == 2) {
            rows[1] = -rows[0];
        }
        return rows;
    }

    /** Returns seeded random rows, uniform on the sphere. */
    public static double[] random(int classes, int dimensions, SplittableRandom random) {
        double[] rows = new double[Math.multiplyExact(classes, dimensions)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextGaussian();
        }
        normalise(rows, dimensions);
        return rows;
    }

    /** Scales each row to unit length, in place; a row of zeros stays as it is. */
    public static void normalise(double[] rows, int dimensions) {
        for (int start = 0; start < rows.length; start += dimensions) {
            double length = length(rows, start, dimensions);
            if (length > 0) {
                for (int d = start; d < start + dimensions; d++) {
                    rows[d] /= length;
                }
            }
        }
    }

    /** Brings rows whose squares a double cannot hold into its range, in place; other rows stay as they are, to the last bit. */
    public static void bringIntoRange(double[] rows, int dimensions) {
        for (int start = 0; start < rows.length; start += dimensions) {
            double length = length(rows, start, dimensions);
            if (length < 1e-150 || length > 1e150) {
                double greatest = 0;
                for (int d = start; d < start + dimensions; d++) {
                    greatest = Math.max(greatest, Math.abs(rows[d]));
                }
                for (int d = start; d < start + dimensions && greatest > 0; d++) {
                    rows[d] /= greatest;
                }
            }
        }
    }

    public static double length(double[] rows, int start, int dimensions) {
        double sum = 0;
        for (int d = start; d < start + dimensions; d++) {
            sum += rows[d] * rows[d];
        }
        return Math.sqrt(sum);
    }

    public static double dot(double[] rows, int first, int second, int dimensions) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += rows[first * dimensions + d] * rows[second * dimensions + d];
        }
        return sum;
    }

    /**
     * Turns the gradient with respect to a unit row into that with respect to the free vector which was divided by its length.
     *
     * @param free the vectors of any length
     * @param unit the same, of unit length
     * @param gradient overwritten from {@code start} on, D numbers
     */
    public static void chainThroughLength(double[] free, double[] unit, double[] gradient, int start, int dimensions) {
        double length = length(free, start, dimensions);
        double along = 0;
        for (int d = start; d < start + dimensions; d++) {
            along += unit[d] * gradient[d];
        }
        for (int d = start; d < start + dimensions; d++) {
            gradient[d] = (gradient[d] - along * unit[d]) / length;
        }
    }

    /**
     * Puts rows, one after the other, where there is most room beside those before.
     *
     * @param rows of which the first are there; the others are written
     * @param first the first row to put
     * @param places random ones, of which each row takes the roomiest
     */
    static void fill(double[] rows, int first, int dimensions, int places, SplittableRandom random) {
        for (int i = first; i < rows.length / dimensions; i++) {
            double[] place = roomiest(rows, i, -1, dimensions, places, random);
            System.arraycopy(place, 0, rows, i * dimensions, dimensions);
        }
    }

    /**
     * Returns that of some random places which is farthest from the nearest of the first rows.
     *
     * @param rows unit rows
     * @param count how many of them are looked at, from the first
     * @param except the row that is not looked at; -1 for none
     * @param places how many places are drawn
     */
    static double[] roomiest(
            double[] rows, int count, int except, int dimensions, int places, SplittableRandom random) {
        double least = 2;
        double[] best = null;
        for (int trial = 0; trial < places; trial++) {
            double[] place = random(1, dimensions, random);
            double nearest = -1;
            for (int i = 0; i < count; i++) {
                if (i != except) {
                    double cosine = 0;
                    for (int d = 0; d < dimensions; d++) {
                        cosine += place[d] * rows[i * dimensions + d];
                    }
                    nearest = Math.max(nearest, cosine);
                }
            }
            if (nearest < least) {
                least = nearest;
                best = place;
            }
        }
        return best;
    }

    /**
     * Flattens a table of rows.
     *
     * @throws IllegalArgumentException if there is no row, no column, or rows differ in length
     */
    public static double[] flatten(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException(
                    "rows is empty; give at least one prototype with at least one dimension");
        }
        int dimensions = rows[0].length;
        double[] flat = new double[Math.multiplyExact(rows.length, dimensions)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dimensions) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length + " dimensions and row 0 has "
                        + dimensions + "; give every prototype the same number of dimensions");
            }
            System.arraycopy(rows[i], 0, flat, i * dimensions, dimensions);
        }
        return flat;
    }

    /**
     * Refuses rows that are not finite or not of unit length, and makes the others exactly unit length.
     *
     * @throws IllegalArgumentException naming the first wrong row and class
     */
    public static void requireUnit(double[] rows, int dimensions, List<String> names) {
        requireFinite(rows, dimensions, names);
        for (int i = 0; i < names.size(); i++) {
            double length = length(rows, i * dimensions, dimensions);
            if (Math.abs(length - 1) > LENGTH_TOLERANCE) {
                throw new IllegalArgumentException("prototype " + i + " (" + names.get(i) + ") has length " + length
                        + " and not 1; use Prototypes.normalised to scale the rows to unit length");
            }
            if (Math.abs(length - 1) > EXACT) {
                for (int d = i * dimensions; d < (i + 1) * dimensions; d++) {
                    rows[d] /= length;
                }
            }
        }
    }

    /**
     * Refuses NaN and infinities.
     *
     * @throws IllegalArgumentException naming the first wrong coordinate
     */
    public static void requireFinite(double[] rows, int dimensions, List<String> names) {
        for (int at = 0; at < rows.length; at++) {
            if (!Double.isFinite(rows[at])) {
                int row = at / dimensions;
                throw new IllegalArgumentException("prototype " + row + " (" + names.get(row) + ") has " + rows[at]
                        + " on axis " + at % dimensions + "; every coordinate must be a finite number");
            }
        }
    }

    /**
     * Refuses two rows that are the same point.
     *
     * <p>The distance of two rows is at least that of their projections on a line, so sorting by one projection leaves
     * only neighbours to compare: no table of all pairs.
     *
     * @throws IllegalArgumentException naming the two classes
     */
    public static void requireDistinct(double[] rows, int dimensions, List<String> names) {
        double[] line = random(1, dimensions, new SplittableRandom(0));
        double[] projection = new double[names.size()];
        for (int i = 0; i < projection.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                projection[i] += line[d] * rows[i * dimensions + d];
            }
        }
        int[] order = IntStream.range(0, projection.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> projection[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int a = 0; a < order.length; a++) {
            for (int b = a + 1; b < order.length && projection[order[b]] - projection[order[a]] < SAME_POINT; b++) {
                int first = Math.min(order[a], order[b]);
                int second = Math.max(order[a], order[b]);
                if (distance(rows, first, second, dimensions) < SAME_POINT) {
                    throw new IllegalArgumentException(
                            "prototypes " + first + " (" + names.get(first) + ") and " + second
                                    + " (" + names.get(second)
                                    + ") are the same point; no network can tell these classes apart,"
                                    + " so give each its own prototype");
                }
            }
        }
    }

    private static double distance(double[] rows, int first, int second, int dimensions) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference = rows[first * dimensions + d] - rows[second * dimensions + d];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
