package io.github.tammes.sphere;

/** How prototypes are placed. */
public enum PlacementMethod {

    /**
     * The closed form where the optimum is known, otherwise the search for codes: codes known by construction, also with a few
     * points squeezed in or cut out of a larger code and let go, then the descent of {@link #SMOOTH_MAXIMUM} from symmetric and
     * from random starts, and hops from the best so far. The best of all is kept.
     */
    BEST("best known"),

    /** The regular simplex, the cross-polytope or the regular polygon; only where one of them is the optimum. */
    CLOSED_FORM("closed form"),

    /**
     * The smallest greatest cosine: a log-sum-exp of all cosines whose sharpness doubles from stage to stage, each
     * stage minimised by L-BFGS, from several random starts.
     */
    SMOOTH_MAXIMUM("smooth maximum"),

    /**
     * The paper's own optimiser: stochastic gradient descent on the mean, over prototypes, of the cosine to the nearest
     * other prototype, with renormalisation after each step (HPN, the separation loss of classification).
     */
    PAPER("paper"),

    /** Uniform random points on the sphere: a baseline. */
    RANDOM("random"),

    /** One axis for each class, D = K: a baseline, the geometry of a softmax classifier. */
    ONE_HOT("one-hot");

    private final String text;

    PlacementMethod(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
