package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.time.Duration;
import java.util.Optional;

/**
 * Tammes in a notebook.
 *
 * <p>On the JJava kernel it is there by itself as soon as the library is on the class path. On the classic IJava kernel,
 * which loads no extensions, the first cell calls {@link #install()}.
 */
public final class Tammes {

    private static final Duration MIN_UPDATE_INTERVAL = Duration.ofMillis(200);

    private static Object installedIn;

    private Tammes() {}

    /**
     * Teaches the running kernel to show Tammes' values; a second call changes nothing. Never throws.
     *
     * @return true if there is a notebook kernel and it shows values now, false in a plain Java program
     */
    public static boolean install() {
        try {
            Optional<Backend> backend = Backends.find();
            backend.ifPresent(Tammes::install);
            return backend.isPresent();
        } catch (RuntimeException | LinkageError e) {
            System.err.println("Tammes cannot draw in this kernel and shows text instead: " + e);
            return false;
        }
    }

    private static synchronized void install(Backend backend) {
        if (installedIn == backend.kernel()) {
            return;
        }
        Renderings.ALL.forEach(backend::register);
        Display.use(new NotebookDisplay(backend, MIN_UPDATE_INTERVAL));
        installedIn = backend.kernel();
    }

    /**
     * Imports what notebooks use, as if a cell had said so: the library's packages and those of DJL, XChart and Tablesaw.
     * An import that fails is reported and costs only itself, because a kernel whose start-up throws is dead.
     *
     * @throws IllegalStateException outside a notebook
     */
    public static void imports() {
        Backend backend = Backends.find()
                .orElseThrow(() -> new IllegalStateException("there is no notebook kernel to import into"));
        for (String line : Imports.lines()) {
            try {
                backend.evaluate(line);
            } catch (RuntimeException e) {
                System.err.println("Tammes could not " + line);
            }
        }
    }

    /**
     * Shows values under each other: inline in a notebook, as plain text elsewhere.
     *
     * @param values charts, tables, arrays, prototypes, results; anything else by its {@code toString()}
     */
    public static void show(Object... values) {
        for (Object value : values) {
            Display.current().show(value);
        }
    }
}
