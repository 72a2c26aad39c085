package io.github.tammes.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDataTest {

    @Test
    void selectingKeepsRowsAndTargetsTogether() {
        TableData data = Made.table(10, 1);
        TableData chosen = data.select(9, 4);
        assertEquals(new Shape(3), chosen.inputShape());
        assertEquals(data.feature(9, 1), chosen.feature(0, 1));
        assertEquals(data.target(4), chosen.target(1));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        List<String> names = List.of("length", "height");
        assertThrows(IllegalArgumentException.class, () -> TableData.of("t", names, new float[][] {{1}}));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> TableData.of("t", names, new float[][] {{1, 2}, {1, Float.NaN}}));
        assertTrue(error.getMessage().contains("Row 1") && error.getMessage().contains("height"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TableData.of("t", List.of(), new float[][] {{}}));
    }
}
