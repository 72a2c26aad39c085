package io.github.tammes.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/** What a person used to IPython types without thinking: {@code %%bash}, {@code %who}, {@code %pwd}, {@code %lsmagic}. */
final class NotebookMagics {

    private final Backend backend;

    private NotebookMagics(Backend backend) {
        this.backend = backend;
    }

    static void register(Backend backend) {
        var magics = new NotebookMagics(backend);
        backend.registerLineMagic(TammesMagic.NAME, TammesMagic::run);
        backend.registerCellMagic("bash", (words, body) -> {
            requireNone("%%bash", words);
            return bash(body);
        });
        registerLine(backend, "who", magics::who);
        registerLine(backend, "pwd", () -> Path.of("").toAbsolutePath().toString());
        registerLine(backend, "lsmagic", magics::all);
    }

    private static void registerLine(Backend backend, String name, Supplier<String> words) {
        backend.registerLineMagic(name, given -> {
            requireNone("%" + name, given);
            return print(words.get());
        });
    }

    /** Refuses words that a magic would leave out in silence, such as options of IPython's; a comment is none. */
    static void requireNone(String magic, List<String> words) {
        if (!words.isEmpty() && !words.get(0).startsWith("//")) {
            throw new IllegalArgumentException(magic + " takes no words, and there is \"" + String.join(" ", words)
                    + "\" behind it; write it alone in its line");
        }
    }

    private static Object bash(String script) {
        ShellCommand.run(script);
        return null;
    }

    private static Object print(String words) {
        System.out.println(words);
        return null;
    }

    /** The variables of the cells that have run, with their types, a line each. */
    private String who() {
        JShell shell = backend.shell()
                .orElseThrow(() -> new IllegalStateException(
                        "%who does not know where " + backend.name() + " keeps its variables"));
        String lines = shell.variables()
                // JShell names values that no cell has named by a dollar sign and a number.
                .filter(variable -> !variable.name().startsWith("$"))
                .map(NotebookMagics::declaration)
                .sorted()
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "No cell has declared a variable." : lines;
    }

    private static String declaration(VarSnippet variable) {
        return variable.name() + ": " + SimpleNames.in(variable.typeName());
    }

    private String all() {
        return "Lines:  " + names("%", backend.lineMagics()) + "\nCells:  " + names("%%", backend.cellMagics());
    }

    private static String names(String sign, List<String> names) {
        return new TreeSet<>(names).stream().map(name -> sign + name).collect(Collectors.joining("  "));
    }
}
