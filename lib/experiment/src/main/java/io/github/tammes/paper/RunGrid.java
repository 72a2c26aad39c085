package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.display.Display;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs trials of the paper on CIFAR-100 from the command line, for runs of hours without a notebook: those of all given
 * dimensions and seeds, one after the other, into the experiment of a folder. What is finished is not run again, what was
 * stopped goes on from its last epoch, and several of these may work on the same folder.
 */
public final class RunGrid {

    private static final String USAGE = """
            Usage: RunGrid --results FOLDER --method NAME [OPTIONS]
              --results FOLDER        results.csv, histories and checkpoints are there; made if need be
              --data FOLDER           the folder with CIFAR-100's train.bin and test.bin; default: the data directory
              --method NAME           %s
              --dims D[,D...]         dimensions of the prototypes; default 100; softmax and one-hot have 100
              --seed N[,N...]         default 0
              --epochs N              default 30
              --schedule NAME         one-cycle (default), or paper: divided by ten after 40 %% and 80 %% of the epochs
              --rate X                learning rate; default 0.01, softmax 0.1
              --decay X               weight decay; default 1e-4
              --batch N               minibatch; default 128
              --validation SHARE      of the training images to choose on; default 0.1; 0 for none, so that each epoch
                                      measures the test images
              --validation-seed N     draws them; default 0
              --keep-best             end with the epoch that is best on validation, not the last
              --per-class N           only so many training images of each class, and a tenth as many others
            """;

    private static final Set<String> OPTIONS = Set.of(
            "results",
            "data",
            "method",
            "dims",
            "seed",
            "epochs",
            "schedule",
            "rate",
            "decay",
            "batch",
            "validation",
            "validation-seed",
            "keep-best",
            "per-class");

    private final Map<String, String> options;

    private RunGrid(Map<String, String> options) {
        this.options = options;
    }

    /**
     * Runs the trials; ends with 1 and a sentence where it cannot, and with 2 if it was interrupted.
     *
     * @param arguments see the usage
     */
    public static void main(String[] arguments) {
        try {
            System.exit(new RunGrid(parse(arguments)).run() ? 0 : 2);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, String> parse(String... arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException(arguments[i] + " is not an option.\n" + usage());
            }
            if (name.equals("keep-best")) {
                options.put(name, "true");
            } else if (++i < arguments.length) {
                options.put(name, arguments[i]);
            } else {
                throw new IllegalArgumentException("--" + name + " needs a value.\n" + usage());
            }
        }
        return options;
    }

    private static String usage() {
        return USAGE.formatted(Arrays.stream(ClassificationMethod.values())
                .map(method -> "\"" + method + "\"")
                .collect(Collectors.joining(", ")));
    }

    /** Returns false if interrupted. */
    private boolean run() {
        Experiment experiment = Experiment.in(Path.of(required("results")));
        List<ClassificationTrial> trials = trials();
        Display.current().show(experiment.run(trials).print());
        return trials.stream().allMatch(experiment::isFinished);
    }

    private List<ClassificationTrial> trials() {
        ClassificationMethod method = method(required("method"));
        int epochs = number("epochs", option("epochs", "30"), Integer::valueOf);
        Split<ImageData> data = data();
        List<ClassificationTrial> trials = new ArrayList<>();
        for (String dims : list("dims", "100")) {
            for (String seed : list("seed", "0")) {
                trials.add(ClassificationTrial.ofPaper(
                                method,
                                number("dims", dims, Integer::valueOf),
                                number("seed", seed, Long::valueOf),
                                budget(epochs),
                                data)
                        .with(this::trained));
            }
        }
        return trials;
    }

    private Budget budget(int epochs) {
        Schedule schedule = switch (option("schedule", "one-cycle")) {
            case "one-cycle" -> Schedule.oneCycle();
            case "paper" -> Schedule.steps(Math.max(1, epochs * 2 / 5), Math.max(2, epochs * 4 / 5));
            default ->
                throw new IllegalArgumentException(
                        "--schedule is " + options.get("schedule") + "; choose one-cycle or paper.");
        };
        if (options.containsKey("per-class")) {
            int count = number("per-class", options.get("per-class"), Integer::valueOf);
            return new Budget(count + " of each class", count, Math.max(1, count / 10), epochs, schedule);
        }
        return new Budget("full-" + epochs, Integer.MAX_VALUE, Integer.MAX_VALUE, epochs, schedule);
    }

    private TrainingOptions trained(TrainingOptions usual) {
        TrainingOptions wanted = usual.withLearningRate(
                        number("rate", option("rate", String.valueOf(usual.learningRate())), Double::valueOf))
                .withWeightDecay(number("decay", option("decay", String.valueOf(usual.weightDecay())), Double::valueOf))
                .withBatchSize(number("batch", option("batch", String.valueOf(usual.batchSize())), Integer::valueOf));
        return options.containsKey("keep-best") ? wanted.keepBest() : wanted;
    }

    private Split<ImageData> data() {
        Split<ImageData> all =
                options.containsKey("data") ? Cifar.cifar100(Path.of(options.get("data"))) : Cifar.cifar100();
        double share = number("validation", option("validation", "0.1"), Double::valueOf);
        return share == 0
                ? all
                : all.withValidation(share, number("validation-seed", option("validation-seed", "0"), Long::valueOf));
    }

    private static ClassificationMethod method(String name) {
        return Arrays.stream(ClassificationMethod.values())
                .filter(method ->
                        method.toString().equals(name) || method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no method \"" + name + "\".\n" + usage()));
    }

    private List<String> list(String name, String other) {
        return List.of(option(name, other).split(",", -1));
    }

    private String option(String name, String other) {
        return options.getOrDefault(name, other);
    }

    private static <T> T number(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is \"" + text + "\"; give a number.", e);
        }
    }

    private String required(String name) {
        if (!options.containsKey(name)) {
            throw new IllegalArgumentException("--" + name + " is missing.\n" + usage());
        }
        return options.get(name);
    }
}
