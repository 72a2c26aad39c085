package io.github.tammes.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.tammes.data.TableData;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetBoundsTest {

    @Test
    void mappingIsInvertedExactly() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            double lower = random.nextGaussian() * 1000;
            double upper = lower + random.nextDouble() * 500 + 1e-3;
            TargetBounds bounds = new TargetBounds(lower, upper);
            double target = lower + (upper - lower) * random.nextDouble();
            double cosine = bounds.toCosine(target);
            assertTrue(cosine >= -1 && cosine <= 1);
            assertEquals(target, bounds.toTarget(cosine), 1e-6);
            assertTrue(bounds.contains(target));
        }
    }

    @Test
    void boundsAreTheOppositePrototypes() {
        TargetBounds bounds = new TargetBounds(1000, 1932);
        assertEquals(-1, bounds.toCosine(1000));
        assertEquals(1, bounds.toCosine(1932));
        assertEquals(1000, bounds.toTarget(-1));
        assertEquals(1932, bounds.toTarget(1));
        assertFalse(bounds.contains(999.9));
        assertFalse(bounds.contains(1932.1));
    }

    @Test
    void targetsOfManyDigitsAreMappedAsWellAsOneAlone() {
        TargetBounds bounds = new TargetBounds(1_600_000_000, 1_600_000_100);
        long[] seconds = {1_600_000_000, 1_600_000_025, 1_600_000_050, 1_600_000_100};
        try (NDManager manager = NDManager.newBaseManager()) {
            for (DataType type : List.of(DataType.INT64, DataType.INT32, DataType.FLOAT64)) {
                float[] cosines = bounds.toCosines(manager.create(seconds).toType(type, false))
                        .toFloatArray();
                for (int i = 0; i < seconds.length; i++) {
                    assertEquals(bounds.toCosine((double) seconds[i]), cosines[i], 1e-7, type + " " + seconds[i]);
                }
            }
        }
    }

    @Test
    void boundsAreTheExtremesOfTheTargets() {
        assertEquals(new TargetBounds(-2, 7), TargetBounds.of(3, 7, -2, 0));
    }

    @Test
    void boundsOfExamplesAreTheirExtremes() {
        TableData rows = TableData.of("rows", List.of("x"), new float[3][1]);
        assertEquals(new TargetBounds(-2, 7), TargetBounds.of(rows.withTargets(new float[] {7, -2, 0})));
        assertMessage("constant", () -> TargetBounds.of(rows.withTargets(new float[] {3, 3, 3})));
        assertThrows(IllegalStateException.class, () -> TargetBounds.of(rows));
    }

    @Test
    void badTargetsAreExplained() {
        assertMessage("constant", () -> TargetBounds.of(4, 4, 4));
        assertMessage("no targets", () -> TargetBounds.of());
        assertMessage("target 1 is NaN", () -> TargetBounds.of(1, Float.NaN));
        assertMessage("swap", () -> new TargetBounds(2, 1));
        assertMessage("finite", () -> new TargetBounds(0, Double.POSITIVE_INFINITY));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable executable) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, executable);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
