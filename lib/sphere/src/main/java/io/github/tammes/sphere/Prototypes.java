package io.github.tammes.sphere;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.tammes.internal.ClassNames;
import io.github.tammes.sphere.internal.Extension;
import io.github.tammes.sphere.internal.LinearAssignment;
import io.github.tammes.sphere.internal.NearestCosines;
import io.github.tammes.sphere.internal.QuadraticAssignment;
import io.github.tammes.sphere.internal.UnitRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * One unit vector per class on the hypersphere S<sup>D-1</sup>, an immutable {@code (K, D)} table of rows, with the class
 * names, how it was made and how good it is.
 *
 * <p>Two sets are equal if the same class names have the same coordinates, however they were made.
 */
public final class Prototypes {

    private final int dimensions;
    private final double[] rows;
    private final List<String> classNames;
    private final String method;
    private final OptionalLong seed;
    private final OptionalInt starts;
    private final Measured measured;

    private Prototypes(
            int dimensions,
            double[] rows,
            List<String> classNames,
            String method,
            OptionalLong seed,
            OptionalInt starts,
            Measured measured) {
        this.dimensions = dimensions;
        this.rows = rows;
        this.classNames = List.copyOf(classNames);
        this.method = method;
        this.seed = seed;
        this.starts = starts;
        this.measured = measured;
    }

    /**
     * Takes over rows that a method of this library made.
     *
     * @param dimensions D
     * @param rows finite rows of unit length, flat in C order; not copied, so not to be changed afterwards
     * @param method how they were made, in a few words
     * @param seed the seed of the random numbers, if there were any
     * @throws IllegalArgumentException if a row is not finite or not of unit length
     */
    static Prototypes made(int dimensions, double[] rows, String method, OptionalLong seed) {
        List<String> names = numbered(rows.length / dimensions);
        UnitRows.requireUnit(rows, dimensions, names);
        return new Prototypes(dimensions, rows, names, method, seed, OptionalInt.empty(), new Measured());
    }

    /** Returns the same prototypes, found by a search of so many starts. */
    Prototypes ofStarts(int count) {
        return new Prototypes(dimensions, rows, classNames, method, seed, OptionalInt.of(count), measured);
    }

    /**
     * Places the prototypes of K classes in D dimensions as far apart as can be, with the default options.
     *
     * @param classes K, at least 1
     * @param dimensions D, at least 1
     * @throws IllegalArgumentException if one of them is less than 1, or three classes or more are to share one dimension
     */
    public static Prototypes place(int classes, int dimensions) {
        return place(classes, dimensions, PlacementOptions.defaults());
    }

    /**
     * Places the prototypes of K classes in D dimensions.
     *
     * @param classes K, at least 1
     * @param dimensions D, at least 1
     * @param placement the method and its options
     * @throws IllegalArgumentException if K and D are out of the range of the method
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; but a search that an effort was asked of
     *     returns its best so far once a start has ended, and clears the thread's mark: {@link #starts} tells
     */
    public static Prototypes place(int classes, int dimensions, PlacementOptions placement) {
        return new Placer(classes, dimensions, placement, null).place();
    }

    /**
     * Places prototypes and shows each step of the optimisation to a listener; methods without steps show none.
     *
     * @param classes K, at least 1
     * @param dimensions D, at least 1
     * @param placement the method and its options
     * @param listener called after each step
     * @throws IllegalArgumentException if K and D are out of the range of the method
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; but a search that an effort was asked of,
     *     or whose progress is told, returns its best so far once a start has ended, and clears the thread's mark
     */
    public static Prototypes place(
            int classes, int dimensions, PlacementOptions placement, PlacementListener listener) {
        return new Placer(classes, dimensions, placement, listener).place();
    }

    /**
     * Makes prototypes of given unit rows.
     *
     * @param rows {@code (K, D)}, each row of length 1 within 1e-4 (and then made exactly 1)
     * @throws IllegalArgumentException if there are no rows, they differ in length, a coordinate is not finite, a row is
     *     not of unit length, or two rows are the same point
     */
    public static Prototypes of(double[][] rows) {
        double[] flat = UnitRows.flatten(rows);
        return given(rows[0].length, flat, "given");
    }

    /**
     * Makes prototypes of unit rows that a method of one's own has placed.
     *
     * @param rows {@code (K, D)}, flat in C order; each row of length 1 within 1e-4 (and then made exactly 1)
     * @param dimensions D
     * @param method how they were made, in a few words
     * @param seed the seed of the random numbers, if there were any
     * @throws IllegalArgumentException if the rows are not K·D numbers, one is not finite or a row not of unit length
     */
    public static Prototypes of(double[] rows, int dimensions, String method, OptionalLong seed) {
        if (dimensions < 1 || rows.length == 0 || rows.length % dimensions != 0) {
            throw new IllegalArgumentException("rows has " + rows.length + " numbers, which is no multiple of "
                    + dimensions + " dimensions; give D numbers for each prototype");
        }
        return made(dimensions, rows.clone(), method, seed);
    }

    /**
     * Makes prototypes of given vectors of any length, such as word vectors, by scaling each to length 1.
     *
     * @param vectors {@code (K, D)}
     * @throws IllegalArgumentException if there are no vectors, they differ in length, a coordinate is not finite, a
     *     vector is zero, or two of them have the same direction
     */
    public static Prototypes normalised(double[][] vectors) {
        double[] rows = UnitRows.flatten(vectors);
        int dimensions = vectors[0].length;
        UnitRows.requireFinite(rows, dimensions, numbered(vectors.length));
        UnitRows.bringIntoRange(rows, dimensions);
        for (int i = 0; i < vectors.length; i++) {
            if (UnitRows.length(rows, i * dimensions, dimensions) == 0) {
                throw new IllegalArgumentException("vector " + i + " is zero and has no direction; leave it out");
            }
        }
        UnitRows.normalise(rows, dimensions);
        return given(dimensions, rows, "given vectors, normalised");
    }

    /** Makes prototypes of rows from outside, which may be wrong in every way. */
    static Prototypes given(int dimensions, double[] rows, String method) {
        return given(dimensions, rows, method, numbered(rows.length / dimensions));
    }

    static Prototypes given(int dimensions, double[] rows, String method, List<String> classNames) {
        UnitRows.requireUnit(rows, dimensions, classNames);
        UnitRows.requireDistinct(rows, dimensions, classNames);
        return new Prototypes(
                dimensions, rows, classNames, method, OptionalLong.empty(), OptionalInt.empty(), new Measured());
    }

    /**
     * Reads prototypes from a NumPy file ({@code .npy}, float32 or float64, C order, shape {@code (K, D)}) or from a CSV
     * file as {@link #write} makes it. A NumPy file has no class names.
     *
     * @param file ends in {@code .npy} or {@code .csv}
     * @throws IllegalArgumentException if the file is of another kind, damaged, or its rows are not prototypes
     * @throws IOException if the file cannot be read
     */
    public static Prototypes read(Path file) throws IOException {
        return PrototypeFile.read(file);
    }

    /**
     * Writes the prototypes: {@code .npy} as float32 of shape {@code (K, D)}, {@code .csv} as {@link #toTable} in full
     * precision and with the class names.
     *
     * @param file ends in {@code .npy} or {@code .csv}; replaced if it exists
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        PrototypeFile.write(this, file);
    }

    /**
     * Refuses a file that {@link #write} could not write, so that a long placement need not end with that.
     *
     * @throws IllegalArgumentException if the name ends neither in {@code .npy} nor in {@code .csv}
     * @throws IOException if its folder does not exist or cannot be written to
     */
    public static void requireWritable(Path file) throws IOException {
        PrototypeFile.requireWritable(file);
    }

    /** Returns K, the number of classes. */
    public int classes() {
        return classNames.size();
    }

    /** Returns D, the number of dimensions. */
    public int dimensions() {
        return dimensions;
    }

    /** Returns the class names, in the order of the rows; "class 0", "class 1", … unless others were given. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns how the prototypes were made, in a few words. */
    public String method() {
        return method;
    }

    /** Returns the seed of the random numbers they were made with; empty if there were none or it is not known. */
    public OptionalLong seed() {
        return seed;
    }

    /**
     * Returns how many starts the search made that found them, see {@link Effort}; empty if there was no search, or the
     * prototypes have been selected, extended or aligned since.
     */
    public OptionalInt starts() {
        return starts;
    }

    /**
     * Returns the coordinate of a class's prototype along one axis.
     *
     * @throws IndexOutOfBoundsException if there is no such class or axis
     */
    public double get(int classIndex, int axis) {
        return rows[Objects.checkIndex(classIndex, classes()) * dimensions + Objects.checkIndex(axis, dimensions)];
    }

    /**
     * Returns the cosine of the angle between the prototypes of two classes, in [-1, 1].
     *
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public double cosine(int i, int j) {
        Objects.checkIndex(i, classes());
        Objects.checkIndex(j, classes());
        return Math.max(-1, Math.min(1, UnitRows.dot(rows, i, j, dimensions)));
    }

    /**
     * Returns, for each class, the cosine to the nearest other prototype; -1 for a single class. Measured on first use,
     * at a cost of K²D.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public double[] nearestCosines() {
        return measured.nearestCosines(this).clone();
    }

    /**
     * Returns how good the placement is. Measured on first use, at a cost of K²D.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Certificate certificate() {
        return Certificate.of(classes(), dimensions, measured.nearestCosines(this));
    }

    /**
     * Returns the same prototypes with other class names.
     *
     * @param names one name for each class, all different
     * @throws IllegalArgumentException if their number is not K, or a name is blank or given twice
     */
    public Prototypes withClassNames(List<String> names) {
        ClassNames.require(names, classes());
        return new Prototypes(dimensions, rows, names, method, seed, starts, measured);
    }

    /**
     * Returns the prototypes of some of the classes, or of all in another order.
     *
     * @param classIndices which classes, in the new order, each at most once
     * @throws IllegalArgumentException if there are none, one is out of range or one is given twice
     */
    public Prototypes select(int... classIndices) {
        ClassNames.requireSelection(classIndices, classes());
        double[] selected = new double[classIndices.length * dimensions];
        for (int i = 0; i < classIndices.length; i++) {
            System.arraycopy(rows, classIndices[i] * dimensions, selected, i * dimensions, dimensions);
        }
        List<String> names =
                Arrays.stream(classIndices).mapToObj(classNames::get).toList();
        return new Prototypes(dimensions, selected, names, method, seed, OptionalInt.empty(), new Measured());
    }

    /**
     * Deals the points out anew so that classes alike get points near each other: a quadratic assignment, improved by
     * exchanges from several random starts. The set of points stays, so the separation does too.
     *
     * @param similarity {@code (K, K)}: how alike two classes are, by any measure; larger is more alike. A confusion
     *     matrix will do, or the cosines of the means of a network's outputs. Both directions count, the diagonal does not
     * @param seed decides the random starts of the search
     * @return the same class names with the points in another order
     * @throws IllegalArgumentException if the similarity is not K × K or not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Prototypes assign(double[][] similarity, long seed) {
        double[] nearness = ClassSimilarity.symmetric(similarity, classNames);
        double[] cosines = new double[nearness.length];
        for (int i = 0; i < classes(); i++) {
            for (int j = 0; j < classes(); j++) {
                cosines[i * classes() + j] = cosine(i, j);
            }
        }
        return dealt(new QuadraticAssignment(classes(), nearness, cosines).assign(seed), "assigned by similarity");
    }

    /**
     * Deals the points out anew so that each class gets a point near to where its examples already are: the optimal linear
     * assignment, with the greatest sum of cosines between means and points.
     *
     * @param means {@code (K, D)}: for each class the mean of a network's outputs, of any length but zero
     * @return the same class names with the points in another order; the same for equal means on every machine
     * @throws IllegalArgumentException if the means are not K × D, not finite, or one is zero
     */
    public Prototypes assignToMeans(double[][] means) {
        double[] directions = ClassSimilarity.directions(means, dimensions, classNames);
        double[][] worth = new double[classes()][classes()];
        for (int i = 0; i < classes(); i++) {
            for (int j = 0; j < classes(); j++) {
                for (int d = 0; d < dimensions; d++) {
                    worth[i][j] += directions[i * dimensions + d] * rows[j * dimensions + d];
                }
            }
        }
        return dealt(LinearAssignment.greatest(worth), "assigned to class means");
    }

    private Prototypes dealt(int[] points, String how) {
        double[] moved = new double[rows.length];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(rows, points[i] * dimensions, moved, i * dimensions, dimensions);
        }
        return new Prototypes(dimensions, moved, classNames, method + ", " + how, seed, starts, new Measured());
    }

    /**
     * Adds the prototypes of more classes, as far as possible from those here and from each other; those here stay bit for
     * bit, so that a network that has learned them can be tuned for the new classes too.
     *
     * @param names of the new classes, not blank, all different and none of those here
     * @return these prototypes and then the new ones; the certificate is that of all
     * @throws IllegalArgumentException if a name will not do, or there are fewer than two dimensions
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Prototypes extend(List<String> names) {
        if (dimensions < 2) {
            throw new IllegalArgumentException("these prototypes have 1 dimension, where there is no room for more");
        }
        List<String> all = Stream.concat(classNames.stream(), names.stream()).toList();
        ClassNames.require(all, all.size());
        if (names.isEmpty()) {
            return this;
        }
        long random = seed.orElse(0);
        double[] extended = Extension.place(
                rows,
                dimensions,
                names.size(),
                random,
                () -> Thread.currentThread().isInterrupted());
        double greatest = -1;
        for (int i = classes(); i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                greatest = Math.max(greatest, UnitRows.dot(extended, i, j, dimensions));
            }
        }
        String how = String.format(Locale.ROOT, "%s, extended by %d (cosine %.4f)", method, names.size(), greatest);
        return new Prototypes(
                dimensions, extended, all, how, OptionalLong.of(random), OptionalInt.empty(), new Measured());
    }

    /** Returns a table of a column "class" with the names and columns "x1", "x2", … with the coordinates. */
    public Table toTable() {
        return PrototypeTable.of(this);
    }

    /** Returns a copy of the rows, {@code (K, D)}. */
    public double[][] toArray() {
        return IntStream.range(0, classes())
                .mapToObj(i -> Arrays.copyOfRange(rows, i * dimensions, (i + 1) * dimensions))
                .toArray(double[][]::new);
    }

    /** Returns a copy of the rows, {@code (K, D)}, flat in C order. */
    public double[] toFlatArray() {
        return rows.clone();
    }

    /**
     * Copies the prototypes into an array of a DJL manager.
     *
     * @param manager the owner of the array
     * @return float32, shape {@code (K, D)}
     */
    public NDArray toNDArray(NDManager manager) {
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = (float) rows[i];
        }
        return manager.create(values, new Shape(classes(), dimensions));
    }

    /**
     * Copies the prototypes of some classes into an array of a DJL manager.
     *
     * @param manager the owner of the array
     * @param labels the class of each row, 0…K-1, as often as one likes
     * @return float32, shape {@code (N, D)}
     * @throws IndexOutOfBoundsException if a label is not one of the classes
     */
    public NDArray toNDArray(NDManager manager, long... labels) {
        float[] values = new float[Math.multiplyExact(labels.length, dimensions)];
        for (int i = 0; i < labels.length; i++) {
            int row = Math.toIntExact(Objects.checkIndex(labels[i], (long) classes())) * dimensions;
            for (int j = 0; j < dimensions; j++) {
                values[i * dimensions + j] = (float) rows[row + j];
            }
        }
        return manager.create(values, new Shape(labels.length, dimensions));
    }

    /** The rows themselves, flat in C order: for reading only. */
    double[] rows() {
        return rows;
    }

    /**
     * Returns a checksum of the coordinates and the class names, in hexadecimal: what is equal has the same.
     *
     * @return the first 16 digits of a SHA-256
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(dimensions * Double.BYTES);
            for (int start = 0; start < rows.length; start += dimensions) {
                bytes.clear().asDoubleBuffer().put(rows, start, dimensions);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prototypes that
                && dimensions == that.dimensions
                && classNames.equals(that.classNames)
                && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * classNames.hashCode() + Arrays.hashCode(rows);
    }

    /** Up to so many classes the certificate takes no time worth speaking of. */
    private static final int MEASURED_IN_PASSING = 2000;

    /**
     * Returns the certificate and how the prototypes were made, as text. Of a large set, which takes long to measure, the
     * certificate is left out as long as nobody has asked for it.
     */
    @Override
    public String toString() {
        String measures = classes() <= MEASURED_IN_PASSING || measured.isKnown()
                ? certificate().toString()
                : String.format(
                        Locale.ROOT,
                        "%,d prototypes in %,d dimensions, not measured yet: certificate() does",
                        classes(),
                        dimensions);
        return measures + " [" + method + (seed.isPresent() ? ", seed " + seed.getAsLong() : "") + "]";
    }

    private static List<String> numbered(int classes) {
        return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    }

    /** The cosines to the nearest prototype, measured once and shared by sets that differ only in class names. */
    private static final class Measured {

        private double[] nearest;

        synchronized boolean isKnown() {
            return nearest != null;
        }

        synchronized double[] nearestCosines(Prototypes prototypes) {
            if (nearest == null) {
                nearest = NearestCosines.of(prototypes.rows, prototypes.dimensions);
            }
            return nearest;
        }
    }
}
