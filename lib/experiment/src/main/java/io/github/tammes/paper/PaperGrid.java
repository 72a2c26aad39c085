package io.github.tammes.paper;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The trials of the paper's comparisons on CIFAR-100 (HPN, experiments on classification), on any budget. */
public final class PaperGrid {

    private PaperGrid() {}

    /**
     * Returns the trials of table 1: HPN, and word vectors as prototypes, in 10, 25, 50 and 100 dimensions, one-hot prototypes,
     * and softmax.
     *
     * @param budget how much training
     * @param data CIFAR-100
     * @param seed of every trial
     */
    public static List<ClassificationTrial> table1(Budget budget, Split<ImageData> data, long seed) {
        int classes = data.train().classNames().size();
        List<ClassificationTrial> trials = new ArrayList<>(
                each(List.of(ClassificationMethod.SOFTMAX, ClassificationMethod.ONE_HOT), budget, data, seed, classes));
        trials.addAll(each(
                List.of(ClassificationMethod.HPN, ClassificationMethod.WORD_VECTORS),
                budget,
                data,
                seed,
                10,
                25,
                50,
                100));
        return trials;
    }

    /**
     * Returns the trials of table 2: HPN without and with semantic priors in 3, 5, 10 and 25 dimensions.
     *
     * @param budget how much training
     * @param data CIFAR-100
     * @param seed of every trial
     */
    public static List<ClassificationTrial> table2(Budget budget, Split<ImageData> data, long seed) {
        return each(
                List.of(ClassificationMethod.HPN, ClassificationMethod.HPN_SEMANTIC), budget, data, seed, 3, 5, 10, 25);
    }

    /**
     * Returns the trials of a question of ours: HPN with this library's placement and with the paper's, in 10 and 25 dimensions.
     *
     * @param budget how much training
     * @param data CIFAR-100
     * @param seed of every trial
     */
    public static List<ClassificationTrial> placements(Budget budget, Split<ImageData> data, long seed) {
        return each(
                List.of(ClassificationMethod.HPN, ClassificationMethod.HPN_PAPER_PLACEMENT),
                budget,
                data,
                seed,
                10,
                25);
    }

    /**
     * Returns the trials of all three, each once.
     *
     * @param budget how much training
     * @param data CIFAR-100
     * @param seed of every trial
     */
    public static List<ClassificationTrial> all(Budget budget, Split<ImageData> data, long seed) {
        Map<Map<String, String>, ClassificationTrial> trials = new LinkedHashMap<>();
        Stream.of(table1(budget, data, seed), table2(budget, data, seed), placements(budget, data, seed))
                .flatMap(List::stream)
                .forEach(trial -> trials.putIfAbsent(trial.settings(), trial));
        return List.copyOf(trials.values());
    }

    /** Each method in each number of dimensions, those of the same dimensions next to each other. */
    private static List<ClassificationTrial> each(
            List<ClassificationMethod> methods, Budget budget, Split<ImageData> data, long seed, int... dimensions) {
        return Arrays.stream(dimensions)
                .boxed()
                .flatMap(
                        d -> methods.stream().map(method -> ClassificationTrial.ofPaper(method, d, seed, budget, data)))
                .toList();
    }
}
