package io.github.tammes.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** The import declarations that a notebook starts with. */
final class Imports {

    private static final String RESOURCE = "imports.jshell";

    private Imports() {}

    static List<String> lines() {
        try (InputStream in = Imports.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Declares all of them at once, which takes a tenth of the time: JShell compiles a snippet's whole line, although it calls an import
     * by the first name on it. That is therefore one that no cell declares again, by which it would replace them all.
     *
     * @return false if one of them is wrong; none is then declared
     */
    static boolean evaluate(JShell shell, List<String> declarations) {
        return shell.eval("import java.lang.Object; " + String.join(" ", declarations)).stream()
                .allMatch(event -> event.status() == Snippet.Status.VALID);
    }
}
