package io.github.tammes.bench;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Compares the placement in three dimensions, for each number of points from 4 to 130, with the best known angle.
 *
 * <p>References: the angles of N. J. A. Sloane's Tables of Spherical Codes (with R. H. Hardin, W. D. Smith and others)
 * for 4 to 50 points and each fifth number beyond, and between these the distances in A. Kuznetsov's thomson-tammes (literature.csv).
 *
 * <p>Arguments, each may be missing with those after it: the first and last number of points (4 130), and the seconds that each placement may take (the usual effort).
 */
public final class SphericalCodes {

    private static final double TOLERATED = 0.002;

    private static final String UP_TO_50 = """
            109.4712206 90 90 77.8695421 74.8584922 70.5287794 66.1468220 63.4349488 63.4349488
            57.1367031 55.6705700 53.6578501 52.2443957 51.0903285 49.5566548 47.6919141 47.4310362 45.6132231
            44.7401612 43.7099642 43.6907671 41.6344612 41.0376616 40.6776007 39.3551436 38.7136512 38.5971159
            37.7098291 37.4752140 36.2545530 35.8077844 35.3198076 35.1897322 34.4224080 34.2506607 33.4890466
            33.1583563 32.7290944 32.5063863 32.0906244 31.9834230 31.3230814 30.9591635 30.7818159 30.7627855
            29.9235851 29.7529564
            """;

    private static final String EACH_FIFTH_FROM_55 = """
            28.2627914 27.1928300 26.0698299 25.1709200 24.3017225 23.5530672 22.7791621 22.1540232 21.5945501
            21.0312020 20.5388524 20.1113276 19.6239931 19.3240201 18.8448151 18.5103522
            """;

    private SphericalCodes() {}

    /** Prints one line for each number of points; exits with 1 if one is not within 0.2 % of its reference. */
    public static void main(String[] args) throws IOException {
        int first = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        int last = args.length > 1 ? Integer.parseInt(args[1]) : 130;
        PlacementOptions options = args.length > 2
                ? PlacementOptions.defaults().withEffort(Duration.ofSeconds(Long.parseLong(args[2])))
                : PlacementOptions.defaults();
        Map<Integer, Double> published = published();
        int missed = 0;
        double worst = 0;
        System.out.println("  N      angle  reference  short of it");
        for (int points = first; points <= last; points++) {
            double angle = Prototypes.place(points, 3, options).certificate().minimumAngle();
            double reference = published.get(points);
            double shortfall = 1 - angle / reference;
            worst = Math.max(worst, shortfall);
            if (shortfall > TOLERATED) {
                missed++;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%3d %10.6f %10.6f %9.4f %%%s%n",
                    points,
                    angle,
                    reference,
                    100 * shortfall,
                    shortfall > TOLERATED ? "  MISSED" : "");
        }
        System.out.printf(Locale.ROOT, "%d missed; the farthest is %.4f %% short%n", missed, 100 * worst);
        if (missed > 0) {
            System.exit(1);
        }
    }

    private static Map<Integer, Double> published() throws IOException {
        Map<Integer, Double> published = new TreeMap<>();
        try (InputStream in = SphericalCodes.class.getResourceAsStream("literature.csv")) {
            Table codes = Table.read().csv(in);
            for (Row code : codes.where(codes.intColumn("dimensions").isEqualTo(3))) {
                published.put(code.getInt("points"), Math.toDegrees(Math.acos(code.getDouble("cosine"))));
            }
        }
        try (Scanner angles = new Scanner(UP_TO_50)) {
            for (int points = 4; angles.hasNext(); points++) {
                published.put(points, Double.valueOf(angles.next()));
            }
        }
        try (Scanner angles = new Scanner(EACH_FIFTH_FROM_55)) {
            for (int points = 55; angles.hasNext(); points += 5) {
                published.put(points, Double.valueOf(angles.next()));
            }
        }
        return published;
    }
}
