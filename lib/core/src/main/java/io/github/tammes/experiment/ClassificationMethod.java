package io.github.tammes.experiment;

import io.github.tammes.sphere.Placement;
import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.Prototypes;
import java.util.List;

/** The methods that the classification experiment compares. */
public enum ClassificationMethod {
    /** Hyperspherical prototypes, placed as well as this library can. */
    HPN("HPN"),
    /** Hyperspherical prototypes, placed by the paper's own optimiser. */
    HPN_PAPER_PLACEMENT("HPN, paper's placement"),
    /** One axis per class (HPN, table 1). */
    ONE_HOT("one-hot"),
    /** The baseline: softmax cross-entropy. */
    SOFTMAX("softmax");

    private final String title;

    ClassificationMethod(String title) {
        this.title = title;
    }

    /**
     * Makes the prototypes of the method.
     *
     * @param classNames of the K classes
     * @param dimensions D
     * @param seed of the placement
     * @return the prototypes, {@code (K, D)}
     * @throws IllegalArgumentException if the method has no prototypes, or none in these dimensions
     */
    public Prototypes prototypes(List<String> classNames, int dimensions, long seed) {
        Placement placement = switch (this) {
            case HPN -> Placement.defaults();
            case HPN_PAPER_PLACEMENT -> Placement.of(PlacementMethod.PAPER);
            case ONE_HOT -> Placement.of(PlacementMethod.ONE_HOT);
            case SOFTMAX -> throw new IllegalArgumentException("softmax has no prototypes");
        };
        return Prototypes.place(classNames.size(), dimensions, placement.withSeed(seed))
                .withClassNames(classNames);
    }

    @Override
    public String toString() {
        return title;
    }
}
