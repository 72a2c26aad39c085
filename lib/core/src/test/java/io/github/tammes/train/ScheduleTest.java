package io.github.tammes.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.tracker.Tracker;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final int BATCHES = 391;

    private static float inEpoch(Tracker tracker, int epoch) {
        return tracker.getNewValue(epoch * BATCHES + 1);
    }

    @Test
    void paperDividesByTenAtEpochs100And200() {
        Tracker tracker = Schedule.paper().tracker(0.01, 250, BATCHES);
        assertEquals(0.01f, inEpoch(tracker, 0));
        assertEquals(0.01f, tracker.getNewValue(100 * BATCHES), "the last update of epoch 99");
        assertEquals(0.001f, inEpoch(tracker, 100));
        assertEquals(0.001f, tracker.getNewValue(200 * BATCHES));
        assertEquals(0.0001f, inEpoch(tracker, 200));
        assertEquals(0.0001f, inEpoch(tracker, 249));
    }

    @Test
    void cosineFallsFromTheRateToZero() {
        Tracker tracker = Schedule.cosine().tracker(0.1, 10, BATCHES);
        assertEquals(0.1f, tracker.getNewValue(1));
        assertEquals(0.05, tracker.getNewValue(5 * BATCHES + 1), 1e-7);
        double last = tracker.getNewValue(10 * BATCHES);
        assertTrue(last > 0 && last < 1e-4, "the last minibatch teaches, if little: " + last);
        assertEquals(0.1f, Schedule.cosine().tracker(0.1, 1, 1).getNewValue(1), "and one alone at the whole rate");
    }

    @Test
    void oneCycleRisesThenFalls() {
        Tracker tracker = Schedule.oneCycle().tracker(0.1, 10, BATCHES);
        int updates = 10 * BATCHES;
        float peak = 0;
        int peakAt = 0;
        float before = 0;
        for (int update = 1; update <= updates; update++) {
            float rate = tracker.getNewValue(update);
            assertTrue(peakAt != update - 1 || rate >= before || update > 0.3 * updates);
            if (rate > peak) {
                peak = rate;
                peakAt = update;
            }
            before = rate;
        }
        assertEquals(0.1, peak, 1e-4);
        assertEquals(0.3, (double) peakAt / updates, 0.01);
        assertEquals(0.1 / 25, tracker.getNewValue(1), 1e-6);
        assertEquals(0.1e-4, tracker.getNewValue(updates), 1e-7);
    }

    @Test
    void oneCycleWorksForASingleUpdate() {
        assertTrue(Schedule.oneCycle().tracker(0.1, 1, 1).getNewValue(1) > 0);
    }

    @Test
    void milestonesMustIncrease() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.steps(5, 5));
        assertThrows(IllegalArgumentException.class, () -> Schedule.steps(0));
    }
}
