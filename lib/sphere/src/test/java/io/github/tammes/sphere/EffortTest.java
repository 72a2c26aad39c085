package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {

    private static final PlacementOptions OPTIONS = PlacementOptions.defaults().withSeed(5);

    @ParameterizedTest
    @CsvSource({"20, 3", "14, 5"})
    void moreStartsAreNeverWorse(int classes, int dimensions) {
        double before = 1;
        for (int starts = 1; starts <= 16; starts *= 2) {
            double maxCosine = place(classes, dimensions, starts).certificate().maxCosine();

            assertTrue(maxCosine <= before, "with " + starts + " starts " + maxCosine + " after " + before);
            before = maxCosine;
        }
    }

    private static Prototypes place(int classes, int dimensions, int starts) {
        return Prototypes.place(classes, dimensions, OPTIONS.withEffort(starts));
    }

    @Test
    void theNumberOfStartsThatATimeAllowedRepeatsTheResult() {
        Prototypes timed = Prototypes.place(20, 4, OPTIONS.withEffort(Duration.ofMillis(700)));

        assertEquals(timed, place(20, 4, timed.starts().orElseThrow()));
    }

    @Test
    void aTimeThatCannotBeCountedInNanosecondsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Effort.of(Duration.ofHours(9_999_999)));
    }

    @Test
    void whoWatchesIsToldAboutOnceASecondHoweverShortTheTime() {
        int[] told = {0};
        Prototypes.place(
                60, 10, OPTIONS.withEffort(Duration.ofNanos(1)), PlacementListener.ofProgress(progress -> told[0]++));
        assertTrue(told[0] < 100, told[0] + " times");
    }

    @Test
    void aTimeTooShortIsOneStart() {
        assertEquals(
                1,
                Prototypes.place(40, 5, OPTIONS.withEffort(Duration.ofNanos(1)))
                        .starts()
                        .orElseThrow());
    }

    @Test
    void watchingStepsChangesNothing() {
        Prototypes watched = Prototypes.place(20, 4, OPTIONS.withEffort(7), step -> {});

        assertEquals(place(20, 4, 7), watched);
    }

    /** Some starts look at a few points more and leave them out again. */
    @Test
    void whoWatchesSeesTheClassesThatWereAskedFor() {
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        Prototypes.place(
                9,
                4,
                PlacementOptions.defaults().withEffort(12),
                step -> seen.add(step.prototypes().classes()));
        assertEquals(java.util.Set.of(9), seen);
    }

    @Test
    void anInterruptIsEnoughWhereAnEffortWasAskedFor() {
        PlacementListener interrupts = PlacementListener.ofProgress(progress -> {
            if (progress.starts() > 2) {
                Thread.currentThread().interrupt();
            }
        });
        Prototypes placed = Prototypes.place(20, 4, OPTIONS.withEffort(100_000), interrupts);

        assertFalse(Thread.interrupted());
        assertEquals(place(20, 4, placed.starts().orElseThrow()), placed);
        assertTrue(placed.starts().orElseThrow() >= 3);
    }

    @Test
    void anInterruptCancelsWhatNobodyGaveAnEffort() {
        assertThrows(
                CancellationException.class,
                () -> Prototypes.place(
                        20, 4, OPTIONS, step -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whoSeesTheProgressGetsTheBestSoFar() {
        PlacementListener interrupts = PlacementListener.ofProgress(progress -> {
            if (progress.starts() > 0) {
                Thread.currentThread().interrupt();
            }
        });
        Prototypes placed = Prototypes.place(20, 4, OPTIONS, interrupts);

        assertFalse(Thread.interrupted());
        assertEquals(place(20, 4, placed.starts().orElseThrow()), placed);
    }

    @Test
    void whatMeetsItsBoundIsNotSearchedFurther() {
        Prototypes placed = place(27, 6, 1000);

        assertEquals(0, placed.certificate().gap(), 1e-9);
        assertTrue(placed.starts().orElseThrow() < 1000);
    }

    @Test
    void progressComesAfterEachStartAndGetsBetter() {
        List<PlacementProgress> told = new ArrayList<>();
        Prototypes placed = Prototypes.place(20, 3, OPTIONS.withEffort(6), PlacementListener.ofProgress(told::add));

        PlacementProgress last = told.get(told.size() - 1);
        assertEquals(6, last.starts());
        assertEquals(6, last.ofStarts().orElseThrow());
        assertEquals(placed.certificate().maxCosine(), last.maxCosine(), 1e-12);
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).maxCosine() <= told.get(i - 1).maxCosine());
        }
    }

    /** There is an engine on the class path of this test; at any size it has no say unless it is asked. */
    @Test
    void anEngineDecidesNothingUnlessItIsAsked() {
        assertFalse(Engine.getAllEngines().isEmpty());
        assertFalse(PlacementOptions.defaults().backend().usesEngine());
        assertTrue(ComputeBackend.DJL.usesEngine());
    }

    @Test
    void impossibleEffortsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withEffort(-1));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withEffort(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withEffort(Duration.ofSeconds(-1)));
    }
}
