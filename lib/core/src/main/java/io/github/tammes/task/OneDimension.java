package io.github.tammes.task;

/** The one case in which a cosine cannot be trained. */
final class OneDimension {

    private OneDimension() {}

    /**
     * Refuses one dimension.
     *
     * @throws IllegalArgumentException if there is only one
     */
    static void refuse(int dimensions) {
        if (dimensions == 1) {
            throw new IllegalArgumentException("in one dimension the cosine is the sign of the output, which has no "
                    + "gradient to train with: use 2 dimensions or more");
        }
    }
}
