package io.github.tammes.command;

import io.github.tammes.internal.ClassNames;
import io.github.tammes.sphere.Effort;
import io.github.tammes.sphere.PlacementListener;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.words.SemanticPlacement;
import io.github.tammes.words.Semantics;
import io.github.tammes.words.WordVectors;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Places prototypes from the shell, writes them to a file and prints their certificate. */
@Command(
        name = "prototypes",
        header = "Places K prototypes on the unit sphere in D dimensions, writes them and prints how good they are.",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class PlacePrototypes implements Callable<Integer> {

    private static final double LONG_MEASUREMENT = 2e10;

    private static final List<String> SEARCHES = List.of("best", "smooth-maximum", "semantic", "aligned");

    private static final List<String> BY_MEANING = List.of("semantic", "aligned", "words");

    @Spec
    private CommandSpec command;

    @Option(
            names = "--classes",
            paramLabel = "K",
            description = "Number of classes; not needed with --names or --words.")
    private Integer classes;

    @Option(
            names = "--dimensions",
            paramLabel = "D",
            description = "Number of dimensions; with --method words that of the vectors.")
    private Integer dimensions;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "FILE.npy (NumPy, float32, shape (K, D)) or FILE.csv (with the class names).")
    private String out;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all random numbers (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--effort",
            paramLabel = "E",
            converter = EffortConverter.class,
            description =
                    "How long to search, such as 90s, 5m or 1h, or a number of starts (some seconds' worth). More is"
                            + " never worse; the result says how many starts there were, and that number repeats it.")
    private Effort effort;

    @Option(
            names = "--measure",
            description = "Measure also how good tens of thousands of prototypes are, which takes minutes.")
    private boolean measured;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Most steps of one start, with --method paper (10000) or smooth-maximum (until it converges).")
    private Integer steps;

    @Option(
            names = "--names",
            paramLabel = "NAMES",
            description = "Class names: a file with one on each line, or a list such as cat,dog,emu.")
    private String names;

    @Option(
            names = "--words",
            paramLabel = "FILE",
            description = "Word vectors of the class names (word2vec or GloVe, text or binary, also gzip): places by"
                    + " meaning; without --names every word of the file is a class.")
    private String words;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "best (default), closed-form, smooth-maximum, paper, random, one-hot; with --words also"
                    + " semantic (default there), aligned (a uniform set, assigned by meaning) and words (the vectors"
                    + " themselves, normalised).")
    private String method;

    /** Set by Ctrl-C, after which the placement ends with the best so far. */
    private volatile boolean stopped;

    private PlacePrototypes() {}

    /**
     * Runs the command; what is wrong is said in one sentence on the standard error.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PlacePrototypes prototypes = new PlacePrototypes();
        Shell.runAndExit(prototypes, args, () -> prototypes.stopped = true);
    }

    /** Returns the exit status: 0, or 1 if nothing was written. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return Shell.run(new PlacePrototypes(), args, out, err);
    }

    @Override
    public Integer call() throws IOException {
        try {
            Path file = outputFile();
            Prototypes prototypes = place();
            prototypes.write(file);
            if (stopped) {
                say("Stopped: this is the best so far.");
            }
            print("Written to %s%n", file);
            Optional<String> note = measurementNote(prototypes.classes(), prototypes.dimensions());
            if (note.isPresent() && (stopped || !measured)) {
                print("%s [%s]%n", note.get(), prototypes.method());
                return 0;
            }
            print("%s%n", certified(prototypes));
            return 0;
        } catch (CancellationException e) {
            throw new IllegalStateException(
                    "stopped before there was anything to write; the first of the starts had not ended", e);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException(
                    "there is too little memory for so many prototypes; give Java more (JDK_JAVA_OPTIONS=-Xmx8g before the"
                            + " command) or use fewer dimensions",
                    e);
        }
    }

    /** The certificate, or only how they were placed if its minutes are cut short: the file is written by then. */
    private static String certified(Prototypes prototypes) {
        try {
            prototypes.certificate();
            return prototypes.toString();
        } catch (CancellationException e) {
            return "Not measured, for it was stopped. [" + prototypes.method() + "]";
        }
    }

    private void say(String sentence) {
        PrintWriter err = command.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    /** Says what the certificate, which compares all pairs, would take for tens of thousands of classes. */
    static Optional<String> measurementNote(int classes, int dimensions) {
        double products = (double) classes * classes * dimensions;
        return products < LONG_MEASUREMENT
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Not measured, for %.0f billion products take minutes; --measure does.",
                        products / 1e9));
    }

    /** Looks at the output before anything long is done. */
    private Path outputFile() throws IOException {
        Path file = Path.of(out);
        Prototypes.requireWritable(file);
        return file;
    }

    private Prototypes place() throws IOException {
        requirePositive("--classes", classes);
        requirePositive("--dimensions", dimensions);
        requirePositive("--steps", steps);
        Optional<List<String>> given = names == null ? Optional.empty() : Optional.of(names(names));
        String chosen = method != null ? method : words != null ? "semantic" : "best";
        requireUsed(chosen);
        if (words != null) {
            Path file = Path.of(words);
            WordVectors vectors = given.isPresent() ? WordVectors.read(file, given.get()) : WordVectors.read(file);
            requireClasses(vectors.size(), "--words");
            return byMeaning(vectors, chosen);
        }
        given.ifPresent(list -> requireClasses(list.size(), "--names"));
        int count = given.map(List::size).orElseGet(() -> needed("--classes", classes));
        Prototypes prototypes = search(count, PlacementOptions.of(method(chosen)));
        return given.map(prototypes::withClassNames).orElse(prototypes);
    }

    /** Nothing that is given is left out in silence. */
    private void requireUsed(String chosen) {
        // Which of the other methods have steps, the placement says, before it begins.
        if (steps != null && BY_MEANING.contains(chosen)) {
            throw wrong("--steps is given, but --method " + chosen + " has none to count; leave it out");
        }
        if (effort != null && !SEARCHES.contains(chosen)) {
            throw wrong("--effort is given, but --method " + chosen + " searches nothing; leave it out");
        }
        if (words != null && !BY_MEANING.contains(chosen)) {
            throw wrong("--words is given, but --method " + chosen
                    + " does not use it; leave one of them out, or use semantic, aligned or words");
        }
    }

    private Prototypes byMeaning(WordVectors vectors, String chosen) {
        Semantics semantics = Semantics.of(vectors.centred());
        if (chosen.equals("words") && dimensions != null && dimensions != vectors.dimensions()) {
            throw wrong("--dimensions is " + dimensions + ", and the word vectors have " + vectors.dimensions()
                    + "; leave it out with --method words");
        }
        Prototypes prototypes = switch (chosen) {
            case "words" -> Prototypes.normalised(vectors.toArray()).withClassNames(vectors.words());
            case "aligned" -> semantics.align(search(vectors.size(), PlacementOptions.defaults()), seed);
            default -> {
                SemanticPlacement options = SemanticPlacement.defaults().withSeed(seed);
                if (effort != null && effort.starts() == 0) {
                    throw wrong("--effort is a time; with --method semantic use a number of starts");
                }
                yield semantics.place(
                        needed("--dimensions", dimensions),
                        effort == null ? options : options.withRestarts(effort.starts()));
            }
        };
        print("Triplet agreement with the word vectors: %.4f%n", semantics.agreement(prototypes));
        return prototypes;
    }

    /** Places with a line about how far it is, for whoever waits longer than two seconds. */
    private Prototypes search(int count, PlacementOptions method) {
        PlacementOptions placement = method.withSeed(seed);
        placement = effort == null ? placement : placement.withEffort(effort);
        placement = steps == null ? placement : placement.withSteps(steps);
        ProgressLine line = new ProgressLine(command.commandLine().getErr());
        try {
            return Prototypes.place(
                    count, needed("--dimensions", dimensions), placement, PlacementListener.ofProgress(line::show));
        } finally {
            line.end();
        }
    }

    private void print(String format, Object... values) {
        command.commandLine().getOut().printf(Locale.ROOT, format, values);
        command.commandLine().getOut().flush();
    }

    private void requirePositive(String option, Integer value) {
        if (value != null && value < 1) {
            throw wrong(option + " is " + value + "; use a whole number of at least 1");
        }
    }

    private int needed(String option, Integer value) {
        if (value == null) {
            throw wrong(option + " is missing");
        }
        return value;
    }

    private void requireClasses(int found, String where) {
        if (classes != null && classes != found) {
            throw wrong("--classes is " + classes + " and " + where + " has " + found + "; leave out --classes");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private List<String> names(String value) throws IOException {
        // A file can have a comma in its name, or in that of its folder.
        boolean isList = value.contains(",") && !new File(value).isFile();
        List<String> names = isList
                ? Arrays.stream(value.split(",")).map(String::strip).toList()
                : lines(Path.of(value))
                        .filter(line -> !line.isBlank())
                        .map(String::strip)
                        .toList();
        ClassNames.require(names, names.size());
        return names;
    }

    private Stream<String> lines(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw wrong("--names " + file + " is a folder; give a file with one name on each line");
        }
        // A byte order mark, which editors write and nobody sees, is no part of the first name.
        return Files.readString(file).replaceFirst("^\uFEFF", "").lines();
    }

    private PlacementMethod method(String text) {
        return Arrays.stream(PlacementMethod.values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("--method is \"" + text
                        + "\"; use best, closed-form, smooth-maximum, paper, random or one-hot, and with --words also"
                        + " semantic, aligned or words"));
    }
}
