package io.github.tammes.paper;

import io.github.tammes.sphere.PlacementMethod;
import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import io.github.tammes.words.SemanticPlacement;
import io.github.tammes.words.Semantics;
import io.github.tammes.words.WordVectors;
import java.util.List;

/** The methods that the classification experiment compares. */
public enum ClassificationMethod {
    /** Hyperspherical prototypes, placed as well as this library can. */
    HPN("HPN"),
    /**
     * Hyperspherical prototypes, placed by the paper's own optimiser: its 10,000 steps at a rate of 0.1, from the trial's seed, in
     * double precision.
     */
    HPN_PAPER_PLACEMENT("HPN, paper's placement"),
    /**
     * Prototypes as well placed as those of HPN, and dealt to the classes so that classes whose names are alike get points near
     * each other.
     */
    HPN_ALIGNED("HPN, aligned"),
    /**
     * The prototypes of HPN, dealt to the classes anew as the training goes on: see
     * {@link io.github.tammes.train.TrainingOptions#withRedealing}.
     */
    HPN_REDEALT("HPN, re-dealt"),
    /** Hyperspherical prototypes whose order of similarity follows word vectors (HPN, "prototypes with privileged information"). */
    HPN_SEMANTIC("HPN, semantic"),
    /** One axis per class (HPN, table 1). */
    ONE_HOT("one-hot"),
    /** The word vectors of the class names, reduced to their principal components (after HPN, table 1). */
    WORD_VECTORS("word vectors"),
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
        return switch (this) {
            case HPN, HPN_REDEALT -> placed(classNames, dimensions, PlacementMethod.BEST, seed);
            case HPN_PAPER_PLACEMENT -> placed(classNames, dimensions, PlacementMethod.PAPER, seed);
            case ONE_HOT -> placed(classNames, dimensions, PlacementMethod.ONE_HOT, seed);
            case HPN_ALIGNED ->
                Semantics.of(vectors(classNames).centred())
                        .align(placed(classNames, dimensions, PlacementMethod.BEST, seed), seed);
            case HPN_SEMANTIC ->
                Semantics.of(vectors(classNames).centred())
                        .place(dimensions, SemanticPlacement.defaults().withSeed(seed));
            case WORD_VECTORS ->
                Prototypes.normalised(PrincipalComponents.of(vectors(classNames).toArray(), dimensions))
                        .withClassNames(classNames);
            case SOFTMAX -> throw new IllegalArgumentException("softmax has no prototypes");
        };
    }

    /**
     * Refuses what the method cannot do, which would else be found out when a trial places its prototypes, after hours of others.
     *
     * @throws IllegalArgumentException if it has no prototypes in these dimensions, saying in which, or no word vectors of a class
     */
    void requirePossible(List<String> classNames, int dimensions) {
        int classes = classNames.size();
        if ((this == SOFTMAX || this == ONE_HOT) && dimensions != classes) {
            throw new IllegalArgumentException("dimensions is " + dimensions + " but " + this
                    + (this == SOFTMAX ? " has one output" : " has one axis") + " for each of the " + classes
                    + " classes: leave it at " + classes);
        }
        if (dimensions < 1 || (dimensions == 1 && classes > 2)) {
            throw new IllegalArgumentException("dimensions is " + dimensions + ", in which " + classes
                    + " classes have no unit vectors of their own; use at least 2");
        }
        switch (this) {
            case WORD_VECTORS ->
                PrincipalComponents.requireSpanned(classes, vectors(classNames).dimensions(), dimensions);
            case HPN_ALIGNED, HPN_SEMANTIC -> vectors(classNames);
            case HPN, HPN_PAPER_PLACEMENT, HPN_REDEALT, ONE_HOT, SOFTMAX -> {}
        }
    }

    /** Tells whether the prototypes come from a search, which a later revision of the library may do better. */
    boolean searches(int classes, int dimensions) {
        return switch (this) {
            case HPN, HPN_REDEALT, HPN_ALIGNED -> PlacementOptions.isSearched(classes, dimensions);
            case HPN_SEMANTIC -> true;
            case HPN_PAPER_PLACEMENT, ONE_HOT, WORD_VECTORS, SOFTMAX -> false;
        };
    }

    private static Prototypes placed(List<String> classNames, int dimensions, PlacementMethod how, long seed) {
        return Prototypes.place(
                        classNames.size(), dimensions, PlacementOptions.of(how).withSeed(seed))
                .withClassNames(classNames);
    }

    /** Returns the vectors that the library carries for the classes of Fashion-MNIST or CIFAR-100. */
    private static WordVectors vectors(List<String> classNames) {
        WordVectors garments = WordVectors.fashionMnist();
        return (garments.words().containsAll(classNames) ? garments : WordVectors.cifar100()).forClasses(classNames);
    }

    @Override
    public String toString() {
        return title;
    }
}
