package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private static final List<String> SOME =
            List.of("import java.util.concurrent.*;", "import java.nio.file.*;", "import static java.lang.Math.*;");

    @Test
    void allAreMadeAtOnceAndStayWhenACellRepeatsOne() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            assertTrue(Imports.evaluate(shell, SOME));
            assertNamesAreKnown(shell);
            for (String line : SOME) {
                shell.eval(line);
                assertNamesAreKnown(shell);
            }
        }
    }

    @Test
    void noneIsMadeWhereOneIsWrong() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            assertFalse(Imports.evaluate(shell, List.of(SOME.get(0), "import no.such.Name;")));
            Snippet snippet =
                    shell.eval("new ConcurrentHashMap<String, String>()").get(0).snippet();
            assertEquals(Snippet.Status.REJECTED, shell.status(snippet));
        }
    }

    private static void assertNamesAreKnown(JShell shell) {
        for (String expression : List.of("new ConcurrentHashMap<String, String>()", "Path.of(\"a\")", "abs(-1)")) {
            Snippet snippet = shell.eval(expression).get(0).snippet();
            assertEquals(Snippet.Status.VALID, shell.status(snippet), expression);
        }
    }
}
