package io.github.tammes.display;

import java.util.Objects;

/**
 * Where values are shown: inline in a notebook when its kernel extension has been installed, as plain text otherwise.
 *
 * <p>The library shows things only through {@link #current()}, so that the same training call draws a live chart in
 * Jupyter and prints lines in a terminal.
 */
public interface Display {

    /**
     * Shows a value once.
     *
     * @param value any object; how it looks is the display's business
     */
    void show(Object value);

    /**
     * Shows a value that will be replaced in place.
     *
     * @param first the first state of the value
     * @return the handle through which later states are shown
     */
    Live live(Object first);

    /** Returns true where {@link Live#update} replaces what was shown before instead of adding to it. */
    boolean updatesInPlace();

    /** A place on the display whose content can be replaced; to be used from the thread of the running cell. */
    interface Live extends AutoCloseable {

        /**
         * Replaces what is shown. States that come faster than a person can follow may be skipped.
         *
         * @param value the new state
         */
        void update(Object value);

        /** Shows the last state if it was skipped; call it when there will be no more states. */
        @Override
        default void close() {}
    }

    /** Returns the display in use: the notebook's, or plain text on standard output. */
    static Display current() {
        return CurrentDisplay.get();
    }

    /**
     * Sets the display to use from now on.
     *
     * @param display the display, not null
     */
    static void use(Display display) {
        CurrentDisplay.set(Objects.requireNonNull(display, "display"));
    }
}
