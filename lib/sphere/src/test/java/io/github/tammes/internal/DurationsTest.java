package io.github.tammes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void theRestOfAlikePartsTakesAsLongAsThoseBefore() {
        assertEquals("", Durations.left(100, 0, 12));
        assertEquals(", about 3 min 00 s left", Durations.left(60, 3, 12));
        assertEquals(", about 1 h 50 min left", Durations.left(600, 1, 12));
        assertEquals("", Durations.left(60, 12, 12));
    }
}
