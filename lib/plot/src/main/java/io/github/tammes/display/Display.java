package io.github.tammes.display;

import java.util.Objects;
import java.util.function.Supplier;

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

    /** Returns the display in use: that of {@link #during} on this thread, else the notebook's, else text on standard output. */
    static Display current() {
        return DisplayScope.current();
    }

    /**
     * Runs something on this thread that shows things on another display; other threads are not touched.
     *
     * @param display the display that {@link #current()} is until the body ends
     * @param body what is run
     * @return what the body returned
     */
    static <T> T during(Display display, Supplier<T> body) {
        return DisplayScope.during(Objects.requireNonNull(display, "display"), body);
    }

    /**
     * Sets the display that everything is shown on from now on, as the kernel of a notebook does once when it starts.
     *
     * @param display the display, not null
     */
    static void use(Display display) {
        DisplayScope.install(Objects.requireNonNull(display, "display"));
    }
}
