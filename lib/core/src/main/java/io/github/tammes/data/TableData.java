package io.github.tammes.data;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import tech.tablesaw.api.Table;

/** Rows of F numbers with a class, a target, or both for each; immutable. */
public final class TableData extends LabelledExamples implements Examples {

    private final List<String> featureNames;
    private final float[] features;
    private final Standardization standardization;

    private TableData(
            String name, List<String> featureNames, float[] features, Labels labels, Standardization standardization) {
        super(name, labels);
        this.featureNames = List.copyOf(featureNames);
        this.features = features;
        this.standardization = standardization;
    }

    /**
     * Makes data of rows that have neither classes nor targets yet.
     *
     * @param name what the data is called, for charts and records
     * @param featureNames the names of the F features, at least one
     * @param rows N rows of F finite numbers, copied
     * @throws IllegalArgumentException if two features have one name, or a row has another length or a number that is not finite
     */
    public static TableData of(String name, List<String> featureNames, float[][] rows) {
        int width = featureNames.size();
        if (width == 0) {
            throw new IllegalArgumentException("featureNames is empty; a row needs at least one feature.");
        }
        // A trained model asks for its features by name, and would give both the same number.
        Labels.requireDistinct("feature", "features", featureNames);
        float[] features = new float[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "Row " + i + " has " + rows[i].length + " numbers, but there are " + width + " feature names.");
            }
            for (int j = 0; j < width; j++) {
                if (!Float.isFinite(rows[i][j])) {
                    throw new IllegalArgumentException("Row " + i + " has " + rows[i][j] + " as \""
                            + featureNames.get(j) + "\"; features must be finite numbers.");
                }
                features[i * width + j] = rows[i][j];
            }
        }
        return new TableData(name, featureNames, features, Labels.none(rows.length), Standardization.none(width));
    }

    /**
     * Makes data of the columns of a table.
     *
     * @param table the table, whose name becomes that of the data; it is not changed
     * @param features the names of the columns that are features
     * @param target the name of the column that is the target
     * @throws DataException if a column is missing, or a value is not a finite number; the message names the row, counted
     *     from 1, and the column
     * @throws IllegalArgumentException if there is no feature, or one stands twice
     */
    public static TableData of(Table table, List<String> features, String target) {
        float[][] rows = new float[table.rowCount()][features.size()];
        float[] targets = new float[table.rowCount()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < features.size(); j++) {
                rows[i][j] = (float) TextTable.number(table, features.get(j), i);
            }
            targets[i] = (float) TextTable.number(table, target, i);
        }
        return of(table.name(), features, rows).withTargets(targets);
    }

    /**
     * Returns all parts of a split with each feature shifted and scaled to mean 0 and deviation 1, as measured on the
     * training rows only.
     *
     * @param split the parts as they are
     * @throws IllegalArgumentException if there are no training rows
     */
    public static Split<TableData> standardize(Split<TableData> split) {
        Standardization standardization = Standardization.of(split.train());
        return split.map(part -> part.standardized(standardization));
    }

    /** Returns these rows as if they were standardized so, whatever was done to them before. */
    public TableData standardized(Standardization wanted) {
        if (wanted.equals(standardization)) {
            return this;
        }
        if (wanted.mean().size() != featureNames.size()) {
            throw new IllegalArgumentException("The standardization is for "
                    + wanted.mean().size() + " features, but " + name() + " has " + featureNames.size() + ".");
        }
        int width = featureNames.size();
        float[] mapped = new float[features.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = wanted.apply(standardization.undo(features[i], i % width), i % width);
        }
        return new TableData(name(), featureNames, mapped, labels(), wanted);
    }

    /** Returns by what each feature was shifted and scaled. */
    public Standardization standardization() {
        return standardization;
    }

    /**
     * Returns the same rows with these classes.
     *
     * @param labels the class of each row, 0…K-1
     * @param classNames the names of the K classes
     * @throws IllegalArgumentException if there is not one label for each row, or a label has no name
     */
    @Override
    public TableData withLabels(int[] labels, List<String> classNames) {
        return new TableData(name(), featureNames, features, labels().withLabels(labels, classNames), standardization);
    }

    /**
     * Returns the same rows with these targets.
     *
     * @param targets the target of each row, finite
     * @throws IllegalArgumentException if there is not one target for each row, or one is not finite
     */
    public TableData withTargets(float[] targets) {
        return new TableData(name(), featureNames, features, labels().withTargets(targets), standardization);
    }

    /**
     * Returns the same rows with the unit of their targets, which charts, evaluations and models then say.
     *
     * @param unit such as "years" or "degrees"
     * @throws IllegalStateException if there are no targets
     */
    public TableData withUnit(String unit) {
        return new TableData(name(), featureNames, features, labels().withUnit(unit), standardization);
    }

    @Override
    public TableData withName(String newName) {
        return new TableData(newName, featureNames, features, labels(), standardization);
    }

    /** Returns the names of the F features. */
    public List<String> featureNames() {
        return featureNames;
    }

    /**
     * Returns one number of one row.
     *
     * @param example which row, 0…N-1
     * @param feature which feature, 0…F-1
     */
    public float feature(int example, int feature) {
        Objects.checkIndex(feature, featureNames.size());
        return features[Objects.checkIndex(example, size()) * featureNames.size() + feature];
    }

    @Override
    public Shape inputShape() {
        return new Shape(featureNames.size());
    }

    @Override
    public long checksum() {
        CRC32 checksum = new CRC32();
        int width = featureNames.size();
        // Row by row: of all numbers there may be more bytes than an array holds.
        ByteBuffer row = ByteBuffer.allocate(Math.multiplyExact(width, Float.BYTES));
        for (int i = 0; i < size(); i++) {
            row.clear().asFloatBuffer().put(features, i * width, width);
            checksum.update(row);
        }
        labels().addTo(checksum);
        return checksum.getValue();
    }

    @Override
    public TableData select(int... indices) {
        if (isAll(indices)) {
            return this;
        }
        int width = featureNames.size();
        float[] chosen = new float[indices.length * width];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(features, Objects.checkIndex(indices[i], size()) * width, chosen, i * width, width);
        }
        return new TableData(nameOf(indices.length), featureNames, chosen, labels().select(indices), standardization);
    }

    /**
     * Copies the numbers of one row.
     *
     * @param example which row, 0…N-1
     * @param target where to, from its index 0: F numbers
     * @throws IndexOutOfBoundsException if there is no such row, or the target is too short
     */
    public void read(int example, float[] target) {
        int width = featureNames.size();
        System.arraycopy(features, Objects.checkIndex(example, size()) * width, target, 0, width);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: %,d rows of %d features%s", name(), size(), featureNames.size(), labels().summary());
    }
}
