package io.github.tammes.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.display.Display;
import io.github.tammes.display.TextDisplay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownProgressTest {

    @Test
    void linesOfTextComeOnlyNowAndThenAndTheLastIsTheEnd() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Display before = Display.current();
        Display.use(new TextDisplay(new PrintStream(text, true, StandardCharsets.UTF_8)));
        try {
            ShownProgress progress = new ShownProgress("Made");
            for (long bytes = 0; bytes <= 161_000_000; bytes += 500_000) {
                progress.update(bytes, 161_000_000);
            }
        } finally {
            Display.use(before);
        }
        List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.size() > 5 && lines.size() < 20, lines.toString());
        assertEquals("Downloading Made: 161 of 161 MB", lines.get(lines.size() - 1));
    }
}
