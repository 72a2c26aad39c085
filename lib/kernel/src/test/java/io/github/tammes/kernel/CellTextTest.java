package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class CellTextTest {

    @Test
    void sixDigitsAreKept() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
            double shown = Double.parseDouble(CellText.shorten(value));
            assertEquals(value, shown, Math.abs(value) * 5e-6);
        }
    }

    @Test
    void noDigitsThatMeanNothing() {
        assertEquals("0.3", CellText.shorten(0.1 + 0.2));
        assertEquals("100", CellText.shorten(100.0));
        assertEquals("-0.25", CellText.shorten(-0.25));
        assertEquals("0", CellText.shorten(0));
        assertEquals("1.5E-7", CellText.shorten(1.5e-7));
        assertEquals("NaN", CellText.shorten(Double.NaN));
        assertEquals("-Infinity", CellText.shorten(Double.NEGATIVE_INFINITY));
    }

    @Test
    void smallAndLargeNumbersAreShortInATable() {
        DoubleColumn column =
                DoubleColumn.create("x", 1.2345678e-10, 1e-300, 5e-4, 12_345_678, 6.02214076e23, -1e300, 1e6 + 0.5);
        List<String> texts = IntStream.range(0, column.size())
                .mapToObj(row -> CellText.of(column, row))
                .toList();
        assertEquals(
                List.of("1.23457E-10", "1E-300", "0.0005", "12345678", "6.02214E+23", "-1E+300", "1000000.5"), texts);
    }

    @Test
    void theFormatThatAColumnWasGivenWins() {
        DoubleColumn column = DoubleColumn.create("share", 0.123456789);
        assertEquals("0.123457", CellText.of(column, 0));
        FloatColumn floats = FloatColumn.create("f", 0.1f, 1e-7f);
        assertEquals("0.1", CellText.of(floats, 0));
        assertEquals("1E-7", CellText.of(floats, 1));
        column.setPrintFormatter(NumberColumnFormatter.percent(1));
        assertEquals("12.3%", CellText.of(column, 0));
    }
}
