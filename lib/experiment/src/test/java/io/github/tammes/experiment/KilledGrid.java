package io.github.tammes.experiment;

import io.github.tammes.data.sets.Abalone;
import io.github.tammes.net.Networks;
import io.github.tammes.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;

/** A grid in a process of its own, for {@link KilledGridTest}. */
final class KilledGrid {

    static final int TRIALS = 12;

    private KilledGrid() {}

    /** Runs the grid in the folder of the first argument. */
    public static void main(String[] arguments) {
        Experiment.in(Path.of(arguments[0])).run(grid(), 2);
    }

    static List<RegressionTrial> grid() {
        return RegressionTrial.sweep(
                        3,
                        Abalone.load(),
                        outputs -> Networks.mlp(outputs, 8),
                        TrainingOptions.epochs(15),
                        new double[] {1e-3, 1e-2},
                        2)
                .subList(0, TRIALS);
    }
}
