package io.github.tammes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class NumberColumnTest {

    private static final Table TABLE = Table.create(
            IntColumn.create("count", new int[] {3, 4}),
            DoubleColumn.create("share", 0.5, 0.25),
            StringColumn.create("nothing", "", ""),
            StringColumn.create("decimal comma", "", "0,61"));

    @Test
    void numbersAreThoseOfTheCells() {
        assertEquals(4, NumberColumn.of(TABLE, "count").getDouble(1));
        assertEquals(0.25, NumberColumn.of(TABLE, "share").getDouble(1));
        assertEquals(2, NumberColumn.of(TABLE, "nothing").countMissing());
    }

    @Test
    void textIsNoNumber() {
        String message = assertThrows(IllegalArgumentException.class, () -> NumberColumn.of(TABLE, "decimal comma"))
                .getMessage();
        assertTrue(message.contains("\"decimal comma\" has \"0,61\""), message);
    }
}
