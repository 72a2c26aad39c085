package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrayTextTest {

    private static String text(Object value) {
        return Renderings.render(value).text();
    }

    @Test
    void arraysShowTypeLengthAndValues() {
        assertEquals("int[3] {1, 2, 3}", text(new int[] {1, 2, 3}));
        assertEquals("double[2] {0.1, 1E-9}", text(new double[] {0.1, 1e-9}));
        assertEquals("String[2] {\"a\", null}", text(new String[] {"a", null}));
        assertEquals("boolean[0] {}", text(new boolean[0]));
    }

    @Test
    void rowsStandUnderEachOther() {
        assertEquals("int[2][2]\n{{1, 2},\n {3, 4}}", text(new int[][] {{1, 2}, {3, 4}}));
        assertEquals("int[2][]\n{{1},\n {3, 4}}", text(new int[][] {{1}, {3, 4}}));
    }

    @Test
    void ofMuchOnlyTheEndsAreShown() {
        assertEquals(
                "int[1000] {0, 1, 2, …, 997, 998, 999}",
                text(IntStream.range(0, 1000).toArray()));
        assertTrue(text(new double[500][500]).length() < 400);
    }

    @Test
    void anArrayInItselfEnds() {
        Object[] array = new Object[1];
        array[0] = array;
        assertTrue(text(array).contains("…"));
    }

    @Test
    void otherValuesDescribeThemselves() {
        assertEquals("[1, 2]", text(java.util.List.of(1, 2)));
        assertEquals("null", text(null));
    }
}
