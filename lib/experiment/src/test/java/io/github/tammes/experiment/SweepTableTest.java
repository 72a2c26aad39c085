package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SweepTableTest {

    private static final Table RUNS = Table.read().csv("""
                    method,rate,MAE
                    a,0.1,1
                    a,0.1,5
                    a,0.1,2
                    a,1,3
                    a,1,
                    b,0.1,
                    b,0.1,
                    c,,7
                    c,,9
                    """, "runs");

    @Test
    void cellSaysMedianAndExtremes() {
        Table table = SweepTable.of(RUNS, "rate", "MAE", "method", 1);
        assertEquals(List.of("rate", "a", "b", "c"), table.columnNames(), "in the order of the rows");
        assertEquals(List.of(0.1, 1.0), table.doubleColumn("rate").asList());
        assertEquals("2.0 (1.0–5.0)", table.getString(0, "a"));
    }

    @Test
    void runsWithoutAFigureAreCounted() {
        Table table = SweepTable.of(RUNS, "rate", "MAE", "method", 0);
        assertEquals("3, 1 of 2 diverged", table.getString(1, "a"));
        assertEquals("2 of 2 diverged", table.getString(0, "b"));
        assertEquals("", table.getString(1, "b"), "never run");
    }

    @Test
    void methodWithoutASettingIsInEveryRow() {
        Table table = SweepTable.of(RUNS, "rate", "MAE", "method", 0);
        assertEquals(List.of("8 (7–9)", "8 (7–9)"), table.stringColumn("c").asList());
    }
}
