package io.github.tammes.sphere.internal;

import io.github.tammes.sphere.codes.KnownCode;
import io.github.tammes.sphere.codes.KnownCodes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Searches for K points in D dimensions whose greatest cosine is least, by starts of several kinds: codes known by
 * construction, one a little too small with points squeezed in, one of fewer dimensions with points beside it, points with the
 * symmetries of a random group, free random points, and hops from the best so far (D. J. Wales and J. P. K. Doye, basin hopping, 1997). The constructions come first,
 * and caps of larger ones that are let go softly; after them starts come in rounds, and one knows what the rounds before its own came to.
 * Where the maps of a finite field act, the usual starts end with some that have their symmetries.
 */
public final class CodeSearch implements StartSequence {

    /** Starts of one round, none of which knows of another. */
    private static final int ROUND = 4;

    /** The kinds of starts, two rounds of them. */
    private static final int KINDS = 8;

    /** Random places of which a moved point takes the roomiest. */
    private static final int PLACES = 20;

    /** The same for a point that is squeezed into a code, whose holes are deep and few. */
    private static final int PLACES_BETWEEN = 2000;

    private static final String FREE = "smooth maximum by L-BFGS";

    private static final String HOPPED = ", basin hopping";

    private static final String SPREAD = ", spread";

    private static final int MOST_KNOWN = 3;

    /** The revision from which on points are squeezed into a code that is a little too small. */
    private static final int SQUEEZING = 3;

    /** The revision from which on points are put beside a code of fewer dimensions. */
    private static final int BESIDE = 5;

    /**
     * The revision from which on the usual starts end with symmetries of a field, and the one descent that is affordable begins
     * soft; with more points than {@link #FEW}, for whose placements results had been recorded before.
     */
    private static final int FIELDS = 6;

    private static final int FEW = 100;

    /** Starts with symmetries of a field: what is good among them is rare. */
    private static final int FIELD_STARTS = 4;

    /** What each of them may cost. */
    private static final double FIELD_COST = 1e9;

    /** The revision from which on there are caps of larger codes. */
    private static final int CAPS = 7;

    /** Fewer points find as good a place without. */
    private static final int FEWEST_OF_CAP = 40;

    /** As many points as CIFAR-100 has classes: the placements that results had been recorded for stay as they are. */
    private static final int RECORDED = 100;

    private static final int MOST_CAP_STARTS = 8;

    /** A code whose angle is farther below the bound has too little order to be worth a cap. */
    private static final double SHORT_OF_BOUND = 1.25;

    /** What such a start may cost, if one descent does not cost more. */
    private static final double CAP_COST = 3e8;

    /** What these starts may cost together. */
    private static final double CAPS_COST = 4e9;

    /** Soft enough to leave the larger code, and not so soft as to forget it. */
    private static final double[] CAP_SHARPNESS = {3, 8};

    private static final int MOST_ELITE = 6;

    /** What a start may cost, in multiplications: half a second or so. */
    private static final double COST = 2e8;

    /** A start of a small problem is over after about so many descents. */
    private static final int DESCENTS = 20;

    /** What the usual starts may cost together: seconds on two cores. */
    private static final double USUAL = 8e9;

    private static final int MOST_USUAL = 32;

    /** As long as one start alone is not too much. */
    private static final int LEAST_USUAL = 2;

    /** About how many evaluations a descent takes. */
    private static final int EVALUATIONS = 700;

    /** A start of a larger problem may take as long as a descent with so many symmetries. */
    private static final int SYMMETRIES = 24;

    /** A descent of all points without symmetry may cost so much to be a start, or a part of one. */
    private static final double AFFORDABLE = 1e9;

    /** A descent that costs more than this is run on all cores, and as a start of its own. */
    private static final double LARGE = 1e10;

    /** What polishing can gain, and a little more. */
    private static final double POLISH = 4e-4;

    /** The softer, the farther a hop lets the points flow; what is soft gains most, and what is sharp costs less. */
    private static final double[] HOP_SHARPNESS = {30, 30, 30, 100};

    private static final double[] FIRST_SHARPNESS = {2, 10, 25};

    private static final double[] SQUEEZE_SHARPNESS = {20, 60, 200};

    private final int points;
    private final int dimensions;
    private final long seed;
    private final boolean engine;
    private final double room;
    private final double descent;
    private final double cost;
    private final List<KnownCode> known;
    private final Optional<KnownCode> smaller;
    private final Optional<KnownCode> flatter;

    /** How many of the usual starts, the last of them, have symmetries of a field. */
    private final int fields;

    /** Codes to cut caps from, those first that are nearest to the bound for as many points as they have. */
    private final List<KnownCode> larger;

    /** How many starts are caps of larger codes; they follow those that begin with codes as they are. */
    private final int caps;

    private final int firstCap;

    /** How many of the first starts begin with codes or with caps of them. */
    private final int constructions;

    /**
     * Prepares a search.
     *
     * @param bound what the greatest cosine cannot be below
     * @param engine whether an engine's matrix products compute the cosines of descents on all cores
     */
    public CodeSearch(int points, int dimensions, long seed, double bound, boolean engine) {
        this.points = points;
        this.dimensions = dimensions;
        this.seed = seed;
        this.engine = engine;
        this.room = 1 - bound;
        this.descent = descent(points, dimensions);
        this.cost = Math.max(Math.min(COST, Math.max(COST / 10, DESCENTS * descent)), descent / SYMMETRIES);
        this.known = known(points, dimensions);
        this.smaller = smaller(points, dimensions);
        this.flatter = flatter(points, dimensions);
        this.fields = fieldStarts(points, dimensions);
        this.larger = descent < LARGE ? larger(points, dimensions) : List.of();
        this.caps = larger.isEmpty() ? 0 : affordableCaps(points, dimensions);
        this.firstCap = known.size() + (smaller.isPresent() ? 1 : 0) + (flatter.isPresent() ? 1 : 0);
        this.constructions = firstCap + caps;
    }

    /**
     * Returns the revision of the usual starts for K points in D dimensions: another one gives other points. Those that begin with
     * no code that came later have the oldest.
     */
    public static int revision(int points, int dimensions) {
        int begun = known(points, dimensions).stream()
                .mapToInt(KnownCode::since)
                .max()
                .orElse(KnownCode.FIRST_REVISION);
        int squeezed = smaller(points, dimensions)
                .map(code -> Math.max(SQUEEZING, code.since()))
                .orElse(KnownCode.FIRST_REVISION);
        int beside = flatter(points, dimensions)
                .map(code -> Math.max(BESIDE, code.since()))
                .orElse(KnownCode.FIRST_REVISION);
        int later = fieldStarts(points, dimensions) > 0 || beginsSoft(points, dimensions)
                ? FIELDS
                : KnownCode.FIRST_REVISION;
        boolean hasCaps = affordableCaps(points, dimensions) > 0
                && !larger(points, dimensions).isEmpty();
        int cut = hasCaps ? CAPS : KnownCode.FIRST_REVISION;
        return IntStream.of(begun, squeezed, beside, later, cut).max().orElseThrow();
    }

    private static int affordableCaps(int points, int dimensions) {
        if (points < FEWEST_OF_CAP || points == RECORDED) {
            return 0;
        }
        return (int) Math.min(MOST_CAP_STARTS, CAPS_COST / descent(points, dimensions));
    }

    private static List<KnownCode> larger(int points, int dimensions) {
        return KnownCodes.larger(points, dimensions).stream()
                .filter(code -> shortOfBound(code) < SHORT_OF_BOUND)
                .sorted(Comparator.comparingDouble(CodeSearch::shortOfBound).thenComparingInt(KnownCode::points))
                .toList();
    }

    /** Returns how many times the angle of a code the bound for as many points is. */
    private static double shortOfBound(KnownCode code) {
        return Math.acos(LevenshteinBound.of(code.points(), code.dimensions())) / Math.acos(code.maxCosine());
    }

    private static int fieldStarts(int points, int dimensions) {
        boolean fit = points > FEW && descent(points, dimensions) < LARGE && FieldDraw.fits(points, dimensions);
        return fit ? FIELD_STARTS : 0;
    }

    private static boolean beginsSoft(int points, int dimensions) {
        double descent = descent(points, dimensions);
        return points > FEW && dimensions > 3 && descent >= AFFORDABLE && descent < LARGE;
    }

    private static double descent(int points, int dimensions) {
        return EVALUATIONS * 0.5 * points * points * (dimensions + 12);
    }

    private static List<KnownCode> known(int points, int dimensions) {
        List<KnownCode> codes = KnownCodes.with(points, dimensions);
        return codes.subList(0, Math.min(MOST_KNOWN, codes.size()));
    }

    private static Optional<KnownCode> smaller(int points, int dimensions) {
        return descent(points, dimensions) < LARGE ? KnownCodes.justBelow(points, dimensions) : Optional.empty();
    }

    private static Optional<KnownCode> flatter(int points, int dimensions) {
        return descent(points, dimensions) < LARGE
                ? KnownCodes.inFewerDimensions(points, dimensions)
                : Optional.empty();
    }

    @Override
    public int usual() {
        double each = cost + (descent < AFFORDABLE ? 0.3 : descent < LARGE ? 0.1 : 0) * descent;
        double affordable = Math.min(MOST_USUAL, (descent < LARGE ? USUAL : USUAL / 2) / each);
        int starts = (int) (cost < USUAL ? Math.max(LEAST_USUAL, affordable) : affordable);
        return Math.max(1, constructions + starts) + fields;
    }

    @Override
    public int known(int start) {
        return start < constructions ? 0 : start - (start - constructions) % ROUND;
    }

    /** The caps have random numbers of their own, and the other starts those that they have where there are no caps. */
    private SplittableRandom random(int start) {
        if (start < firstCap) {
            return RandomStarts.random(seed, start);
        }
        return start < constructions
                ? RandomStarts.random(~seed, start - firstCap)
                : RandomStarts.random(seed, start - caps);
    }

    @Override
    public boolean wide() {
        return false;
    }

    @Override
    public Found run(int start, List<Found> before, BooleanSupplier stop, Watcher watcher) {
        return new Start(start, before, stop, watcher).run();
    }

    /** One start. */
    private final class Start {

        private final int number;
        private final SplittableRandom random;

        /** Beyond the usual starts, whose results are recorded by their options and stay as they are. */
        private final boolean wide;

        private final BooleanSupplier stop;
        private final Watcher watcher;
        private final Found best;
        private final List<Found> elite;

        /** The best that began anywhere, which hops better than what a construction or a symmetry has made stiff. */
        private final Found plain;

        private long work;

        Start(int number, List<Found> before, BooleanSupplier stop, Watcher watcher) {
            this.number = number;
            this.stop = stop;
            this.watcher = watcher;
            this.random = CodeSearch.this.random(number);
            this.wide = number >= usual();
            this.best = Found.best(before);
            this.plain = Found.best(before.stream()
                    .filter(found -> found.orbits() == null && found.origin().startsWith(FREE))
                    .toList());
            this.elite = before.stream()
                    .filter(found -> found.orbits() != null)
                    .sorted(Comparator.comparingDouble(Found::cosine))
                    .limit(MOST_ELITE)
                    .toList();
        }

        Found run() {
            if (number < known.size()) {
                return construction(known.get(number));
            }
            if (number < firstCap) {
                boolean squeezes = smaller.isPresent() && number == known.size();
                return squeezes ? squeezed(smaller.orElseThrow()) : beside(flatter.orElseThrow());
            }
            if (number < constructions) {
                return cap(number - firstCap);
            }
            if (!wide && number >= usual() - fields) {
                return ofField();
            }
            int kind = (number - constructions) % (descent < AFFORDABLE ? KINDS : ROUND);
            if (descent >= AFFORDABLE) {
                if (number == constructions && descent < LARGE) {
                    // One descent, from which to relax.
                    return beginsSoft(points, dimensions) ? free(FIRST_SHARPNESS[0] / room) : free();
                }
                if (kind == 1 && wide && !larger.isEmpty()) {
                    return cap((number - constructions) / ROUND);
                }
                boolean stiff = best != null && !best.origin().endsWith("relaxed");
                return kind == 3 && stiff ? relaxed() : kind > 0 && !elite.isEmpty() ? again() : symmetric(points);
            }
            // Caps are left as screened; the best of them is polished here, once, in place of a start from anywhere.
            if (number == constructions + 3 && best != null && best.origin().endsWith(SPREAD)) {
                return finished(best);
            }
            if (kind == 5 && wide && !larger.isEmpty()) {
                return cap((number - constructions) / KINDS);
            }
            return switch (kind) {
                case 1 -> free();
                case 2, 6 -> elite.isEmpty() ? symmetric(points) : again();
                case 3 -> plain == null ? free() : hops(plain);
                // Where a descent is cheap, a start has many hops; where it is not, hops are what gains most.
                case 4 -> DESCENTS * descent < cost || plain == null ? symmetric(points) : hops(plain);
                case 5 -> DESCENTS * descent < cost || plain == null ? thinned() : hops(plain);
                case 7 -> best == null ? free() : hops(best);
                default -> symmetric(points);
            };
        }

        private Found construction(KnownCode code) {
            double[] rows = code.rows(code.points() <= 4 * points ? code.points() : points);
            String origin = code.name();
            if (rows.length > points * code.dimensions()) {
                rows = subset(rows, code.dimensions());
            }
            if (code.points() != points) {
                origin = points + " of the " + origin;
            }
            double[] embedded = embedded(rows, code.dimensions());
            if (descent >= LARGE) {
                return new Found(embedded, code.maxCosine(), origin, null, null); // measuring it takes minutes
            }
            if (code.points() == points && code.dimensions() == dimensions) {
                return found(embedded, origin);
            }
            return orPolished(embedded, origin);
        }

        private Found orPolished(double[] rows, String origin) {
            Found plain = found(rows.clone(), origin);
            if (descent >= AFFORDABLE) {
                return plain;
            }
            shake(rows, 1e-3);
            return Found.better(plain, screened(rows, 60 / room, origin + ", polished"));
        }

        /** Gives all points D coordinates, the last of them zero. */
        private double[] embedded(double[] rows, int width) {
            int all = rows.length / width;
            double[] embedded = new double[all * dimensions];
            for (int i = 0; i < all; i++) {
                System.arraycopy(rows, i * width, embedded, i * dimensions, width);
            }
            return embedded;
        }

        /** Leaves a code of fewer dimensions as it is, and puts what it lacks beside it. */
        private Found beside(KnownCode code) {
            int lacking = points - code.points();
            double[] rows = embedded(code.rows(code.points()), code.dimensions());
            String origin = code.name() + " and " + lacking + " beside it";
            return orPolished(Extension.place(rows, dimensions, lacking, random.nextLong(), stop), origin);
        }

        /** Leaves out what lies nearest to some random points of the code: holes to spread into. */
        private double[] subset(double[] rows, int width) {
            int all = rows.length / width;
            double[] pole = UnitRows.random(1, width, random);
            double[] height = new double[all];
            for (int i = 0; i < all; i++) {
                for (int d = 0; d < width; d++) {
                    height[i] += pole[d] * rows[i * width + d];
                }
            }
            int[] order = IntStream.range(0, all)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> height[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] kept = new double[points * width];
            for (int i = 0; i < points; i++) {
                System.arraycopy(rows, order[i] * width, kept, i * width, width);
            }
            return kept;
        }

        /** Puts what a code lacks where it has most room, and lets all flow. */
        private Found squeezed(KnownCode code) {
            double[] of = code.rows(code.points());
            String origin = code.name() + " and " + (points - code.points()) + " more";
            Found most = null;
            do {
                double[] rows = Arrays.copyOf(of, points * dimensions);
                UnitRows.fill(rows, code.points(), dimensions, PLACES_BETWEEN, random);
                shake(rows, 1e-3);
                double first = SQUEEZE_SHARPNESS[random.nextInt(SQUEEZE_SHARPNESS.length)] / room;
                most = Found.better(most, screened(rows, first, origin));
            } while (work < cost);
            return finished(most);
        }

        /**
         * Cuts a cap out of a larger code and lets it go, softly, to spread over the sphere: what is left of the code's order is
         * often better than what begins anywhere. Every other time it is the first of the codes, every fourth the second, and so on.
         */
        private Found cap(int which) {
            KnownCode code = larger.get(Math.min(Integer.numberOfTrailingZeros(which + 1), larger.size() - 1));
            double[] rows = code.rows(code.points());
            String origin = points + " of the " + code.name() + SPREAD;
            Found most = null;
            do {
                double[] kept = subset(rows, dimensions);
                shake(kept, 1e-3);
                double first = CAP_SHARPNESS[random.nextInt(CAP_SHARPNESS.length)] / room;
                most = Found.better(most, screened(kept, first, origin));
            } while (work < CAP_COST);
            return most;
        }

        private Found free() {
            if (descent >= LARGE) {
                double[] rows = UnitRows.random(points, dimensions, random);
                RandomStarts.descend(rows, dimensions, firstSharpness(), Integer.MAX_VALUE, engine, stop, watcher);
                return found(rows, FREE);
            }
            Found most = null;
            do {
                boolean polyhedral = dimensions == 3 && random.nextBoolean();
                double[] rows = polyhedral
                        ? SymmetricStart.draw(points, random.nextInt(4), random)
                        : UnitRows.random(points, dimensions, random);
                most = Found.better(most, screened(rows, firstSharpness(), FREE));
            } while (work < cost);
            return finished(most);
        }

        private Found free(double first) {
            return finished(screened(UnitRows.random(points, dimensions, random), first, FREE));
        }

        private Found ofField() {
            Found most = null;
            do {
                Orbits orbits = new FieldDraw(points, dimensions, mostGenerators(points), random).draw();
                if (orbits == null) {
                    return most == null ? symmetric(points) : finished(most);
                }
                double[] generators = UnitRows.random(orbits.generators(), dimensions, random);
                most = Found.better(most, descended(orbits, generators, firstSharpness()));
            } while (work < FIELD_COST);
            return finished(most);
        }

        private int mostGenerators(int drawn) {
            double affordable = 1.5 * cost / (EVALUATIONS * (double) drawn * (dimensions + 12));
            return (int) Math.max(2, Math.min(drawn / 2 + 2, affordable));
        }

        private Found symmetric(int drawn) {
            Found most = null;
            int mostGenerators = mostGenerators(drawn);
            do {
                // Many tries at much symmetry are worth more than one at little.
                int limit = Math.max(2, mostGenerators >> random.nextInt(4));
                Orbits orbits = new SymmetryDraw(drawn, dimensions, limit, wide, random).draw();
                if (orbits == null && limit < mostGenerators) {
                    work += (long) (COST / 100);
                    orbits = new SymmetryDraw(drawn, dimensions, mostGenerators, wide, random).draw();
                }
                if (orbits == null) {
                    return most == null ? free() : finished(most);
                }
                double[] generators = UnitRows.random(orbits.generators(), dimensions, random);
                most = Found.better(most, descended(orbits, generators, firstSharpness()));
            } while (work < cost);
            return drawn == points ? finished(most) : most;
        }

        /** Another descent with the symmetries of one of the best. */
        private Found again() {
            Found most = null;
            do {
                Found parent = elite.get(random.nextInt(elite.size()));
                Orbits orbits = parent.orbits();
                double[] generators;
                double first;
                if (random.nextInt(3) == 0) {
                    generators = UnitRows.random(orbits.generators(), dimensions, random);
                    first = firstSharpness();
                } else {
                    generators = parent.generators().clone();
                    if (random.nextBoolean()) {
                        replace(generators, 1 + random.nextInt(Math.max(1, Math.min(3, orbits.generators() / 4))));
                    } else {
                        shake(generators, 0.5 * random.nextDouble());
                    }
                    first = 40 / room;
                }
                most = Found.better(most, descended(orbits, generators, first));
            } while (work < cost);
            return finished(most);
        }

        /** A symmetric code of a few points more, and the points in the greatest crowd left out. */
        private Found thinned() {
            int more = 1 + random.nextInt(Math.max(2, points / 24));
            Found larger = symmetric(points + more);
            if (larger.rows().length == points * dimensions) {
                return larger; // no group fitted, and it was a free start
            }
            double[] rows = subset(larger.rows(), dimensions);
            return finished(screened(rows, 60 / room, larger.origin() + ", " + more + " left out"));
        }

        /** Lets go of the best, so that it slides where its symmetry or its construction held it. */
        private Found relaxed() {
            double[] rows = best.rows().clone();
            shake(rows, 1e-3);
            String origin = best.origin().endsWith("relaxed") ? best.origin() : best.origin() + ", relaxed";
            if (descent < LARGE) {
                return polished(rows, 200 / room, origin);
            }
            RandomStarts.descend(rows, dimensions, 200 / room, Integer.MAX_VALUE, engine, stop, watcher);
            return found(rows, origin);
        }

        /** Basin hopping: a few points are put elsewhere, or all are shaken, and what is better is kept. */
        private Found hops(Found parent) {
            // What is polished is compared as it was before, lest each small step up be polished.
            Found at = screened(parent.rows().clone(), OrbitDescent.SHARP, parent.origin());
            do {
                double[] rows = at.rows().clone();
                if (random.nextInt(6) > 0) {
                    replace(rows, 1 + random.nextInt(Math.max(1, Math.min(4, points / 8))));
                } else {
                    shake(rows, 0.4 * random.nextDouble() * Math.sqrt(room));
                }
                at = Found.better(
                        at, screened(rows, HOP_SHARPNESS[random.nextInt(HOP_SHARPNESS.length)] / room, HOPPED));
            } while (work < cost);
            if (!at.origin().equals(HOPPED)) {
                return parent;
            }
            String origin = parent.origin().endsWith(HOPPED) ? parent.origin() : parent.origin() + HOPPED;
            if (at.cosine() > best.cosine() + POLISH) {
                return new Found(at.rows(), at.cosine(), origin, null, null);
            }
            return Found.better(parent, polished(at.rows(), OrbitDescent.SHARP, origin));
        }

        /** Puts some rows where there is most room, of a number of random places. */
        private void replace(double[] rows, int count) {
            int all = rows.length / dimensions;
            for (int n = 0; n < count; n++) {
                int moved = random.nextInt(all);
                double[] roomiest = UnitRows.roomiest(rows, all, moved, dimensions, PLACES, random);
                System.arraycopy(roomiest, 0, rows, moved * dimensions, dimensions);
            }
        }

        private void shake(double[] rows, double size) {
            double scale = size / Math.sqrt(dimensions);
            for (int i = 0; i < rows.length; i++) {
                rows[i] += scale * random.nextGaussian();
            }
            UnitRows.normalise(rows, dimensions);
        }

        private double firstSharpness() {
            return FIRST_SHARPNESS[random.nextInt(FIRST_SHARPNESS.length)] / room;
        }

        private Found descended(Orbits orbits, double[] generators, double first) {
            // Who watches is shown sets of as many points as were asked for.
            OrbitDescent search = new OrbitDescent(orbits, 0, stop, orbits.points() == points ? watcher : null);
            double[] unit = new double[generators.length];
            orbits.project(generators, unit);
            for (int i = 0; i < orbits.generators(); i++) {
                if (UnitRows.length(unit, i * dimensions, dimensions) < 0.5) {
                    work += (long) (COST / 100);
                    return null; // the subgroup leaves nothing alone but the centre
                }
            }
            double cosine = search.minimise(unit, first, OrbitDescent.SHARP, 2, 200);
            work += search.work();
            double[] rows = search.points(unit);
            String origin = FREE + " with a symmetry of " + orbits.generators() + " orbits";
            return new Found(rows, descent < LARGE ? found(rows, origin).cosine() : cosine, origin, orbits, unit);
        }

        private Found screened(double[] rows, double first, String origin) {
            OrbitDescent search = new OrbitDescent(Orbits.free(points, dimensions), 0, stop, watcher);
            double cosine = search.minimise(rows, first, OrbitDescent.SHARP, 2, 200);
            work += search.work();
            return new Found(rows, cosine, origin, null, null);
        }

        /** Lets go of the symmetry and polishes, if it may become the best. */
        private Found finished(Found candidate) {
            if (candidate == null) {
                return found(UnitRows.random(points, dimensions, random), "random points");
            }
            if (descent >= AFFORDABLE || (best != null && candidate.cosine() > best.cosine() + 2e-3 * room)) {
                return candidate;
            }
            Found free = candidate.orbits() == null
                    ? candidate
                    : screened(candidate.rows().clone(), Math.min(OrbitDescent.SHARP, 200 / room), candidate.origin());
            if (best == null || free.cosine() < best.cosine() + POLISH) {
                free = polished(free.rows(), OrbitDescent.SHARP, free.origin());
            }
            return new Found(free.rows(), free.cosine(), free.origin(), candidate.orbits(), candidate.generators());
        }

        private Found polished(double[] rows, double first, String origin) {
            OrbitDescent search = new OrbitDescent(Orbits.free(points, dimensions), 0, stop, watcher);
            search.minimise(rows, first, OrbitDescent.SHARPEST, 4, 200);
            work += search.work();
            return found(new ContactPolish(rows, dimensions).polished(), origin);
        }

        private Found found(double[] rows, String origin) {
            return Found.of(rows, dimensions, origin);
        }
    }
}
