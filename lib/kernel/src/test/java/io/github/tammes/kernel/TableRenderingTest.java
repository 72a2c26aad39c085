package io.github.tammes.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableRenderingTest {

    private static String html(Table table) {
        return (String) Renderings.render(table).data().get(MimeBundle.HTML);
    }

    private static long count(String text, String what) {
        return Pattern.compile(Pattern.quote(what)).matcher(text).results().count();
    }

    private static Table numbered(int rows) {
        return Table.create(
                "numbers", IntColumn.create("row", IntStream.range(0, rows).toArray()));
    }

    @Test
    void showsEveryRowOfASmallTable() {
        String html = html(numbered(TableRendering.MAX_ROWS));
        for (int i = 0; i < TableRendering.MAX_ROWS; i++) {
            assertTrue(html.contains(">" + i + "</td>"), html);
        }
        assertFalse(html.contains("more rows"), html);
    }

    /** As from "$5 to $6", of which JupyterLab would set "5 to" as a formula. */
    @Test
    void signsOfDollarsBeginNoFormula() {
        String html = html(Table.create("prices", StringColumn.create("price", "$5 to $6")));
        assertTrue(html.matches("<div class=\"[^\"]*\\bmathjax_ignore\"[^>]*><table>.*\\$5 to \\$6.*"), html);
    }

    @Test
    void showsTheFirstAndLastRowsOfALargeTable() {
        String html = html(numbered(100_000));
        assertTrue(html.contains(">0</td>") && html.contains(">99999</td>"), html);
        assertTrue(html.contains("… 99,970 more rows …"), html);
        assertTrue(html.contains("100,000 rows × 1 columns"), html);
        assertTrue(html.length() < 10_000, "an output must stay small: " + html.length());
    }

    @Test
    void rowsHaveAsManyCellsAsTheHeaderEvenWithColumnsLeftOut() {
        Table wide = Table.create("wide");
        IntStream.range(0, 200).forEach(i -> wide.addColumns(IntColumn.create("c" + i, new int[] {i})));
        String html = html(wide);
        assertEquals(count(html, "<th"), count(html, "<td") + count(html, "<thead"));
        assertTrue(html.contains("c199"), html);
        assertFalse(html.contains(">c100<"), html);
    }

    @Test
    void numbersStandRightAndTextLeftUnderTheirNamesAlone() {
        String html = html(Table.create(StringColumn.create("name", "a"), DoubleColumn.create("size", 1.5)));
        assertTrue(html.contains("<td style=\"text-align:left\">a</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\">1.5</td>"), html);
        assertFalse(html.contains("string") || html.contains("double"), "types are the programmer's business: " + html);
    }

    @Test
    void missingValuesAreSeenAndSaid() {
        DoubleColumn column = DoubleColumn.create("size", 1.0);
        column.appendMissing();
        assertTrue(html(Table.create(column)).contains("aria-label=\"missing\""));
    }

    @Test
    void textIsNeverMarkup() {
        String evil = "<script>alert(1)</script>";
        String html = html(Table.create(evil, StringColumn.create(evil, evil)));
        assertEquals(0, count(html, "<script"));
        assertEquals(3, count(html, "&lt;script&gt;"));
    }

    @Test
    void theTextFormHasTheValuesAndTheSize() {
        String text = Renderings.render(numbered(3)).text();
        assertTrue(text.contains("numbers") && text.contains("2") && text.endsWith("3 rows × 1 columns"), text);
    }
}
