package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import org.junit.jupiter.api.Test;

class SqueezedCodeTest {

    /** 126 points are known at 60°; a search that begins anywhere has come to 58.68° with one more. */
    @Test
    void onePointMoreThanAKissingConfigurationCostsLittle() {
        Prototypes placed = Prototypes.place(127, 7, PlacementOptions.defaults().withEffort(3));

        assertTrue(
                placed.certificate().minimumAngle() > 59.2, placed.certificate().toString());
        assertTrue(placed.method().contains("and 1 more"), placed.method());
        assertEquals(127, placed.classes());
    }
}
