package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Cifar;
import io.github.tammes.internal.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Gives recorded lines of {@link ClassificationTrial}s on CIFAR-100 the identity that they were recorded without. What can be
 * checked is: the budget's epochs, schedule and numbers of images, the history's length and last accuracy, and the prototypes,
 * which are placed again. What cannot is said in the column "carried over": that the images were these, and batch size, momentum,
 * weight decay and augmentation the paper's, as the program of that time had them. A line that fails a check stays as it is.
 */
public final class CarryOver {

    static final String NOTE =
            "budget, history and prototypes checked; images, batch size, momentum, weight decay, augmentation believed";

    private final Split<ImageData> data;
    private final Path histories;
    private final Map<String, String> cosines = new LinkedHashMap<>();

    CarryOver(Split<ImageData> data, Path histories) {
        this.data = data;
        this.histories = histories;
    }

    /**
     * Changes a results file and renames its histories.
     *
     * @param arguments the results file, the folder of its histories, the folder of CIFAR-100
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Usage: CarryOver RESULTS.csv HISTORIES CIFAR-100");
            System.exit(1);
        }
        Path results = Path.of(arguments[0]);
        CarryOver carrying = new CarryOver(Cifar.cifar100(Path.of(arguments[2])), Path.of(arguments[1]));
        carrying.change(results, System.out::println);
    }

    /** Carries over what it can, and says a sentence for each line that it looked at. */
    void change(Path results, Consumer<String> says) throws IOException {
        Csv csv = Csv.read(results);
        List<Map<String, String>> lines = new ArrayList<>();
        for (List<String> row : csv.rows()) {
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                line.put(csv.header().get(i), row.get(i));
            }
            if (!line.getOrDefault("identity", "").isEmpty()) {
                lines.add(line);
                continue;
            }
            try {
                lines.add(carried(line));
                says.accept("carried over: " + oldName(line));
            } catch (IllegalArgumentException e) {
                lines.add(line);
                says.accept("left as it is: " + oldName(line) + ": " + e.getMessage());
            }
        }
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(line.keySet()));
        names.remove("identity");
        names.add("identity");
        new Csv(
                        List.copyOf(names),
                        lines.stream()
                                .map(line -> names.stream()
                                        .map(name -> line.getOrDefault(name, ""))
                                        .toList())
                                .toList())
                .write(results);
    }

    private Map<String, String> carried(Map<String, String> line) throws IOException {
        ClassificationTrial trial = trial(line);
        Split<ImageData> used = trial.budget().subset(data);
        require("epochs", line.get("epochs"), trial.budget().epochs());
        require("schedule", line.get("schedule"), trial.budget().schedule());
        require("train size", line.get("train size"), used.train().size());
        require("test size", line.get("test size"), used.test().size());
        Path history = histories.resolve(oldName(line) + ".csv");
        boolean hasDiverged = line.get("accuracy").isEmpty();
        checkHistory(history, line, hasDiverged);
        require("max cosine", line.get("max cosine"), maxCosine(trial));

        Map<String, String> carried = new LinkedHashMap<>(trial.settings());
        carried.put("train size", line.get("train size"));
        carried.put("validation size", "0");
        carried.put("test size", line.get("test size"));
        carried.put("status", hasDiverged ? "diverged" : "finished");
        carried.put("test accuracy", line.get("accuracy"));
        carried.put("test top-5", line.get("top-5"));
        carried.put("max cosine", line.get("max cosine"));
        carried.put("epoch", hasDiverged ? "" : line.get("epochs"));
        for (String name : List.of("seconds", "images/s", "device", "versions", "revision", "date")) {
            carried.put(name, line.get(name));
        }
        carried.put("carried over", NOTE);
        carried.put("identity", trial.identity());
        Files.move(history, histories.resolve(trial.identity() + ".csv"), StandardCopyOption.REPLACE_EXISTING);
        return carried;
    }

    private ClassificationTrial trial(Map<String, String> line) {
        require("data", line.get("data"), data.train().name());
        require("network", line.get("network"), "ResNet-32");
        ClassificationMethod method = Arrays.stream(ClassificationMethod.values())
                .filter(m -> m.toString().equals(line.get("method")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no method " + line.get("method")));
        return ClassificationTrial.ofPaper(
                        method,
                        Integer.parseInt(line.get("dims")),
                        Long.parseLong(line.get("seed")),
                        Budget.named(line.get("budget")),
                        data)
                .withLearningRate(Double.parseDouble(line.get("learning rate")));
    }

    private static void checkHistory(Path file, Map<String, String> line, boolean hasDiverged) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("its history " + file.getFileName() + " is not there");
        }
        Csv history = Csv.read(file);
        if (hasDiverged) {
            require("epochs in the history", "0", history.rows().size());
            return;
        }
        require("epochs in the history", line.get("epochs"), history.rows().size());
        List<String> accuracies = history.column("test accuracy");
        double last = Double.parseDouble(accuracies.get(accuracies.size() - 1));
        require("accuracy", line.get("accuracy"), String.format(Locale.ROOT, "%.4f", last));
    }

    private String maxCosine(ClassificationTrial trial) {
        if (trial.method() == ClassificationMethod.SOFTMAX) {
            return "";
        }
        String key = trial.method() + " " + trial.dimensions() + " "
                + trial.options().seed();
        return cosines.computeIfAbsent(
                key,
                made -> String.format(
                        Locale.ROOT,
                        "%.4f",
                        trial.method()
                                .prototypes(
                                        data.train().classNames(),
                                        trial.dimensions(),
                                        trial.options().seed())
                                .certificate()
                                .maxCosine()));
    }

    private static void require(String name, String recorded, Object here) {
        if (!String.valueOf(here).equals(recorded)) {
            throw new IllegalArgumentException(name + " is " + recorded + " there and " + here + " here");
        }
    }

    /** How histories were named: of the settings of the time, in their order. */
    private static String oldName(Map<String, String> line) {
        return List.of("data", "network", "method", "dims", "seed", "budget", "epochs", "schedule", "learning rate")
                .stream()
                .map(name -> line.get(name).matches("[0-9.eE+-]+") ? name + "-" + line.get(name) : line.get(name))
                .collect(Collectors.joining("_"))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
    }
}
