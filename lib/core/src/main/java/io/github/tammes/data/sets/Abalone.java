package io.github.tammes.data.sets;

import io.github.tammes.data.Split;
import io.github.tammes.data.TableData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Ages of 4,177 abalones and what was measured of each: a real regression that the library carries with it.
 *
 * <p>The age in years is the number of rings of the shell plus 1.5. Source: UCI Machine Learning Repository, "Abalone"
 * (W. Nash and others, 1994); CC BY 4.0. Two rows have height 0, which cannot be; they are kept.
 */
public final class Abalone {

    private static final List<String> SEXES = List.of("M", "F", "I");
    private static final List<String> MEASURES =
            List.of("length", "diameter", "height", "whole weight", "shucked weight", "viscera weight", "shell weight");

    private Abalone() {}

    /**
     * Returns the data as a table.
     *
     * @return a row for each animal: {@code sex} (M, F, or I for infant) and, of 0 or 1, {@code sex M}, {@code sex F} and
     *     {@code sex I}; seven measures in units of 200 mm and 200 g; {@code rings}; {@code target}, the age in years; and
     *     {@code split}, by which every fifth row is for the test
     */
    public static Table table() {
        Table table = read();
        StringColumn sex = table.stringColumn("sex");
        for (String one : SEXES) {
            DoubleColumn column = DoubleColumn.create("sex " + one, table.rowCount());
            for (int row = 0; row < table.rowCount(); row++) {
                column.set(row, sex.get(row).equals(one) ? 1 : 0);
            }
            table.addColumns(column);
        }
        DoubleColumn age = table.intColumn("rings").asDoubleColumn().add(1.5).setName("target");
        StringColumn split = StringColumn.create("split");
        for (int row = 0; row < table.rowCount(); row++) {
            split.append(row % 5 == 4 ? "test" : "train");
        }
        return table.addColumns(age, split);
    }

    /**
     * Loads the data in its fixed split: every fifth row in the order of the source is for the test.
     *
     * @return ten features, brought to mean 0 and deviation 1 on the training rows; the target is the age in years; 3,342
     *     animals to train on and 835 to test on
     */
    public static Split<TableData> load() {
        Table table = table();
        List<String> features = Stream.concat(SEXES.stream().map(sex -> "sex " + sex), MEASURES.stream())
                .toList();
        StringColumn split = table.stringColumn("split");
        return TableData.standardize(new Split<>(
                TableData.of(table.where(split.isEqualTo("train")), features, "target")
                        .withUnit("years"),
                TableData.of(table.where(split.isEqualTo("test")), features, "target")
                        .withUnit("years")));
    }

    private static Table read() {
        ColumnType[] types = new ColumnType[9];
        Arrays.fill(types, ColumnType.DOUBLE);
        types[0] = ColumnType.STRING;
        types[8] = ColumnType.INTEGER;
        try (InputStream resource = Abalone.class.getResourceAsStream("abalone/abalone.csv")) {
            Table table = Table.read()
                    .usingOptions(CsvReadOptions.builder(resource)
                            .header(false)
                            .columnTypes(types)
                            .tableName("Abalone")
                            .build());
            List<String> names = Stream.of(List.of("sex"), MEASURES, List.of("rings"))
                    .flatMap(List::stream)
                    .toList();
            for (int i = 0; i < names.size(); i++) {
                table.column(i).setName(names.get(i));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("The abalones that the library carries cannot be read.", e);
        }
    }
}
