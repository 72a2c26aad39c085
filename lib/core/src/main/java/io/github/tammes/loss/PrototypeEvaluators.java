package io.github.tammes.loss;

import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.evaluator.TopKAccuracy;
import io.github.tammes.sphere.Prototypes;

/** Evaluators for DJL training of hyperspherical prototype networks: labels {@code (N)}, outputs {@code (N, D)}. */
public final class PrototypeEvaluators {

    /** The k of the top-k accuracy that is reported where there are more classes than that. */
    public static final int TOP = 5;

    private PrototypeEvaluators() {}

    /**
     * The fraction of outputs whose nearest prototype, the one with the largest cosine, is that of their class.
     *
     * @param prototypes the class prototypes, {@code (K, D)}
     * @return an evaluator named "accuracy", 0 … 1
     */
    public static Evaluator accuracy(Prototypes prototypes) {
        return onCosines(new Accuracy("accuracy"), prototypes);
    }

    /**
     * The fraction of outputs that have the prototype of their class among the k nearest.
     *
     * @param prototypes the class prototypes, {@code (K, D)}
     * @param k at least 2; more than K counts as K
     * @return an evaluator named "top-k" with its k, 0 … 1
     */
    public static Evaluator topK(Prototypes prototypes, int k) {
        return onCosines(new TopKAccuracy("top-" + k, k), prototypes);
    }

    /**
     * The mean absolute error of the targets read back from the outputs by their cosine with the upper prototype.
     *
     * @param bounds the targets at the two prototypes
     * @return an evaluator named "MAE", in units of the target
     */
    public static Evaluator meanAbsoluteError(TargetBounds bounds) {
        return new MeanAbsoluteError(new PrototypeRegressionLoss(bounds)::targets);
    }

    private static Evaluator onCosines(Evaluator evaluator, Prototypes prototypes) {
        return new MappedEvaluator(
                evaluator, outputs -> CosineSimilarity.withAll(outputs, prototypes.toNDArray(outputs.getManager())));
    }
}
