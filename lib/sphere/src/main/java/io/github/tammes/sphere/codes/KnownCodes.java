package io.github.tammes.sphere.codes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Spherical codes that are known by construction, to begin a search with or to be the answer themselves.
 *
 * <p>Most are layers of the shortest vectors of a lattice: of those that have given products with a few fixed ones, what
 * is at right angles to these. So come about the roots of D4, D5, E6 and E7 and the derived codes of 56, 27, 16 and 10
 * points from E8; and from the Leech lattice the codes of 4,600 points in 23 dimensions, 891, 275 and 100 in 22 (the
 * last two those of the McLaughlin and the Higman–Sims graph), 552 in 23 (equiangular lines), 162, 112, 77 and 50 in 21,
 * 56 in 20 and many more (P. Delsarte, J. M. Goethals and J. J. Seidel, Spherical codes and designs, 1977; H. Cohn and
 * A. Kumar, Universally optimal distribution of points on spheres, 2007, table 1; Conway and Sloane, chapters 4 to 6 and
 * 14). Beside them P9a, P10b and 582 points in eleven dimensions by construction A (Conway and Sloane, chapter 5), the
 * 600-cell, the kissing configurations of 510 points in ten dimensions (M. Ganzhinov, Highly symmetric lines, 2025) and of 604 in
 * eleven (F. Bianchi and others, 2026, arXiv 2606.10402), and {@link BinaryCodes}.
 */
public final class KnownCodes {

    private static final Map<String, Supplier<List<int[]>>> LATTICES = Map.of(
            "E8", LatticeVectors::e8,
            "K12", LatticeVectors::coxeterTodd,
            "P9a", LatticeVectors::shortQuadruples,
            "P10b", LatticeVectors::quadruples,
            "A11", LatticeVectors::quadruplesOfEleven,
            "BW16", LatticeVectors::barnesWall,
            "Leech", LatticeVectors::leech,
            "Leech3", LatticeVectors::leech);

    private static final Map<String, String> NAMES = Map.of(
            "E8", "roots of E8",
            "K12", "Coxeter–Todd lattice K12",
            "P9a", "kissing configuration P9a",
            "P10b", "kissing configuration P10b",
            "A11", "kissing configuration of construction A in eleven dimensions",
            "BW16", "Barnes–Wall lattice",
            "Leech", "Leech lattice",
            "Leech3", "Leech lattice");

    /** What is smaller is sooner found anew. */
    private static final int LEAST_SQUEEZED = 100;

    /** A fiftieth more points can be squeezed in. */
    private static final int PARTS_SQUEEZED = 50;

    /** Where there are so many dimensions more, points can be put beside a code of fewer. */
    private static final int MOST_DIMENSIONS_MORE = 4;

    /** Codes that are closer lie in few dimensions, where one more makes far more room. */
    private static final double MOST_COSINE_BESIDE = 0.25;

    /** A smaller part of a code is a cap like any other. */
    private static final int MOST_TIMES_LARGER = 16;

    private static final List<Layer> LAYERS = read();

    private static final List<KnownCode> OTHERS = List.of(
            new KnownCode("600-cell", 4, 120, (1 + Math.sqrt(5)) / 4, SixHundredCell::rows),
            new KnownCode("kissing configuration of 85 Eisenstein lines", 10, 510, 0.5, EisensteinLines::rows)
                    .servingFrom(501)
                    .since(4),
            new KnownCode("kissing configuration with a turned frame", 11, 604, 0.5, TurnedFrame::rows)
                    .servingFrom(583)
                    .since(4));

    /**
     * One line of the table: where a layer is cut.
     *
     * @param fixed for each fixed vector after the first its products with those before it
     * @param products with the fixed vectors
     * @param fewest points that are taken from it
     * @param since the revision of the search that it came with
     */
    private record Layer(
            int dimensions,
            int points,
            double cosine,
            String lattice,
            List<List<Integer>> fixed,
            List<Integer> products,
            int fewest,
            int since) {}

    private KnownCodes() {}

    /**
     * Returns the codes that K points can be taken from, best first: those of at least K points in D dimensions or fewer.
     *
     * @param points K
     * @param dimensions D
     */
    public static List<KnownCode> with(int points, int dimensions) {
        return all(points, dimensions)
                .filter(code -> code.dimensions() <= dimensions && code.points() >= points)
                .sorted(Comparator.comparingDouble(KnownCode::maxCosine)
                        .thenComparing(
                                Comparator.comparingInt(KnownCode::dimensions).reversed())
                        .thenComparingInt(KnownCode::points))
                .toList();
    }

    /**
     * Returns the code in just D dimensions that lacks the fewest points of K, if it lacks some, has a hundred or more and lacks no
     * more than a fiftieth of them: so little is sooner squeezed in than all found anew. There is none where a code of all K points
     * is as good.
     *
     * @param points K
     * @param dimensions D
     */
    public static Optional<KnownCode> justBelow(int points, int dimensions) {
        double whole = greatestCosine(points, dimensions);
        return all(points, dimensions)
                .filter(code -> code.dimensions() == dimensions && code.maxCosine() < whole)
                .filter(code -> code.points() >= LEAST_SQUEEZED && code.points() < points)
                .filter(code -> points - code.points() <= code.points() / PARTS_SQUEEZED)
                .max(Comparator.comparingInt(KnownCode::points)
                        .thenComparing(
                                Comparator.comparingDouble(KnownCode::maxCosine).reversed()));
    }

    /**
     * Returns the best code in at most four dimensions fewer than D that has a hundred points or more, though fewer than K: in the other
     * dimensions there is room for a cross-polytope, at right angles to all of the code, and where the code has holes for a few points
     * more. There is none where a code of all K points is as good.
     *
     * @param points K
     * @param dimensions D
     */
    public static Optional<KnownCode> inFewerDimensions(int points, int dimensions) {
        double whole = greatestCosine(points, dimensions);
        return IntStream.range(Math.max(1, dimensions - MOST_DIMENSIONS_MORE), dimensions)
                .boxed()
                .flatMap(fewer -> all(points, fewer).filter(code -> code.dimensions() == fewer))
                .filter(code -> code.maxCosine() < whole && code.maxCosine() <= MOST_COSINE_BESIDE)
                .filter(code -> code.points() >= LEAST_SQUEEZED && code.points() < points)
                .filter(code ->
                        points - code.points() <= 2 * (dimensions - code.dimensions()) + code.points() / PARTS_SQUEEZED)
                .min(Comparator.comparingDouble(KnownCode::maxCosine)
                        .thenComparing(
                                Comparator.comparingInt(KnownCode::points).reversed())
                        .thenComparingInt(KnownCode::dimensions));
    }

    private static double greatestCosine(int points, int dimensions) {
        return with(points, dimensions).stream()
                .mapToDouble(KnownCode::maxCosine)
                .findFirst()
                .orElse(1);
    }

    /**
     * Returns the codes in just D dimensions of more than K points, but of at most sixteen times as many: K of them can be cut
     * out, as a cap, and let go, to spread into what was left out.
     *
     * @param points K
     * @param dimensions D
     */
    public static List<KnownCode> larger(int points, int dimensions) {
        return all(dimensions)
                .filter(code -> code.dimensions() == dimensions)
                .filter(code -> code.points() > points && code.points() <= MOST_TIMES_LARGER * (long) points)
                .toList();
    }

    /** All that there are, but for those that K points are too few for. */
    private static Stream<KnownCode> all(int points, int dimensions) {
        return all(dimensions).filter(code -> code.servesFrom() <= points);
    }

    private static Stream<KnownCode> all(int dimensions) {
        Stream<KnownCode> others = Stream.concat(OTHERS.stream(), BinaryCodes.of(dimensions).stream());
        return Stream.concat(LAYERS.stream().map(KnownCodes::known), others);
    }

    private static KnownCode known(Layer layer) {
        String name = layer.products().isEmpty()
                ? NAMES.get(layer.lattice())
                : layer.points() + " points in a layer of the " + NAMES.get(layer.lattice());
        return new KnownCode(name, layer.dimensions(), layer.points(), layer.cosine(), first -> rows(layer, first))
                .servingFrom(layer.fewest())
                .since(layer.since());
    }

    private static double[] rows(Layer layer, int first) {
        List<int[]> vectors = LATTICES.get(layer.lattice()).get();
        // The name with a 3 is that of layers beside a vector of the lattice's second shell.
        int[] beside = layer.lattice().equals("Leech3") ? LatticeVectors.secondLeech() : vectors.get(0);
        return LatticeLayer.cut(vectors, beside, layer.fixed(), layer.products(), layer.dimensions(), first);
    }

    /** The first line of the file says what its columns are. */
    private static List<Layer> read() {
        try (InputStream in = KnownCodes.class.getResourceAsStream("layers.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(KnownCodes::layer)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Layer layer(String line) {
        List<String> parts = parts(line, " ");
        return new Layer(
                Integer.parseInt(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Double.parseDouble(parts.get(2)),
                parts.get(3),
                parts(parts.get(4), "/").stream().map(KnownCodes::numbers).toList(),
                numbers(parts.get(5)),
                parts.size() > 6 ? Integer.parseInt(parts.get(6)) : 1,
                parts.size() > 7 ? Integer.parseInt(parts.get(7)) : KnownCode.FIRST_REVISION);
    }

    /** A dash is for none. */
    private static List<Integer> numbers(String text) {
        return text.equals("-")
                ? List.of()
                : parts(text, ",").stream().map(Integer::valueOf).toList();
    }

    private static List<String> parts(String text, String separator) {
        return Pattern.compile(separator).splitAsStream(text).toList();
    }
}
