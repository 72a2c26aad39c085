package io.github.tammes.data.images;

import java.util.Objects;
import java.util.Optional;

/**
 * Which columns of a table say what of an image.
 *
 * @param path the file, relative to the folder of the images
 * @param target the number that a regression is to tell, if there is one
 * @param label the class, if there is one
 * @param split "train" or "test", if the table says so
 */
public record ListingColumns(String path, Optional<String> target, Optional<String> label, Optional<String> split) {

    /** Checks that there are names. */
    public ListingColumns {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(split, "split");
    }

    /** Returns the columns of a table that names files only. */
    public static ListingColumns path(String column) {
        return new ListingColumns(column, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns these with a column of targets. */
    public ListingColumns withTarget(String column) {
        return new ListingColumns(path, Optional.of(column), label, split);
    }

    /** Returns these with a column of classes. */
    public ListingColumns withLabel(String column) {
        return new ListingColumns(path, target, Optional.of(column), split);
    }

    /** Returns these with a column that says "train" or "test". */
    public ListingColumns withSplit(String column) {
        return new ListingColumns(path, target, label, Optional.of(column));
    }
}
