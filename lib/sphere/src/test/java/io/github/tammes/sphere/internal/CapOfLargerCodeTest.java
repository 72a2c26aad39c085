package io.github.tammes.sphere.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.PlacementOptions;
import io.github.tammes.sphere.Prototypes;
import org.junit.jupiter.api.Test;

class CapOfLargerCodeTest {

    /**
     * A cap of the 288 points of the Kerdock code and the axes: the first three starts, which take codes as they are, come to a cosine
     * of 0.2450, and a whole search without caps came to 0.2439, where 0.2050 is known.
     */
    @Test
    void whatIsLeftOfALargerCodeSpreadsToNearTheBestKnown() {
        Prototypes placed = Prototypes.place(
                160, 16, PlacementOptions.defaults().withSeed(5).withEffort(4));

        assertTrue(
                placed.certificate().maxCosine() < 0.2053, placed.certificate().toString());
        assertEquals("160 of the Kerdock code of length 16 and the axes, spread; best of 4 starts", placed.method());
    }
}
