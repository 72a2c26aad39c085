package io.github.tammes.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import jdk.jshell.JShell;

/** What we need of a running notebook kernel, in words that are no kernel's own. */
interface Backend {

    /** The kernel's name and version. */
    String name();

    /** The running kernel itself, to tell one from another. */
    Object kernel();

    /** Makes good what the kernel does wrong when it writes errors; does nothing where nothing is known to be wrong. */
    default void mendErrors() {}

    void register(Rendering<?> rendering);

    /** Makes a line that starts with % and the name call the function with the words that follow. */
    void registerLineMagic(String name, Function<List<String>, Object> magic);

    /** Makes a cell that starts with %% and the name call the function with the words and the lines that follow. */
    void registerCellMagic(String name, BiFunction<List<String>, String, Object> magic);

    /** The names of all line magics, those of the kernel among them where it tells them. */
    List<String> lineMagics();

    /** The names of all cell magics, those of the kernel among them where it tells them. */
    List<String> cellMagics();

    /** Where the cells are evaluated, if the kernel gives it away. */
    Optional<JShell> shell();

    /** Shows a value in the running cell, under an id by which it can be replaced. */
    void show(Object value, String id);

    void update(String id, Object value);

    void addToClasspath(List<Path> jars);

    /** Runs Java source as a cell would. */
    void evaluate(String source);
}
