package io.github.tammes.experiment;

import io.github.tammes.loss.TargetBounds;
import io.github.tammes.task.Task;

/** The methods that the regression experiment compares; all train the same network but for its last layer. */
public enum RegressionMethod {
    /** Two opposite prototypes stand for the bounds of the target (HPN, regression). */
    HPN("HPN"),
    /** The baseline: the squared error of one output, in units of the target. */
    SQUARED_ERROR("squared error"),
    /** The baseline on a target that was brought to −1 … 1, the range that HPN's cosines have. */
    SQUARED_ERROR_NORMALIZED("squared error, normalised"),
    /** An ablation: HPN's loss on one output that tanh brings to −1 … 1, so that all of HPN is there but the sphere. */
    SQUASHED("one output, squashed");

    private final String title;

    RegressionMethod(String title) {
        this.title = title;
    }

    /**
     * Makes the task of the method.
     *
     * @param dimensions D, used by HPN only: the squared error always has one output
     * @param bounds of the target
     */
    public Task task(int dimensions, TargetBounds bounds) {
        return switch (this) {
            case HPN -> Task.regression(dimensions, bounds);
            case SQUARED_ERROR -> Task.squaredError();
            case SQUARED_ERROR_NORMALIZED -> Task.squaredError(bounds);
            case SQUASHED -> new SquashedRegression(bounds);
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
