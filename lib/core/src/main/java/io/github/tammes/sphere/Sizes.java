package io.github.tammes.sphere;

/** Checks the numbers of classes and dimensions. */
final class Sizes {

    private Sizes() {}

    /**
     * Refuses numbers that are not positive, or more coordinates than one Java array holds.
     *
     * @throws IllegalArgumentException naming the wrong one
     */
    static void require(int classes, int dimensions) {
        if (classes < 1) {
            throw new IllegalArgumentException("classes is " + classes + "; use at least 1");
        }
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions is " + dimensions + "; use at least 1");
        }
        if ((long) classes * dimensions > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("classes × dimensions is " + (long) classes * dimensions
                    + "; at most 2,147,483,639 coordinates fit, so use fewer dimensions");
        }
    }
}
