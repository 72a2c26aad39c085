package io.github.tammes.data.internal;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Collects what is left out and why, so that nothing is lost in silence. */
public final class SkippedFiles {

    private final List<String> paths = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    public void add(String path, String reason) {
        paths.add(path);
        reasons.add(reason);
    }

    public Table toTable() {
        return Table.create("skipped", StringColumn.create("path", paths), StringColumn.create("reason", reasons));
    }
}
