package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.TextTable;
import io.github.tammes.data.internal.SkippedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A table of image files with a target, a class, or both for each: what every set of images with ages, years or other
 * numbers is before it is loaded.
 *
 * <p>The columns are {@code path}, relative to the folder; {@code target}, a number; {@code class}, a name; {@code split},
 * "train" or "test"; all but the first may be absent. Files that cannot be used are rows of {@link #skipped()}.
 */
public final class ImageListing {

    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff");

    private final String name;
    private final Path folder;
    private final Table table;
    private final Table skipped;
    private final String unit;

    /**
     * Makes a listing of a table that is known to be right, as a data set of one's own knows it.
     *
     * @param name what the data is called
     * @param folder where the images are
     * @param table a row for each image: {@code path} (text, relative to the folder), and where there are any {@code target}
     *     (double), {@code class} and {@code split} (text)
     * @param skipped what was left out: {@code path} and {@code reason}
     */
    public ImageListing(String name, Path folder, Table table, Table skipped) {
        this(name, folder, table, skipped, "");
    }

    private ImageListing(String name, Path folder, Table table, Table skipped, String unit) {
        this.name = name;
        this.folder = folder;
        this.table = table;
        this.skipped = skipped;
        this.unit = unit;
    }

    /** Returns the same listing of other rows. */
    ImageListing withRows(Table rows, Table left) {
        return new ImageListing(name, folder, rows, left, unit);
    }

    /**
     * Returns the listing with the unit of its targets, which the loaded images then carry.
     *
     * @param newUnit such as "years"
     */
    public ImageListing withUnit(String newUnit) {
        return new ImageListing(name, folder, table, skipped, newUnit);
    }

    /**
     * Makes a listing of a table.
     *
     * @param name what the data is to be called
     * @param folder where the images are
     * @param source the table, one row for each image; it is not changed
     * @param columns which of its columns say what
     * @throws DataException if a column is missing, a target is not a number, or a split is neither "train" nor "test"; the
     *     message names the row, counted from 1
     */
    public static ImageListing of(String name, Path folder, Table source, ListingColumns columns) {
        return ListingReader.read(name, folder, source, columns);
    }

    /**
     * Makes a listing of a CSV file with a header.
     *
     * @param csv the file
     * @param folder where the images are
     * @param columns which of its columns say what
     * @throws DataException if the file cannot be read, or is wrong as {@link #of} says
     */
    public static ImageListing ofCsv(Path csv, Path folder, ListingColumns columns) {
        return of(String.valueOf(folder.getFileName()), folder, TextTable.read(csv), columns);
    }

    /**
     * Makes a listing of a folder with a folder of images for each class, or with two such folders: {@code train} and one
     * of {@code test}, {@code val} or {@code valid}. Symbolic links are followed.
     *
     * @param folder the folder; the names of its folders, or of those in {@code train}, are the classes
     * @return a row for each image with {@code path}, {@code class} and, of two folders, {@code split}; where there are
     *     images for validation beside those for the test, and of classes that only the test has, they are skipped
     * @throws DataException if it cannot be read, has no folders of images, or may be meant in more than one way
     */
    public static ImageListing ofSubfolders(Path folder) {
        return ClassFolders.list(folder);
    }

    static boolean isImage(Path file) {
        String fileName = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(fileName::endsWith);
    }

    /** Returns what the data is called. */
    public String name() {
        return name;
    }

    /** Returns the folder to which the paths are relative. */
    public Path folder() {
        return folder;
    }

    /** Returns a copy of the table, one row for each image. */
    public Table table() {
        return table.copy();
    }

    /** Returns a row for each file that cannot be used, with its {@code path} and the {@code reason}. */
    public Table skipped() {
        return skipped.copy();
    }

    /** Returns the number of images. */
    public int size() {
        return table.rowCount();
    }

    /**
     * Returns the listing with another of its columns as class; images that have no value in it are skipped and listed.
     *
     * @param column the name of a column
     * @throws IllegalArgumentException if there is no such column
     */
    public ImageListing withClass(String column) {
        if (!table.containsColumn(column)) {
            throw new IllegalArgumentException(
                    "There is no column \"" + column + "\"; there are " + table.columnNames() + ".");
        }
        StringColumn classes = table.column(column).asStringColumn().setName("class");
        Table changed = table.copy();
        if (changed.containsColumn("class")) {
            changed.removeColumns("class");
        }
        changed.addColumns(classes);
        SkippedFiles without = new SkippedFiles();
        changed.where(classes.isMissing()).stringColumn("path").forEach(path -> without.add(path, "no " + column));
        return withRows(changed.where(classes.isNotMissing()), skipped.copy().append(without.toTable()));
    }

    /**
     * Returns the listing with a split that depends on the content of the files only, whatever their names and order: files
     * that are equal byte for byte are in the same part.
     *
     * <p>A file is for the test if the first 32 bits of its SHA-256 checksum, as a fraction of 2<sup>32</sup>, are below the
     * share. Files that cannot be read are moved to the skipped ones.
     *
     * @param testShare the share of the test, above 0 and below 1
     * @throws IllegalArgumentException if the share is no such fraction
     */
    public ImageListing splitByContent(double testShare) {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException("testShare must be above 0 and below 1, but is " + testShare + ".");
        }
        return ContentSplit.of(this, testShare);
    }

    /**
     * Returns the groups of files that are equal byte for byte.
     *
     * @return a row for each group of two or more: {@code copies}, how many; {@code targets}, how many different ones they
     *     have; {@code paths}
     */
    public Table duplicates() {
        return ContentSplit.duplicates(this);
    }

    /**
     * Loads the images into memory; by content in a ratio of 4 to 1 if the table has no split.
     *
     * @param size the size they are brought to
     * @return the images of both parts, and the files that could not be read beside those of {@link #skipped()}
     * @throws DataException if no image could be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     * @throws IllegalArgumentException if the images at this size are more than 2 GB
     */
    public LoadedImages load(ImageSize size) {
        Objects.requireNonNull(size, "size");
        ImageListing listing = table.containsColumn("split") ? this : splitByContent(0.2);
        return ImageLoading.load(listing, size);
    }

    /**
     * Leaves the images on disk, for more of them than fit into memory: minibatches decode them anew in every epoch, in
     * background threads. Otherwise as {@link #load}: every file is read once now, to leave out what cannot be used.
     *
     * @param size the size they are brought to
     * @return the images of both parts, and the files that could not be read beside those of {@link #skipped()}; the files
     *     must stay as they are
     * @throws DataException if no image could be read
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public LoadedImages stream(ImageSize size) {
        Objects.requireNonNull(size, "size");
        ImageListing listing = table.containsColumn("split") ? this : splitByContent(0.2);
        return ImageLoading.stream(listing, size);
    }

    /** Returns the table itself. */
    Table rows() {
        return table;
    }

    String unit() {
        return unit;
    }

    Path file(int row) {
        return folder.resolve(table.stringColumn("path").get(row));
    }

    double target(int row) {
        DoubleColumn targets = table.doubleColumn("target");
        return targets.getDouble(row);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %,d images, %,d files skipped", name, size(), skipped.rowCount());
    }
}
