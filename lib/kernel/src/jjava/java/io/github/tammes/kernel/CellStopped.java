package io.github.tammes.kernel;

/** A cell has ended because of an interrupt. */
final class CellStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the statement gave that was running, or null. */
    final transient Object value;

    CellStopped(Object value, Throwable cause) {
        super("the cell was stopped", cause);
        this.value = value;
    }
}
