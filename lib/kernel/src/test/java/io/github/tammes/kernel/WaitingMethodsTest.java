package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

class WaitingMethodsTest {

    private final WaitingMethods methods = new WaitingMethods();

    private SnippetEvent eval(JShell shell, String source) {
        return methods.without(shell, () -> shell.eval(source).get(0));
    }

    @Test
    void anImportSucceedsWhileAVariableAndMethodsWaitForTheirType() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.eval("Leaf leaf;");
            shell.eval("Leaf make() { return null; }");
            shell.eval("int count(Leaf of) { return 7; }");
            for (String imported : List.of("java.util.concurrent.atomic.*", "java.util.zip.CRC32")) {
                assertEquals(
                        Snippet.Status.VALID,
                        eval(shell, "import " + imported + ";").status());
            }
            assertEquals("3", eval(shell, "new AtomicInteger(3).get()").value());
            assertFalse(methods.isMoving());

            eval(shell, "class Leaf {}");

            assertEquals("7", eval(shell, "count(make())").value());
        }
    }

    @Test
    void anotherErrorOfACellIsItsOwn() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.eval("Leaf make() { return null; }");
            assertThrows(
                    AssertionError.class,
                    () -> methods.without(shell, () -> {
                        throw new AssertionError("mine");
                    }));
        }
    }
}
