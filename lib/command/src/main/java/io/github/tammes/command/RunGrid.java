package io.github.tammes.command;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.download.DataDirectory;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.experiment.Experiment;
import io.github.tammes.paper.Budget;
import io.github.tammes.paper.ClassificationMethod;
import io.github.tammes.paper.ClassificationTrial;
import io.github.tammes.train.Schedule;
import io.github.tammes.train.TrainingOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Runs trials of the paper on CIFAR-100 from the shell, for runs of hours without a notebook: those of all given dimensions
 * and seeds, into the experiment of a folder. What is finished is not run again, what was stopped goes on from its last
 * epoch, and several of these may work on the same folder.
 */
@Command(
        name = "grid",
        header =
                "Trains the paper's networks on CIFAR-100, for each number of dimensions and seed, and records the results.",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class RunGrid implements Callable<Integer> {

    /** A method by its name in tables. */
    static final class MethodConverter implements ITypeConverter<ClassificationMethod> {

        @Override
        public ClassificationMethod convert(String value) {
            return Arrays.stream(ClassificationMethod.values())
                    .filter(method ->
                            method.toString().equals(value) || method.name().equals(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("there is no method \"" + value + "\"; choose one of "
                                    + Arrays.stream(ClassificationMethod.values())
                                            .map(method -> "\"" + method + "\"")
                                            .collect(Collectors.joining(", "))));
        }
    }

    @Spec
    private CommandSpec command;

    @Option(
            names = "--results",
            required = true,
            paramLabel = "FOLDER",
            description = "results.csv, histories and checkpoints are there; made if need be.")
    private String results;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder with CIFAR-100's train.bin and test.bin (that of the data directory).")
    private String data;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "NAME",
            converter = MethodConverter.class,
            description = "As in the tables, such as HPN, softmax, one-hot or \"HPN, semantic\".")
    private ClassificationMethod method;

    @Option(
            names = "--dims",
            split = ",",
            paramLabel = "D",
            defaultValue = "100",
            description = "Dimensions of the prototypes (${DEFAULT-VALUE}); softmax and one-hot have 100.")
    private int[] dims;

    @Option(names = "--seed", split = ",", paramLabel = "S", defaultValue = "0", description = "(${DEFAULT-VALUE})")
    private long[] seeds;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "30", description = "(${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "one-cycle",
            description = "one-cycle (default), or paper: divided by ten after 40 %% and 80 %% of the epochs.")
    private String schedule;

    @Option(names = "--rate", paramLabel = "X", description = "Learning rate (0.01, softmax 0.1).")
    private Double rate;

    @Option(names = "--decay", paramLabel = "X", description = "Weight decay (1e-4).")
    private Double decay;

    @Option(names = "--batch", paramLabel = "N", description = "Images in a minibatch (128).")
    private Integer batch;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Share of the training images to choose on (${DEFAULT-VALUE}); 0 for none.")
    private double validation;

    @Option(names = "--validation-seed", paramLabel = "S", description = "Draws them (${DEFAULT-VALUE}).")
    private long validationSeed;

    @Option(names = "--keep-best", description = "End with the epoch that is best on validation, not the last.")
    private boolean keepBest;

    @Option(
            names = "--per-class",
            paramLabel = "N",
            description = "Only so many training images of each class, and a tenth as many others.")
    private Integer perClass;

    private RunGrid() {}

    /**
     * Runs the command; what is wrong is said in one sentence on the standard error. Ctrl-C ends it with the minibatch.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        Shell.runAndExit(new RunGrid(), args, () -> {});
    }

    /** Returns the exit status: 0, 1 if it could not run, 2 if trials are left: another process is running them. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return Shell.run(new RunGrid(), args, out, err);
    }

    @Override
    public Integer call() {
        requireSense();
        Experiment experiment = Experiment.in(Path.of(results));
        List<ClassificationTrial> trials = trials();
        command.commandLine().getOut().println(experiment.run(trials).print());
        return trials.stream().allMatch(experiment::isFinished) ? 0 : 2;
    }

    private void requireSense() {
        if (epochs < 1) {
            throw wrong("--epochs is " + epochs + "; use a whole number of at least 1");
        }
        if (dims.length == 0 || seeds.length == 0) {
            throw wrong(
                    (dims.length == 0 ? "--dims" : "--seed") + " has no number; give at least one, or leave it out");
        }
        for (int dimensions : dims) {
            if (dimensions < 1) {
                throw wrong("--dims has " + dimensions + "; use whole numbers of at least 1");
            }
        }
        if (rate != null && !(rate > 0 && Double.isFinite(rate))) {
            throw wrong("--rate is " + rate + "; use a number above 0");
        }
        if (decay != null && !(decay >= 0 && Double.isFinite(decay))) {
            throw wrong("--decay is " + decay + "; use a number of at least 0");
        }
        if (batch != null && batch < 1) {
            throw wrong("--batch is " + batch + "; use a whole number of at least 1");
        }
        if (!(validation >= 0 && validation < 1)) {
            throw wrong("--validation is " + validation + "; use a share of at least 0 and below 1");
        }
        if (perClass != null && perClass < 1) {
            throw wrong("--per-class is " + perClass + "; use a whole number of at least 1");
        }
        if (keepBest && validation == 0) {
            throw wrong("--keep-best needs images to choose on, and --validation is 0; leave one of them out");
        }
        if (validationSeed != 0 && validation == 0) {
            throw wrong("--validation-seed draws nothing where --validation is 0; leave one of them out");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    private List<ClassificationTrial> trials() {
        Budget budget = budget();
        Split<ImageData> images = data();
        List<ClassificationTrial> trials = new ArrayList<>();
        for (int dimensions : dims) {
            for (long seed : seeds) {
                trials.add(ClassificationTrial.ofPaper(method, dimensions, seed, budget, images)
                        .with(this::trained));
            }
        }
        return trials;
    }

    private Budget budget() {
        Schedule chosen = switch (schedule) {
            case "one-cycle" -> Schedule.oneCycle();
            case "paper" -> Schedule.steps(Math.max(1, epochs * 2 / 5), Math.max(2, epochs * 4 / 5));
            default -> throw wrong("--schedule is \"" + schedule + "\"; use one-cycle or paper");
        };
        return perClass == null
                ? new Budget(name(), Integer.MAX_VALUE, Integer.MAX_VALUE, epochs, chosen)
                : new Budget(name(), perClass, Math.max(1, perClass / 10), epochs, chosen);
    }

    /** Two schedules are two budgets, and so are two validation parts, which no other column tells: "full-30" is one-cycle. */
    private String name() {
        return budgetName() + (validationSeed == 0 ? "" : ", validation seed " + validationSeed);
    }

    private String budgetName() {
        boolean oneCycle = schedule.equals("one-cycle");
        if (perClass != null) {
            return perClass + " of each class, " + epochs + (epochs == 1 ? " epoch" : " epochs")
                    + (oneCycle ? "" : ", " + schedule);
        }
        return oneCycle
                ? "full-" + epochs
                : epochs == Budget.paper().epochs() ? Budget.paper().name() : schedule + "-" + epochs;
    }

    private TrainingOptions trained(TrainingOptions usual) {
        TrainingOptions wanted = usual.withLearningRate(rate == null ? usual.learningRate() : rate)
                .withWeightDecay(decay == null ? usual.weightDecay() : decay)
                .withBatchSize(batch == null ? usual.batchSize() : batch);
        return keepBest ? wanted.keepBest() : wanted;
    }

    private Split<ImageData> data() {
        if (data == null && !Cifar.isCifar100Available()) {
            throw wrong("CIFAR-100 is not in " + DataDirectory.path()
                    + "; say by --data, or by the variable TAMMES_DATA, in which folder its folder cifar-100-binary is"
                    + " (Archive.CIFAR_100.fetch() in a notebook downloads it)");
        }
        Split<ImageData> all = data == null ? Cifar.cifar100() : Cifar.cifar100(Path.of(data));
        return validation == 0 ? all : all.withValidation(validation, validationSeed);
    }
}
