package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private long now;
    private final List<Object> shown = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    private Throttle throttle(long costOfDrawing) {
        return new Throttle(
                value -> {
                    shown.add(value);
                    times.add(now);
                    now += costOfDrawing;
                },
                Duration.ofNanos(100),
                () -> now,
                now);
    }

    @Test
    void theLastStateIsAlwaysShownAndNeverTwice() {
        for (int seed = 0; seed < 200; seed++) {
            shown.clear();
            Random random = new Random(seed);
            Throttle throttle = throttle(random.nextInt(60));
            int states = 1 + random.nextInt(50);
            for (int i = 0; i < states; i++) {
                now += random.nextInt(40);
                throttle.update(i);
            }
            throttle.close();
            assertEquals(states - 1, shown.get(shown.size() - 1));
            assertEquals(shown.size(), shown.stream().distinct().count());
            throttle.close();
            assertEquals(states - 1, shown.get(shown.size() - 1));
            assertEquals(shown.size(), shown.stream().distinct().count());
        }
    }

    @Test
    void statesKeepTheirDistance() {
        Throttle throttle = throttle(0);
        for (int i = 0; i < 10_000; i++) {
            now += 1;
            throttle.update(i);
        }
        assertEquals(100, shown.size());
    }

    @Test
    void slowDrawingTakesNoMoreThanAQuarterOfTheTime() {
        Throttle throttle = throttle(1000);
        for (int i = 0; i < 100_000; i++) {
            now += 1;
            throttle.update(i);
        }
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) - times.get(i - 1) >= 4000);
        }
    }
}
