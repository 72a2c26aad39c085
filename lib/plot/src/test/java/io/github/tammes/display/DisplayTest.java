package io.github.tammes.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static Display made() {
        return new TextDisplay(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @Test
    void aDisplayForACallIsGoneAfterItHoweverItEnds() {
        Display before = Display.current();
        Display outer = made();
        Display inner = made();
        Display.during(outer, () -> {
            assertSame(outer, Display.current());
            Display.during(inner, () -> assertSameAndReturn(inner));
            assertSame(outer, Display.current());
            return null;
        });
        assertSame(before, Display.current());
        assertThrows(
                IllegalStateException.class,
                () -> Display.during(outer, () -> {
                    throw new IllegalStateException("failed");
                }));
        assertSame(before, Display.current());
    }

    @Test
    void twoThreadsShowOnDisplaysOfTheirOwn() {
        Display before = Display.current();
        CyclicBarrier both = new CyclicBarrier(2);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> meet(both));
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> meet(both));
        assertEquals(2, first.join() + second.join());
        assertSame(before, Display.current());
    }

    private static int meet(CyclicBarrier both) {
        Display mine = made();
        return Display.during(mine, () -> {
            await(both);
            int same = assertSameAndReturn(mine);
            await(both);
            return same;
        });
    }

    private static int assertSameAndReturn(Display expected) {
        assertSame(expected, Display.current());
        return 1;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
