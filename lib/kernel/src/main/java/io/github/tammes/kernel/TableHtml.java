package io.github.tammes.kernel;

import java.util.Locale;
import java.util.function.Consumer;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table written as HTML: its first and last rows under the names of the columns. */
final class TableHtml {

    private final Table table;
    private final Excerpt rows;
    private final Excerpt columns;
    private final StringBuilder html = new StringBuilder();

    TableHtml(Table table, int maxRows, int maxColumns) {
        this.table = table;
        this.rows = Excerpt.of(table.rowCount(), maxRows);
        this.columns = Excerpt.of(table.columnCount(), maxColumns);
    }

    static String size(Table table) {
        return String.format(Locale.ROOT, "%,d rows × %,d columns", table.rowCount(), table.columnCount());
    }

    String html() {
        // A wide table is scrolled by itself, and its name stays in sight meanwhile.
        html.append("<div " + Html.NO_FORMULAS + " style=\"overflow-x:auto;max-width:100%\"><table>");
        // Not above the table: the size is the less important thing. An unnamed table has no caption at all.
        if (table.name() != null && !table.name().isBlank()) {
            html.append("<caption style=\"text-align:left\"><span style=\"position:sticky;left:0\">")
                    .append(Html.escape(table.name()))
                    .append("</span></caption>");
        }
        html.append("<thead>");
        row(this::header, "<th>…</th>");
        html.append("</thead><tbody>");
        rows.firsts().forEach(this::values);
        if (rows.left() > 0) {
            html.append("<tr><td colspan=\"")
                    .append(columns.head() + columns.tail() + (columns.left() > 0 ? 1 : 0))
                    .append("\" style=\"text-align:center\">")
                    .append(String.format(Locale.ROOT, "… %,d more rows …", rows.left()))
                    .append("</td></tr>");
        }
        rows.lasts().forEach(this::values);
        return html.append("</tbody></table></div><p>")
                .append(size(table))
                .append("</p>")
                .toString();
    }

    private void values(int rowIndex) {
        row(column -> value(column, rowIndex), "<td>…</td>");
    }

    private void row(Consumer<Column<?>> cell, String gap) {
        html.append("<tr>");
        columns.firsts().forEach(i -> cell.accept(table.column(i)));
        if (columns.left() > 0) {
            html.append(gap);
        }
        columns.lasts().forEach(i -> cell.accept(table.column(i)));
        html.append("</tr>");
    }

    private void header(Column<?> column) {
        html.append("<th scope=\"col\" style=\"")
                .append(alignment(column))
                .append(";white-space:nowrap\">")
                .append(Html.escape(column.name()))
                .append("</th>");
    }

    private void value(Column<?> column, int rowIndex) {
        html.append("<td style=\"").append(alignment(column)).append("\">");
        if (column.isMissing(rowIndex)) {
            html.append("<span title=\"missing\" aria-label=\"missing\">—</span>");
        } else {
            html.append(Html.escape(CellText.of(column, rowIndex)));
        }
        html.append("</td>");
    }

    private static String alignment(Column<?> column) {
        return column instanceof NumericColumn ? "text-align:right" : "text-align:left";
    }
}
