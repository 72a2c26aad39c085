package io.github.tammes.train;

/** A training whose loss is no longer a number: the learning rate was too high for the task. */
public final class DivergenceException extends TrainingException {

    private static final long serialVersionUID = 1L;

    DivergenceException(String message) {
        super(message);
    }
}
