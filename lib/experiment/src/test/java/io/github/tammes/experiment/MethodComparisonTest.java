package io.github.tammes.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class MethodComparisonTest {

    @Test
    void severalSeedsHaveOneVerdict() {
        Table runs = Table.read().csv("""
                method,seed,accuracy
                HPN,0,0.50
                HPN,1,0.52
                HPN,2,0.51
                HPN,3,
                softmax,0,0.56
                softmax,1,0.60
                softmax,2,0.58
                softmax,3,0.57
                other,7,0.1
                """, "runs");
        MethodComparison comparison = MethodComparison.inPercent(runs, "accuracy", "seed");
        // Differences 6, 8 and 7: mean 7, deviation 1, and the quantile of t with 2 degrees of freedom 4.3027.
        assertEquals(
                "HPN − softmax: −7.00 ± 2.48 points over 3 seeds (95 % confidence, paired t); 1 pair left out, with a run that"
                        + " diverged",
                comparison.difference("HPN", "softmax", 2));
        assertEquals("HPN − other: no pairs to compare", comparison.difference("HPN", "other", 1));
        Map<String, String> cells = new LinkedHashMap<>();
        Table table = comparison.table(1);
        for (int row = 0; row < table.rowCount(); row++) {
            cells.put(table.getString(row, 0), table.getString(row, 1));
        }
        assertEquals(
                Map.of("HPN", "51.0 ± 1.0 (3), 1 of 4 diverged", "softmax", "57.8 ± 1.7 (4)", "other", "10.0 (1)"),
                cells);
    }

    @Test
    void meansOfUnequallyManyRunsAreComparedWithoutPairs() {
        Table runs = Table.read().csv("""
                method,seed,MAE
                a,0,6.1
                a,1,6.9
                b,0,5.0
                b,1,5.1
                b,2,5.3
                b,3,
                one,5,4
                """, "runs");
        MethodComparison comparison = MethodComparison.of(runs, "MAE", "seed").withUnit("years");
        String said = comparison.differenceOfMeans("a", "b", 6);
        assertTrue(
                said.matches(
                        "a − b: \\+1\\.366667 ± \\d+\\.\\d{6} years, 2 runs and 3 \\(95 % confidence, Welch's t\\);"
                                + " 1 run that diverged left out"),
                said);
        // At either end of a 95 % interval the two-sided test of the same name has p = 0.05.
        double half = Double.parseDouble(said.replaceAll(".* ± ([\\d.]+) .*", "$1"));
        for (double end : new double[] {1.3666666667 - half, 1.3666666667 + half}) {
            double p = new TTest().tTest(new double[] {6.1 - end, 6.9 - end}, new double[] {5.0, 5.1, 5.3});
            assertEquals(0.05, p, 1e-6);
        }
        assertEquals(
                "one − a: −2.5 years, 1 run and 2, too few to say how far chance goes",
                comparison.differenceOfMeans("one", "a", 1));
        assertThrows(IllegalArgumentException.class, () -> comparison.differenceOfMeans("a", "c", 1));

        Table equal = Table.read()
                .csv("method,seed,share\na,0,0.5\na,1,0.5\nb,0,0.5\nb,1,0.5\nc,0,\n", "without a deviation");
        MethodComparison shares = MethodComparison.inPercent(equal, "share", "seed");
        assertEquals(
                "a − b: 0.0 ± 0.0 points, 2 runs and 2 (95 % confidence, Welch's t)",
                shares.differenceOfMeans("a", "b", 1));
        assertEquals("a − c: no runs to compare; 1 run that diverged left out", shares.differenceOfMeans("a", "c", 1));
    }

    @Test
    void aSettingIsChosenForEachMethodByTheMedianAndDivergedRunsCountAsWorst() {
        Table runs = Table.read().csv("""
                        method,rate,seed,validation MAE
                        a,0.1,0,1
                        a,0.1,1,
                        a,0.1,2,
                        b,0.1,0,3
                        a,1,0,5
                        a,1,1,6
                        a,1,2,
                        b,1,0,4
                        c,,0,9
                        """, "runs");
        Table chosen = MethodComparison.chosen(runs, "rate", "validation MAE");
        assertEquals(
                List.of("a", "a", "a", "b", "c"),
                chosen.column("method").asStringColumn().asList());
        assertEquals(1, chosen.row(0).getNumber("rate"));
        assertEquals(0.1, chosen.row(3).getNumber("rate"));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        Table runs = Table.read().csv("""
                        method,rate,seed,validation MAE
                        a,0.1,0,1
                        a,0.1,1,2
                        a,0.1,2,6
                        a,0.1,3,7
                        a,1,0,1
                        a,1,1,3
                        a,1,2,5.5
                        a,1,3,7
                        """, "runs");
        // The middle two are 2 and 6, and 3 and 5.5: the worse of them would choose the rate 1.
        assertEquals(
                0.1,
                MethodComparison.chosen(runs, "rate", "validation MAE").row(0).getNumber("rate"));
    }

    @Test
    void theMedianWithDivergedRunsIsThatOfTheFiguresWhereNoneDid() {
        Random random = new Random(1);
        for (int n = 1; n < 10; n++) {
            List<Double> figures = random.doubles(n).boxed().toList();
            RunSummary summary = new RunSummary(figures, 0);
            assertEquals(summary.median(), summary.medianWithDiverged(), 1e-12);
            double worst = Collections.max(figures);
            // Of n figures and one fewer that diverged, the middle is the worst figure; of as many, there is none.
            assertEquals(worst, new RunSummary(figures, n - 1).medianWithDiverged(), 1e-12);
            assertEquals(Double.POSITIVE_INFINITY, new RunSummary(figures, n).medianWithDiverged());
        }
    }

    @Test
    void aComparisonSaysItsUnitAndNoMinusZero() {
        Table runs = Table.read().csv("""
                method,seed,MAE
                a,0,2.001
                a,1,3.001
                b,0,2.002
                b,1,3.002
                """, "runs");
        Table again = runs.copy().append(runs.rows(0));
        assertEquals(
                "a − b: 0.0 ± 0.0 over 2 seeds (95 % confidence, paired t); in 1 pair the mean of several runs",
                MethodComparison.of(again, "MAE", "seed").difference("a", "b", 1));
        MethodComparison comparison = MethodComparison.of(runs, "MAE", "seed").withUnit("years");
        assertEquals(
                "a − b: 0.0 ± 0.0 years over 2 seeds (95 % confidence, paired t)", comparison.difference("a", "b", 1));
        assertEquals(
                "MAE, years, mean ± sd (runs)", comparison.table(1).column(1).name());
        assertThrows(
                IllegalStateException.class,
                () -> MethodComparison.inPercent(runs, "MAE", "seed").withUnit("years"));
    }

    @Test
    void valuesThatLookAlikeAreNotTakenForOne() {
        DoubleColumn rates = DoubleColumn.create("rate", 0.001, 0.002, 0.001, 0.002);
        rates.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(2));
        Table runs = Table.create(
                StringColumn.create("method", "a", "a", "b", "b"), rates, DoubleColumn.create("MAE", 4, 3, 2, 2));
        assertEquals(
                List.of(0.002, 0.001),
                MethodComparison.chosen(runs, "rate", "MAE")
                        .doubleColumn("rate")
                        .asList());
        assertTrue(
                MethodComparison.of(runs, "MAE", "rate").difference("a", "b", 1).contains("over 2 pairs"));
    }

    @Test
    void decimalsBeyondTheirRangeAreNamed() {
        Table runs = Table.create(
                StringColumn.create("method", "a", "a", "b", "b"),
                IntColumn.create("seed", 0, 1, 0, 1),
                DoubleColumn.create("MAE", 1, 2, 3, 5));
        MethodComparison comparison = MethodComparison.of(runs, "MAE", "seed");
        for (int decimals : new int[] {-1, 7}) {
            for (Executable call : List.<Executable>of(
                    () -> comparison.table(decimals),
                    () -> comparison.difference("a", "b", decimals),
                    () -> comparison.differenceOfMeans("a", "b", decimals),
                    () -> RunSummary.of(List.of(1.0)).medianAndRange(decimals))) {
                assertEquals(
                        "decimals is " + decimals + "; use 0 to 6",
                        assertThrows(IllegalArgumentException.class, call).getMessage());
            }
        }
    }

    /** As a spreadsheet saves it where decimals have a comma; a table would count the texts: 0 and 1. */
    @Test
    void textIsNoFigure() {
        Table runs = Table.create(
                StringColumn.create("method", "a", "a"),
                IntColumn.create("seed", new int[] {0, 1}),
                StringColumn.create("MAE", "2,5", "2,75"));
        for (Executable use : List.<Executable>of(
                () -> MethodComparison.of(runs, "MAE", "seed"),
                () -> MethodComparison.inPercent(runs, "MAE", "seed"),
                () -> MethodComparison.chosen(runs, "seed", "MAE"))) {
            String message = assertThrows(IllegalArgumentException.class, use).getMessage();
            assertTrue(message.contains("\"MAE\" has \"2,5\""), message);
        }
    }
}
