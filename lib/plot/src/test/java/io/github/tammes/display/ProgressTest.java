package io.github.tammes.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** A place that changes, as in a notebook, and all its states. */
    private static final class Place implements Display {

        final List<Object> states = new ArrayList<>();
        int places;

        @Override
        public void show(Object value) {
            places++;
            states.add(value);
        }

        @Override
        public Live live(Object first) {
            show(first);
            return states::add;
        }

        @Override
        public boolean updatesInPlace() {
            return true;
        }

        String last() {
            return states.get(states.size() - 1).toString();
        }
    }

    private double now = 100;
    private final Place place = new Place();

    private Progress progress(int steps) {
        return new Progress("epoch", steps, 0, place, () -> now);
    }

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    @Test
    void oneLineInOnePlaceTellsTheTimeInTheEnd() {
        try (Progress progress = progress(4)) {
            for (int i = 0; i < 4; i++) {
                now += 3;
                progress.step("loss " + i);
            }
        }
        assertEquals(1, place.places);
        assertEquals("epoch 4/4 ████████████████████  loss 3  12 s in all", place.last());
    }

    @Test
    void theColumnsStayWhereTheyAre() {
        Progress progress = progress(100);
        var random = new Random(1);
        int bar = "epoch 100/100 ".length();
        int fast = 0;
        for (int i = 0; i < 100; i++) {
            now += 1;
            progress.step("loss " + "9".repeat(1 + random.nextInt(5)), "fast");
            String line = place.last();
            assertTrue(line.substring(bar).matches("[█░]{20}  loss 9+ +fast.*"), line);
            assertTrue(line.indexOf("fast") >= fast, "columns grow and never shrink: " + line);
            fast = line.indexOf("fast");
        }
    }

    @Test
    void theTimeLeftIsSteady() {
        var random = new Random(7);
        var left = new TimeLeft(0, 0);
        double time = 0;
        double before = Double.NaN;
        int corrections = 0;
        for (int i = 1; i <= 2000; i++) {
            double step = 0.05 * (0.5 + random.nextDouble());
            time += step;
            double said = left.at(time, i / 2000.0);
            if (!Double.isNaN(before) && Math.abs(said - (before - step)) > 1e-9) {
                corrections++;
            }
            before = said;
            double truth = 0.05 * (2000 - i);
            assertTrue(
                    Double.isNaN(said) || Math.abs(said - truth) <= Math.max(2, 0.35 * truth), said + " of " + truth);
        }
        assertTrue(corrections <= 10, corrections + " corrections");
    }

    @Test
    void nothingIsSaidAboutTheTimeBeforeItIsKnown() {
        var left = new TimeLeft(0, 0.5);
        assertTrue(Double.isNaN(left.at(0.2, 0.6)));
        assertTrue(Double.isNaN(left.at(5, 0.5)));
        assertEquals(8, left.at(2, 0.6), 1e-9, "what was done before counts for nothing");
    }

    @Test
    void whatEndsEarlySaysSo() {
        Progress progress = progress(10);
        now += 2;
        progress.step();
        progress.close();
        progress.close();
        assertEquals("epoch 1/10  ██░░░░░░░░░░░░░░░░░░  stopped after 2 s", place.last());
    }

    @Test
    void itemsAreGoneThroughAndCounted() {
        List<Integer> seen = new ArrayList<>();
        Display.use(place);
        try {
            for (int item : Progress.over("item", List.of(2, 3, 5))) {
                seen.add(item);
            }
            assertFalse(Progress.over("item", List.of()).iterator().hasNext());
        } finally {
            Display.use(new TextDisplay(System.out));
        }
        assertEquals(List.of(2, 3, 5), seen);
        assertTrue(place.last().startsWith("item 3/3 ████████████████████"), place.last());
        assertEquals(1, place.places);
    }

    @Test
    void anInterruptEndsTheLoop() {
        Progress progress = progress(10);
        progress.step();
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, progress::step);
        assertTrue(Thread.currentThread().isInterrupted());
        assertTrue(place.last().contains("stopped after"), place.last());
    }

    @Test
    void aTerminalGetsALineForEachTenthAndNoMore() {
        var bytes = new ByteArrayOutputStream();
        var display = new TextDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (var progress = new Progress("step", 1000, 0, display, () -> now)) {
            for (int i = 0; i < 1000; i++) {
                now += 0.01;
                progress.step();
            }
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(10, lines.size());
        assertTrue(lines.get(9).endsWith("10 s in all"), lines.get(9));
        assertFalse(lines.get(0).contains("in all"));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> progress(0));
        assertThrows(IllegalArgumentException.class, () -> progress(3).at(4));
        assertThrows(IllegalArgumentException.class, () -> new ProgressBar("a", 1.5, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ProgressBar("a", 1, List.of("b"), List.of()));
    }
}
