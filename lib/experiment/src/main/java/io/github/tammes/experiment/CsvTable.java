package io.github.tammes.experiment;

import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads the CSV files of an experiment. */
final class CsvTable {

    private CsvTable() {}

    /**
     * Reads a file.
     *
     * @param types what a column may be, the first that fits; if none is given, Tablesaw's own choice
     * @return the table, without columns where there are no rows
     */
    static Table read(Path file, ColumnType... types) {
        var options = CsvReadOptions.builder(file.toFile())
                .tableName(file.getFileName().toString())
                // Figures of exactly 0.0 or 1.0 are figures and not counts.
                .ignoreZeroDecimal(false);
        if (types.length > 0) {
            options.columnTypesToDetect(List.of(types));
        }
        return Table.read().usingOptions(options.build());
    }
}
