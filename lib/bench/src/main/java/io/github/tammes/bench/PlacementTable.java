package io.github.tammes.bench;

import io.github.tammes.sphere.Certificate;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * A table of placements: the greatest cosine, the seconds it took, the bound, and beside it the best one published, with
 * its source (records.csv).
 *
 * <p>Argument: the seconds each placement may take; without it the usual effort.
 */
public final class PlacementTable {

    private PlacementTable() {}

    /** Prints a line for each pair of points and dimensions. */
    public static void main(String[] args) throws IOException {
        PlacementOptions options = args.length == 0
                ? PlacementOptions.defaults()
                : PlacementOptions.defaults().withEffort(Duration.ofSeconds(Long.parseLong(args[0])));
        System.out.println("    K    D       cosine  seconds        bound       record  source");
        try (InputStream in = PlacementTable.class.getResourceAsStream("records.csv")) {
            for (Row row : Table.read().csv(in)) {
                print(row, options);
            }
        }
    }

    private static void print(Row row, PlacementOptions options) {
        long start = System.nanoTime();
        Prototypes placed = Prototypes.place(row.getInt("points"), row.getInt("dimensions"), options);
        double seconds = (System.nanoTime() - start) / 1e9;
        Certificate certificate = placed.certificate();
        double record = row.getDouble("cosine");
        System.out.printf(
                Locale.ROOT,
                "%5d %4d %12.9f %8.1f %12.9f %12s  %s%n",
                certificate.classes(),
                certificate.dimensions(),
                certificate.maxCosine(),
                seconds,
                certificate.bound().maxCosine(),
                Double.isNaN(record) ? "" : String.format(Locale.ROOT, "%.9f", record),
                Double.isNaN(record) ? placed.method() : row.getString("source"));
    }
}
