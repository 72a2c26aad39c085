package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;

class HistogramPlotTest {

    /** Tenths and hundredths are no doubles: what is on an edge must not fall now to one side and now to the other. */
    @ParameterizedTest
    @CsvSource({"-15, 15, 10", "0, 40, 10", "60, 100, 100", "-3, 27, 1", "7, 39, 1000"})
    void oneOfEachIsOneInEachBin(int first, int last, int parts) {
        double[] each = IntStream.rangeClosed(first, last)
                .mapToDouble(i -> i / (double) parts)
                .toArray();

        double[] counts = counts(HistogramPlot.of("x", "numbers", Map.of("sample", each)), "sample");

        double[] expected = new double[each.length + 2];
        Arrays.fill(expected, 1, each.length + 1, 1);
        assertArrayEquals(expected, counts);
    }

    /** The same numbers moved by a shared edge are the same histogram; none is lost. */
    @ParameterizedTest
    @CsvSource({"0.25, 3", "1e-7, 1", "-4e5, 2e5"})
    void allAreCounted(double from, double width) {
        double[] sample = IntStream.range(0, 1000)
                .mapToDouble(i -> from + width * Math.sin(i))
                .toArray();

        assertEquals(
                1000,
                Arrays.stream(counts(HistogramPlot.of("x", "numbers", Map.of("sample", sample)), "sample"))
                        .sum());
    }

    private static double[] counts(XYChart chart, String series) {
        return chart.getSeries(series).getYData();
    }
}
