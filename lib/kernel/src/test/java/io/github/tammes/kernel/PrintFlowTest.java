package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintFlowTest {

    private final List<String> sent = new ArrayList<>();
    private final PrintFlow flow = new PrintFlow(System::nanoTime);

    private void print(String text) throws IOException {
        flow.stream(PrintFlow.Kind.OUT).write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void begin() {
        flow.begin((kind, text) -> sent.add(kind + " " + text));
    }

    @Test
    void manyPrintsAreOnePiece() throws IOException {
        begin();
        for (int i = 0; i < 100; i++) {
            print("a");
        }
        assertEquals(List.of(), sent);
        flow.flush();
        assertEquals(List.of("OUT " + "a".repeat(100)), sent);
    }

    @Test
    void whatIsPrintedBetweenCellsBelongsToNone() throws IOException {
        print("before");
        begin();
        print("in");
        flow.end();
        print("after");
        begin();
        flow.end();
        assertEquals(List.of("OUT in"), sent);
    }

    @Test
    void aCharacterIsNeverTorn() throws IOException {
        begin();
        byte[] bytes = "😀".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            flow.stream(PrintFlow.Kind.ERR).write(b);
            flow.flush();
        }
        assertEquals(List.of("ERR 😀"), sent);
    }

    @Test
    void ofAFloodTheBeginningAndTheEndAreShown() throws IOException {
        begin();
        String block = "x".repeat(99_999) + "\n";
        for (int i = 0; i < PrintFlow.MAX_BYTES / block.length() + 50; i++) {
            Thread.currentThread().interrupt(); // so that nothing is waited for
            print(block);
        }
        print("the last line\n");
        flow.end();
        assertTrue(Thread.interrupted());
        String all = String.join("", sent);
        assertTrue(all.contains("at most 10,000,000 bytes") && all.endsWith("the last line\n"));
        assertTrue(all.length() < PrintFlow.MAX_BYTES + 20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void ofAFloodWithoutLinesTheEndIsShownToo(String last) throws IOException {
        begin();
        String block = "é🙂".repeat(20_000);
        for (int printed = 0; printed < PrintFlow.MAX_BYTES + 200_000; printed += 6 * 20_000) {
            Thread.currentThread().interrupt(); // so that nothing is waited for
            print(block);
        }
        print("x 99 100" + last);
        flow.end();
        assertTrue(Thread.interrupted());
        String end = sent.get(sent.size() - 1);
        assertTrue(end.endsWith("🙂x 99 100" + last), end);
        assertFalse(end.contains("\ufffd"), end);
    }
}
