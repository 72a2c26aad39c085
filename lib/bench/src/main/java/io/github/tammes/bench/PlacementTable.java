package io.github.tammes.bench;

import io.github.tammes.sphere.Certificate;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * A table of placements: the greatest cosine, the seconds it took, the bound, and beside it the best one published, with
 * its source and by how much the smallest angle falls short of it. At the end the median of that and the worst.
 *
 * <p>Arguments: {@code records} for famous codes and some more (records.csv), or {@code literature} for 172 that others have
 * published (literature.csv; three quarters of an hour); and the seconds each placement may take, without which it is the usual
 * effort.
 */
public final class PlacementTable {

    private PlacementTable() {}

    /** Prints a line for each pair of points and dimensions. */
    public static void main(String[] args) throws IOException {
        String file = (args.length > 0 ? args[0] : "records") + ".csv";
        PlacementOptions options = args.length < 2
                ? PlacementOptions.defaults()
                : PlacementOptions.defaults().withEffort(Duration.ofSeconds(Long.parseLong(args[1])));
        System.out.println("    K    D       cosine  seconds        bound       record  short by  source");
        List<Double> shortfalls = new ArrayList<>();
        try (InputStream in = PlacementTable.class.getResourceAsStream(file)) {
            for (Row row : Table.read().csv(in)) {
                double shortfall = print(row, options);
                if (!Double.isNaN(shortfall)) {
                    shortfalls.add(shortfall);
                }
            }
        }
        shortfalls.sort(null);
        System.out.printf(
                Locale.ROOT,
                "The smallest angle is short of %d records by %.3f %% in the median and %.3f %% at most.%n",
                shortfalls.size(),
                100 * shortfalls.get(shortfalls.size() / 2),
                100 * shortfalls.get(shortfalls.size() - 1));
    }

    private static double print(Row row, PlacementOptions options) {
        long start = System.nanoTime();
        Prototypes placed = Prototypes.place(row.getInt("points"), row.getInt("dimensions"), options);
        double seconds = (System.nanoTime() - start) / 1e9;
        Certificate certificate = placed.certificate();
        double record = row.getDouble("cosine");
        double shortfall = 1 - Math.acos(certificate.maxCosine()) / Math.acos(record);
        boolean none = Double.isNaN(record);
        System.out.printf(
                Locale.ROOT,
                "%5d %4d %12.9f %8.1f %12.9f %12s  %8s  %s%n",
                certificate.classes(),
                certificate.dimensions(),
                certificate.maxCosine(),
                seconds,
                certificate.bound().maxCosine(),
                none ? "" : String.format(Locale.ROOT, "%.9f", record),
                none ? "" : String.format(Locale.ROOT, "%.3f %%", 100 * shortfall),
                none ? placed.method() : row.getString("source"));
        return shortfall;
    }
}
