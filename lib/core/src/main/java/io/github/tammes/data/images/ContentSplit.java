package io.github.tammes.data.images;

import io.github.tammes.data.DataException;
import io.github.tammes.data.internal.Checksum;
import io.github.tammes.data.internal.SkippedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** Splits and compares files by the checksum of their content. */
final class ContentSplit {

    private ContentSplit() {}

    static ImageListing of(ImageListing listing, double testShare) {
        SkippedFiles unreadable = new SkippedFiles();
        StringColumn splits = StringColumn.create("split");
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < listing.size(); row++) {
            requireNoInterrupt(listing);
            try {
                String checksum = checksum(listing.file(row));
                splits.append(isForTest(checksum, testShare) ? "test" : "train");
                kept.add(row);
            } catch (DataException e) {
                unreadable.add(path(listing, row), e.getMessage());
            }
        }
        Table table = listing.rows()
                .where(Selection.with(kept.stream().mapToInt(row -> row).toArray()));
        if (table.containsColumn("split")) {
            table.removeColumns("split");
        }
        return listing.withRows(table.addColumns(splits), listing.skipped().append(unreadable.toTable()));
    }

    private static String checksum(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe would be waited for without end.
            throw new DataException(file + " is not a file.");
        }
        try {
            return Checksum.sha256(file);
        } catch (IOException e) {
            throw DataException.unreadable(file, e);
        }
    }

    private static void requireNoInterrupt(ImageListing listing) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("reading the files of " + listing.name() + " was interrupted");
        }
    }

    private static boolean isForTest(String checksum, double testShare) {
        return Long.parseLong(checksum.substring(0, 8), 16) < testShare * (1L << 32);
    }

    static Table duplicates(ImageListing listing) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < listing.size(); row++) {
            requireNoInterrupt(listing);
            try {
                groups.computeIfAbsent(checksum(listing.file(row)), checksum -> new ArrayList<>())
                        .add(row);
            } catch (DataException e) {
                // What cannot be read is no duplicate; loading will tell of it.
            }
        }
        IntColumn copies = IntColumn.create("copies");
        IntColumn targets = IntColumn.create("targets");
        StringColumn paths = StringColumn.create("paths");
        boolean hasTargets = listing.rows().containsColumn("target");
        for (List<Integer> rows : groups.values()) {
            if (rows.size() > 1) {
                copies.append(rows.size());
                targets.append(
                        hasTargets
                                ? (int) rows.stream()
                                        .map(listing::target)
                                        .distinct()
                                        .count()
                                : 0);
                paths.append(String.join(
                        ", ", rows.stream().map(row -> path(listing, row)).toList()));
            }
        }
        return Table.create("duplicates", copies, targets, paths);
    }

    private static String path(ImageListing listing, int row) {
        return listing.rows().stringColumn("path").get(row);
    }
}
