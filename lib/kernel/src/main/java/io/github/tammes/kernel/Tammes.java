package io.github.tammes.kernel;

import io.github.tammes.display.Display;
import java.util.List;
import java.util.Optional;

/**
 * Tammes in a notebook.
 *
 * <p>On the JJava kernel it is there by itself as soon as the library is on the class path. On the classic IJava kernel,
 * which loads no extensions, the first cell calls {@link #install()}.
 */
public final class Tammes {

    private static Notebook notebook;

    private Tammes() {}

    /**
     * Teaches the running kernel to show Tammes' values and the line {@code %tammes}; a second call changes nothing.
     * Never throws.
     *
     * @return true if there is a notebook kernel and it shows values now, false in a plain Java program
     */
    public static synchronized boolean install() {
        try {
            Optional<Backend> backend = Backends.find();
            if (backend.isEmpty()) {
                notebook = null;
            } else if (notebook == null || !notebook.isOf(backend.get())) {
                notebook = Notebook.install(backend.get());
            }
            return backend.isPresent();
        } catch (RuntimeException | LinkageError e) {
            System.err.println("Tammes cannot draw in this kernel and shows text instead: " + e);
            return false;
        }
    }

    /**
     * Shows values under each other: inline in a notebook, as plain text elsewhere.
     *
     * @param values charts, tables, arrays, prototypes, results; anything else by its {@code toString()}
     */
    public static void show(Object... values) {
        if (values == null) { // Java takes a lone null for an absent list of values
            Display.current().show(null);
            return;
        }
        for (Object value : values) {
            Display.current().show(value);
        }
    }

    /**
     * Brings the libraries that Tammes needs on this machine onto the notebook's class path, all in versions that agree,
     * and says what was chosen and why: PyTorch for the CPU, or with CUDA where there is an NVIDIA driver. The same as
     * the line {@code %tammes}, without its imports.
     *
     * <p>Works as Maven does, with the person's settings: repositories, mirrors, proxies, local repository and offline
     * switch. What has been downloaded once needs no network.
     *
     * @throws IllegalStateException outside a notebook
     * @throws RuntimeException if a library cannot be had; its message names it and the reason
     */
    public static void resolve() {
        notebook().libraries().bringNatives(Machine.current(), false);
    }

    /** Does as {@link #resolve()}, but brings PyTorch for the CPU even where there is a GPU. */
    public static void resolveForCpu() {
        notebook().libraries().bringNatives(Machine.current(), true);
    }

    /**
     * Brings further libraries, with what they need, in versions that agree with those of Tammes and of earlier calls.
     *
     * @param coordinates Maven coordinates, {@code group:artifact[:type[:classifier]]:version}
     * @throws IllegalArgumentException if there are none or one is malformed
     * @throws IllegalStateException outside a notebook
     * @throws RuntimeException if a library cannot be had; its message names it and the reason
     */
    public static void add(String... coordinates) {
        if (coordinates.length == 0) {
            throw new IllegalArgumentException(
                    "no artifact is named: give at least one, for example org.apache.commons:commons-csv:1.10.0");
        }
        notebook().libraries().add(List.of(coordinates));
    }

    /**
     * Runs commands of the operating system's shell and prints what they print. In a notebook "Java (Tammes)" a line that
     * begins with {@code !} does the same, in any kernel the lines of a cell below {@code %%bash}.
     *
     * @param script what bash is to do, one or several lines
     * @throws IllegalStateException if bash is not there, the last command fails, or the cell is interrupted; what was
     *     started is then ended
     */
    public static void bash(String script) {
        ShellCommand.run(script);
    }

    /** Returns what is in use: versions, devices, memory and the data sets found. */
    public static Status status() {
        return Status.now(Optional.ofNullable(notebook).map(Notebook::kernelName));
    }

    /**
     * Imports what notebooks use, as if a cell had said so: the library's packages and those of DJL, XChart and Tablesaw.
     *
     * @throws IllegalStateException outside a notebook
     */
    public static void imports() {
        imports(List.of());
    }

    /** Imports what notebooks use, after what a kernel's own cells use. */
    static void imports(List<String> first) {
        notebook().imports(first);
    }

    private static synchronized Notebook notebook() {
        install();
        if (notebook == null) {
            throw new IllegalStateException("this is no notebook kernel that Tammes knows (JJava or IJava), so there is"
                    + " no class path to add to; a program names io.github.tammes:tammes-kernel in its build");
        }
        return notebook;
    }
}
