package io.github.tammes.data.sets;

import io.github.tammes.data.DataException;
import io.github.tammes.data.TextTable;
import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.images.ImageListing;
import io.github.tammes.data.images.ListingColumns;
import io.github.tammes.data.internal.SkippedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * OmniArt (Strezoski and Worring, 2018) as the authors of HPN used it: the year in which a work of art was created, and its
 * school, of which there are 46.
 *
 * <p>The folder has {@code train_complete.csv} and {@code test_complete.csv} with the columns {@code omni_id},
 * {@code creation_year}, {@code century} and {@code school}, and the images as {@code train/[omni_id].jpg} and
 * {@code test/[omni_id].jpg}. It is looked for in {@code omniart} of the {@linkplain DataDirectory data directory}.
 */
public final class OmniArt {

    /** The year that is the lower bound of the regression in the authors' script. */
    public static final double FIRST_YEAR = 1000;

    /** The year that is the upper bound of the regression in the authors' script. */
    public static final double LAST_YEAR = 1932;

    private static final String FOLDER = "omniart";

    private OmniArt() {}

    /** Returns true if the folder is in the data directory. */
    public static boolean isAvailable() {
        return find().isPresent();
    }

    /**
     * Lists the works of the data directory.
     *
     * @throws DataException if they are not there, or a table is wrong
     */
    public static ImageListing list() {
        return list(find().orElseThrow(() -> new DataException("OmniArt is not in " + DataDirectory.path()
                + "; put a folder omniart with train_complete.csv, test_complete.csv and the images there.")));
    }

    /**
     * Lists the works of a folder.
     *
     * @return a row for each work with {@code path}, {@code target} (the year), {@code class} (the school) and
     *     {@code split}; works from before {@link #FIRST_YEAR} or after {@link #LAST_YEAR}, or of a school that no work of
     *     the training part has, are skipped and listed
     * @throws DataException if a table is missing, lacks a column, or has a year that is not a number
     */
    public static ImageListing list(Path folder) {
        ImageListing train = part(folder, "train");
        ImageListing test = part(folder, "test");
        Table kept = train.table();
        kept = kept.where(kept.doubleColumn("target").isBetweenInclusive(FIRST_YEAR, LAST_YEAR));
        Set<String> schools = kept.stringColumn("class").asSet();
        SkippedFiles skipped = new SkippedFiles();
        Table both = train.table().emptyCopy();
        for (Table part : List.of(train.table(), test.table())) {
            for (int row = 0; row < part.rowCount(); row++) {
                String path = part.stringColumn("path").get(row);
                String school = part.stringColumn("class").get(row);
                double year = part.doubleColumn("target").getDouble(row);
                if (year < FIRST_YEAR || year > LAST_YEAR) {
                    skipped.add(
                            path,
                            String.format(
                                    Locale.ROOT, "the year %.0f is outside %.0f…%.0f", year, FIRST_YEAR, LAST_YEAR));
                } else if (!schools.contains(school)) {
                    skipped.add(path, "no work to train on is of the school " + school);
                } else {
                    both.append(part.row(row));
                }
            }
        }
        Table left = train.skipped().append(test.skipped()).append(skipped.toTable());
        return new ImageListing("OmniArt", folder, both, left);
    }

    private static ImageListing part(Path folder, String part) {
        Table csv = TextTable.read(folder.resolve(part + "_complete.csv"));
        StringColumn paths = StringColumn.create("path");
        StringColumn splits = StringColumn.create("split");
        Column<?> ids = TextTable.column(csv, "omni_id");
        for (int row = 0; row < csv.rowCount(); row++) {
            String id = TextTable.text(ids, row);
            paths.append(id.isEmpty() ? "" : part + "/" + id + ".jpg");
            splits.append(part);
        }
        Table table = csv.copy();
        for (String column : List.of("path", "split")) {
            if (table.containsColumn(column)) {
                table.removeColumns(column);
            }
        }
        return ImageListing.of(
                "OmniArt",
                folder,
                table.addColumns(paths, splits),
                ListingColumns.path("path")
                        .withTarget("creation_year")
                        .withLabel("school")
                        .withSplit("split"));
    }

    static Optional<Path> find() {
        return Optional.of(DataDirectory.path().resolve(FOLDER))
                .filter(folder -> Files.isRegularFile(folder.resolve("train_complete.csv")));
    }
}
