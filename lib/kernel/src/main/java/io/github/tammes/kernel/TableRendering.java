package io.github.tammes.kernel;

import java.util.List;
import java.util.function.Predicate;
import tech.tablesaw.api.Table;

/** Tablesaw tables, as HTML. */
final class TableRendering implements Rendering<Table> {

    /** Up to this many rows a table is shown whole. */
    static final int MAX_ROWS = 30;

    private static final int MAX_COLUMNS = 60;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public List<String> preferred() {
        return List.of(MimeBundle.HTML);
    }

    @Override
    public MimeBundle render(Table table, Predicate<String> wanted) {
        MimeBundle bundle = MimeBundle.ofText(text(table));
        return wanted.test(MimeBundle.HTML)
                ? bundle.with(MimeBundle.HTML, new TableHtml(table, MAX_ROWS, MAX_COLUMNS).html())
                : bundle;
    }

    private static String text(Table table) {
        return table.print(MAX_ROWS).stripTrailing() + "\n" + TableHtml.size(table);
    }
}
