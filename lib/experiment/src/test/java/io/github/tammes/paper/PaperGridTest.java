package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.words.WordVectors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

class PaperGridTest {

    private final Split<ImageData> images = ClassificationTrialTest.named(WordVectors.cifar100());

    private static Set<String> cells(List<ClassificationTrial> trials) {
        return trials.stream()
                .map(trial -> trial.method() + " " + trial.dimensions())
                .collect(Collectors.toSet());
    }

    @Test
    void everyPublishedFigureOfTheMethodsHereHasATrial() {
        Set<String> here = cells(PaperGrid.all(Budget.smoke(), images, 0));
        Set<String> methods = Set.of("HPN", "HPN, semantic", "word vectors");
        for (Row row : PublishedResults.cifar100()) {
            if (methods.contains(row.getString("method"))) {
                assertEquals(true, here.contains(row.getString("method") + " " + row.getInt("dims")));
            }
        }
    }

    @Test
    void oneHotAndSoftmaxHaveAnOutputForEachClass() {
        Set<String> table1 = cells(PaperGrid.table1(Budget.smoke(), images, 0));
        assertEquals(true, table1.containsAll(Set.of("one-hot 100", "softmax 100")));
        assertEquals(10, table1.size());
    }

    @Test
    void whatSeveralTablesShareIsTrainedOnce() {
        List<ClassificationTrial> all = PaperGrid.all(Budget.smoke(), images, 0);
        Set<Map<String, String>> settings =
                all.stream().map(ClassificationTrial::settings).collect(Collectors.toCollection(HashSet::new));
        assertEquals(all.size(), settings.size());
        assertEquals(18, all.size());
    }

    @Test
    void theTwoPlacementsDifferInNothingElse() {
        List<ClassificationTrial> trials = PaperGrid.placements(Budget.smoke(), images, 3);
        for (int i = 0; i < trials.size(); i += 2) {
            Map<String, String> ours = trials.get(i).settings();
            Map<String, String> papers = trials.get(i + 1).settings();
            ours.remove("method");
            papers.remove("method");
            assertEquals(ours, papers);
        }
    }
}
