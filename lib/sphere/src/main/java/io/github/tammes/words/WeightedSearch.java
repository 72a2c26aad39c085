package io.github.tammes.words;

import io.github.tammes.sphere.internal.JavaSmoothMaxCosine;
import io.github.tammes.sphere.internal.Lbfgs;
import io.github.tammes.sphere.internal.NormalizedObjective;
import io.github.tammes.sphere.internal.SmoothMaxCosine;
import io.github.tammes.sphere.internal.UnitRows;
import java.util.Arrays;

/** Minimises the weighted sum of the {@link RankLoss} and the {@link SmoothMaxCosine}, which sharpens from stage to stage. */
final class WeightedSearch {

    private static final double FIRST_SEPARATION_SHARPNESS = 4;
    private static final double LAST_SEPARATION_SHARPNESS = 4096;
    private static final int STEPS = 200;
    private static final double TOLERANCE = 1e-7;

    private final RankLoss loss;
    private final int classes;
    private final int dimensions;
    private final double weight;
    private final double sharpness;
    private final Lbfgs lbfgs;

    WeightedSearch(RankLoss loss, int classes, int dimensions, double weight, double sharpness) {
        this.loss = loss;
        this.classes = classes;
        this.dimensions = dimensions;
        this.weight = weight;
        this.sharpness = sharpness;
        this.lbfgs = new Lbfgs(classes * dimensions, 10);
    }

    /**
     * Places rows.
     *
     * @param rows unit rows, moved in place
     */
    void place(double[] rows) {
        try (SmoothMaxCosine separation = new JavaSmoothMaxCosine(classes, dimensions)) {
            for (double s = FIRST_SEPARATION_SHARPNESS; s <= LAST_SEPARATION_SHARPNESS; s *= 2) {
                lbfgs.minimise(
                        rows,
                        new NormalizedObjective(dimensions, weightedSum(separation, s)),
                        0.1,
                        TOLERANCE,
                        STEPS,
                        (x, value) -> true);
                UnitRows.normalise(rows, dimensions);
            }
        }
    }

    private Lbfgs.Objective weightedSum(SmoothMaxCosine separation, double separationSharpness) {
        double soft = Math.min(sharpness, separationSharpness);
        PairwiseCosineObjective ranking = new PairwiseCosineObjective(
                classes, dimensions, (cosines, derivatives) -> loss.evaluate(cosines, soft, derivatives));
        double[] apart = new double[classes * dimensions];
        return (rows, gradient) -> {
            double rank = ranking.evaluate(rows, gradient);
            Arrays.setAll(gradient, at -> weight * gradient[at]);
            double greatest = separation.evaluate(rows, separationSharpness, apart);
            Arrays.setAll(gradient, at -> gradient[at] + (1 - weight) * apart[at]);
            return weight * rank + (1 - weight) * greatest;
        };
    }
}
