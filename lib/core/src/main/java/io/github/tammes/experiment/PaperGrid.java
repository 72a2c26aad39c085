package io.github.tammes.experiment;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The trials of the paper's comparisons on CIFAR-100 (HPN, section 4.1), on any budget. */
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
        List<ClassificationTrial> trials = new ArrayList<>();
        int classes = data.train().classNames().size();
        for (ClassificationMethod method : List.of(ClassificationMethod.SOFTMAX, ClassificationMethod.ONE_HOT)) {
            trials.add(ClassificationTrial.ofPaper(method, classes, seed, budget, data));
        }
        for (int dimensions : new int[] {10, 25, 50, 100}) {
            trials.add(ClassificationTrial.ofPaper(ClassificationMethod.HPN, dimensions, seed, budget, data));
            trials.add(ClassificationTrial.ofPaper(ClassificationMethod.WORD_VECTORS, dimensions, seed, budget, data));
        }
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
        List<ClassificationTrial> trials = new ArrayList<>();
        for (int dimensions : new int[] {3, 5, 10, 25}) {
            trials.add(ClassificationTrial.ofPaper(ClassificationMethod.HPN, dimensions, seed, budget, data));
            trials.add(ClassificationTrial.ofPaper(ClassificationMethod.HPN_SEMANTIC, dimensions, seed, budget, data));
        }
        return trials;
    }

    /**
     * Returns the trials of a question of ours: HPN with this library's placement and with the paper's, in 10 and 25 dimensions.
     *
     * @param budget how much training
     * @param data CIFAR-100
     * @param seed of every trial
     */
    public static List<ClassificationTrial> placements(Budget budget, Split<ImageData> data, long seed) {
        List<ClassificationTrial> trials = new ArrayList<>();
        for (int dimensions : new int[] {10, 25}) {
            trials.add(ClassificationTrial.ofPaper(ClassificationMethod.HPN, dimensions, seed, budget, data));
            trials.add(ClassificationTrial.ofPaper(
                    ClassificationMethod.HPN_PAPER_PLACEMENT, dimensions, seed, budget, data));
        }
        return trials;
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
}
