package io.github.tammes.sphere;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Places prototypes from the shell, writes them to a file and prints their certificate. */
public final class PlacePrototypes {

    private static final List<String> OPTIONS =
            List.of("classes", "dimensions", "seed", "method", "restarts", "steps", "names", "words", "out");

    private static final String HELP = """
            Usage: prototypes --classes K --dimensions D --out FILE [OPTIONS]

            Places K prototypes on the unit sphere in D dimensions, writes them and prints how good they are.

              --classes K      number of classes; not needed with --names or --words
              --dimensions D   number of dimensions; with --method words that of the vectors
              --out FILE       FILE.npy (NumPy, float32, shape (K, D)) or FILE.csv (with the class names)
              --seed S         seed of all random numbers (0)
              --restarts R     random starts, of which the best is kept (by the size of the problem)
              --steps N        most steps of one start (paper: 10000, otherwise until it converges)
              --names NAMES    class names: a file with one on each line, or a list such as cat,dog,emu
              --words FILE     word vectors of the class names (word2vec or GloVe, text or binary, also gzip): places
                               by meaning; without --names every word of the file is a class
              --method M       best (default), closed-form, smooth-maximum, paper, random, one-hot;
                               with --words also semantic (default there), aligned (a uniform set, assigned by
                               meaning) and words (the vectors themselves, normalised)
            """;

    private PlacePrototypes() {}

    /**
     * Runs the command; what is wrong is said in one sentence on the standard error.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Returns the exit status: 0, or 1 if nothing was written. */
    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0
                || Arrays.asList(args).contains("--help")
                || Arrays.asList(args).contains("-h")) {
            (args.length == 0 ? err : out).print(HELP);
            return args.length == 0 ? 1 : 0;
        }
        String wrong;
        try {
            ShellOptions options = new ShellOptions(List.of(args), OPTIONS);
            Path file = outputFile(options.required("out"));
            Prototypes prototypes = place(options, out);
            prototypes.write(file);
            out.println(prototypes);
            out.println("Written to " + file);
            return 0;
        } catch (InvalidPathException e) {
            wrong = "\"" + e.getInput() + "\" is not a file name: " + e.getReason();
        } catch (IllegalArgumentException | IllegalStateException e) {
            wrong = e.getMessage();
        } catch (NoSuchFileException e) {
            wrong = "there is no file " + e.getFile();
        } catch (CharacterCodingException e) {
            wrong = "the file of names is not UTF-8 text";
        } catch (FileSystemException e) {
            wrong = e.getFile() + ": " + Optional.ofNullable(e.getReason()).orElse("cannot be read or written");
        } catch (IOException e) {
            wrong = e.getMessage();
        } catch (EngineException e) {
            wrong = "PyTorch, which places many prototypes, failed: " + e.getMessage();
        } catch (OutOfMemoryError e) {
            wrong =
                    "there is too little memory for so many prototypes; give Java more (JDK_JAVA_OPTIONS=-Xmx8g before the command) or use fewer dimensions";
        }
        err.println("tammes: " + wrong);
        return 1;
    }

    /** Looks at the output before anything long is done. */
    private static Path outputFile(String name) throws IOException {
        Path file = Path.of(name);
        PrototypeFile.requireKind(file);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return file;
    }

    private static Prototypes place(ShellOptions options, PrintStream out) throws IOException {
        Optional<List<String>> names = names(options);
        Optional<String> words = options.text("words");
        String method = options.text("method").orElse(words.isPresent() ? "semantic" : "best");
        if (words.isPresent() && List.of("semantic", "aligned", "words").contains(method)) {
            Path file = Path.of(words.get());
            WordVectors vectors = names.isPresent() ? WordVectors.read(file, names.get()) : WordVectors.read(file);
            requireClasses(options, vectors.size(), "words");
            return byMeaning(vectors, method, options, out);
        }
        Placement placement = Placement.of(method(method))
                .withSeed(options.number("seed", 0))
                .withRestarts(options.count("restarts").orElse(0))
                .withSteps(options.count("steps").orElse(0));
        names.ifPresent(list -> requireClasses(options, list.size(), "names"));
        int classes = names.map(List::size)
                .or(() -> options.count("classes"))
                .orElseThrow(() -> new IllegalArgumentException("--classes is missing"));
        Prototypes prototypes = Prototypes.place(classes, dimensions(options), placement);
        return names.map(prototypes::withClassNames).orElse(prototypes);
    }

    private static Prototypes byMeaning(WordVectors vectors, String method, ShellOptions options, PrintStream out) {
        long seed = options.number("seed", 0);
        Semantics semantics = Semantics.of(vectors.centred());
        Prototypes prototypes = switch (method) {
            case "words" -> Prototypes.normalised(vectors.toArray()).withClassNames(vectors.words());
            case "aligned" ->
                semantics.align(
                        Prototypes.place(
                                vectors.size(),
                                dimensions(options),
                                Placement.defaults().withSeed(seed)),
                        seed);
            default ->
                semantics.place(
                        dimensions(options),
                        SemanticPlacement.defaults()
                                .withSeed(seed)
                                .withRestarts(options.count("restarts")
                                        .orElse(SemanticPlacement.defaults().restarts())));
        };
        out.printf(Locale.ROOT, "Triplet agreement with the word vectors: %.4f%n", semantics.agreement(prototypes));
        return prototypes;
    }

    private static int dimensions(ShellOptions options) {
        return options.count("dimensions").orElseThrow(() -> new IllegalArgumentException("--dimensions is missing"));
    }

    private static void requireClasses(ShellOptions options, int found, String where) {
        options.count("classes").filter(classes -> classes != found).ifPresent(classes -> {
            throw new IllegalArgumentException(
                    "--classes is " + classes + " and --" + where + " has " + found + "; leave out --classes");
        });
    }

    private static Optional<List<String>> names(ShellOptions options) throws IOException {
        Optional<String> value = options.text("names");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = value.get().contains(",")
                ? Arrays.stream(value.get().split(",")).map(String::strip).toList()
                : Files.readAllLines(Path.of(value.get())).stream()
                        .filter(line -> !line.isBlank())
                        .map(String::strip)
                        .toList();
        ClassNames.require(names, names.size());
        return Optional.of(names);
    }

    private static PlacementMethod method(String text) {
        return Arrays.stream(PlacementMethod.values())
                .filter(method ->
                        method.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--method is \"" + text
                        + "\"; use best, closed-form, smooth-maximum, paper, random or one-hot, and with --words also"
                        + " semantic, aligned or words"));
    }
}
