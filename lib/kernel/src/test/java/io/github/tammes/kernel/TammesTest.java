package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The library in a plain Java program. */
class TammesTest {

    private final Display before = Display.current();

    @AfterEach
    void restore() {
        Display.use(before);
    }

    @Test
    void installSaysThatThereIsNoNotebook() {
        assertFalse(Tammes.install());
        assertEquals(before, Display.current());
    }

    @Test
    void showsText() {
        var bytes = new ByteArrayOutputStream();
        Display.use(new TextDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        Tammes.show("a", 1);
        assertEquals("a 1", bytes.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s+", " "));
    }

    @Test
    void whatNeedsANotebookSaysSo() {
        for (Runnable call : new Runnable[] {Tammes::resolve, Tammes::imports, () -> Tammes.add("g:a:1")}) {
            var error = assertThrows(IllegalStateException.class, call::run);
            assertTrue(error.getMessage().contains("no notebook"), error.getMessage());
        }
    }

    @Test
    void addingNothingIsRefused() {
        var error = assertThrows(IllegalArgumentException.class, Tammes::add);
        assertTrue(error.getMessage().contains("at least one"), error.getMessage());
    }

    @Test
    void statusSaysWhatIsInUse() {
        Status status = Tammes.status();
        String text = status.toString();
        assertTrue(text.contains("none, a plain Java program"), text);
        assertTrue(text.contains(PinnedLibraries.read().pytorch()), text);
        assertTrue(text.contains("GiB"), text);
        assertEquals(1, status.parts().size());
    }
}
