package io.github.tammes.internal;

import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A CSV file with a header, cell for cell as text: no cell is taken for a comment, a missing value, a date or another
 * spelling of a number, and a file that is not such a one is refused, never taken for an empty one.
 *
 * <p>UTF-8, with or without a byte order mark; columns are separated by commas or, if the first line has none, by
 * semicolons or tabs; lines end in any way; empty lines do not count. What {@link #write} writes, {@link #read} reads.
 *
 * @param header the names of the columns
 * @param rows the cells, as many in each row as there are columns
 */
public record Csv(List<String> header, List<List<String>> rows) {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Checks that all rows are of one length. */
    public Csv {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells where the header has " + header.size());
            }
        }
    }

    /** Makes one of a table, whose missing values become empty cells. */
    public static Csv of(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                cells.add(column.isMissing(row) ? "" : column.getUnformattedString(row));
            }
            rows.add(cells);
        }
        return new Csv(table.columnNames(), rows);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not such a file: empty, not UTF-8, with rows of different lengths, with
     *     quotation marks that do not match, or with two columns of one name; the message names file and line
     * @throws IOException if it cannot be read
     */
    public static Csv read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            // A pipe would be waited for without end.
            throw new IllegalArgumentException(file + " is not a file; give a CSV file.");
        }
        List<List<String>> rows = new CsvText(file.toString(), text(file)).rows();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " is empty; the first line of a CSV file names its columns, separated by commas.");
        }
        List<String> header = rows.get(0);
        Set<String> names = new HashSet<>();
        for (String name : header) {
            if (!name.isEmpty() && !names.add(name)) {
                throw new IllegalArgumentException(file + ", line 1: two columns are named \"" + name + "\".");
            }
        }
        return new Csv(header, rows.subList(1, rows.size()));
    }

    private static String text(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s is %.1f GB, more than the 2 GB that can be read; split it.", file, size / 1e9));
        }
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, characters, true);
        int zero = characters.flip().toString().indexOf('\0');
        if (result.isError() || zero >= 0) {
            int line = 1;
            for (int i = 0; i < (zero >= 0 ? zero : characters.limit()); i++) {
                line += characters.get(i) == '\n' ? 1 : 0;
            }
            throw new IllegalArgumentException(file + ", line " + line + ": this is not text in UTF-8;"
                    + " if it is a table, save it as \"CSV UTF-8\".");
        }
        String text = characters.toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Reads through no channel, which an interrupt would close. */
    private static byte[] bytes(Path file) throws IOException {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        }
    }

    /**
     * Writes the file, in place of one that exists, all or nothing.
     *
     * @throws IOException if it cannot be written; the message names the file
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, out -> {
            // An encoder of its own refuses what UTF-8 cannot hold, where a charset would write question marks.
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
            StringBuilder line = new StringBuilder();
            CsvText.append(header, line);
            writer.append(line);
            for (List<String> row : rows) {
                line.setLength(0);
                CsvText.append(row, line);
                writer.append(line);
            }
            writer.flush();
        });
    }

    /**
     * Returns the decimal number that a cell holds.
     *
     * @return empty if the text is no such number, nor NaN or Infinity; blanks around it do not count
     */
    public static OptionalDouble number(String cell) {
        String text = cell.strip();
        // Java's own suffixes: "5d" in a table is five days, or a word.
        if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Returns the cells of a column.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public List<String> column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("There is no column \"" + name + "\"; there are " + header + ".");
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /**
     * Returns a table of text columns; one without a name is called by its place.
     *
     * @throws IllegalArgumentException if two names differ in case only, which a table cannot tell apart
     */
    public Table toTable(String name) {
        Table table = Table.create(name);
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            String column = header.get(i).isEmpty() ? "column " + (i + 1) : header.get(i);
            if (table.containsColumn(column)) {
                throw new IllegalArgumentException(
                        "The columns \"" + table.column(column).name() + "\" and \"" + column + "\" of " + name
                                + " differ in case only, which a table cannot tell apart; rename one.");
            }
            table.addColumns(StringColumn.create(
                    column, rows.stream().map(row -> row.get(index)).toList()));
        }
        return table;
    }
}
