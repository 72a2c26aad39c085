package io.github.tammes.train;

/** How weights follow their gradients. */
public enum OptimizerKind {
    /** Stochastic gradient descent with classical momentum, as in the paper. */
    SGD,
    /** Stochastic gradient descent with Nesterov's momentum. */
    NESTEROV,
    /** Adam (Kingma and Ba, ICLR 2015); the momentum setting is not used. */
    ADAM
}
