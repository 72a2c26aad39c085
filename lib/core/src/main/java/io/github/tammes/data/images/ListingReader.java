package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.TextTable;
import io.github.tammes.data.internal.SkippedFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Checks the rows of a table of images and brings them into the form of an {@link ImageListing}. */
final class ListingReader {

    private final Table source;
    private final SkippedFiles skipped = new SkippedFiles();

    private ListingReader(Table source) {
        this.source = source;
    }

    static ImageListing read(String name, Path folder, Table source, ListingColumns columns) {
        return new ListingReader(source).read(name, folder, columns);
    }

    private ImageListing read(String name, Path folder, ListingColumns columns) {
        Column<?> paths = column(columns.path());
        Optional<Column<?>> targets = columns.target().map(this::column);
        Optional<Column<?>> labels = columns.label().map(this::column);
        Optional<Column<?>> splits = columns.split().map(this::column);
        StringColumn path = StringColumn.create("path");
        DoubleColumn target = DoubleColumn.create("target");
        StringColumn label = StringColumn.create("class");
        StringColumn split = StringColumn.create("split");
        for (int row = 0; row < source.rowCount(); row++) {
            String file = TextTable.text(paths, row);
            String wrong = wrong(folder, file, row, targets, labels);
            if (!wrong.isEmpty()) {
                skipped.add(file, wrong + " in row " + (row + 1));
                continue;
            }
            path.append(file);
            if (targets.isPresent()) {
                target.append(TextTable.number(source, targets.get().name(), row));
            }
            if (labels.isPresent()) {
                label.append(TextTable.text(labels.get(), row));
            }
            if (splits.isPresent()) {
                split.append(part(splits.get(), row));
            }
        }
        Table table = Table.create(name, path);
        targets.ifPresent(column -> table.addColumns(target));
        labels.ifPresent(column -> table.addColumns(label));
        splits.ifPresent(column -> table.addColumns(split));
        return new ImageListing(name, folder, table, skipped.toTable());
    }

    /** Says what of a row is missing, or nothing. */
    private static String wrong(
            Path folder, String file, int row, Optional<Column<?>> targets, Optional<Column<?>> labels) {
        if (file.isEmpty()) {
            return "no path";
        }
        if (targets.isPresent() && TextTable.text(targets.get(), row).isEmpty()) {
            return "no target";
        }
        if (labels.isPresent() && TextTable.text(labels.get(), row).isEmpty()) {
            return "no class";
        }
        try {
            return folder.resolve(file).getNameCount() == 0 ? "no file name" : "";
        } catch (InvalidPathException e) {
            return "no file name";
        }
    }

    private Column<?> column(String wanted) {
        return TextTable.column(source, wanted);
    }

    private String part(Column<?> column, int row) {
        String text = TextTable.text(column, row).toLowerCase(Locale.ROOT);
        if (!text.equals("train") && !text.equals("test")) {
            throw new DataException("Row " + (row + 1) + " of the table " + source.name() + " has \"" + text
                    + "\" in the column \"" + column.name() + "\", where \"train\" or \"test\" must be.");
        }
        return text;
    }
}
