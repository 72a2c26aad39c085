package io.github.tammes.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a CSV text apart as RFC 4180 says, and refuses what is none.
 *
 * <p>By hand, for Tablesaw's parser (univocity) drops rows that begin with #, cuts columns beyond the 10,000th, joins rows
 * where kinds of line ends are mixed, and takes the end of a file for that of a quoted cell.
 */
final class CsvText {

    private static final char QUOTE = '"';

    private final String source;
    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    CsvText(String source, String text) {
        this.source = source;
        this.text = text;
        this.delimiter = delimiter();
    }

    /** Returns the separator that the first line shows: a comma, else a semicolon or a tab as spreadsheets write them. */
    private char delimiter() {
        boolean[] seen = new boolean[128];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || !isLineEnd(text.charAt(i))); i++) {
            char c = text.charAt(i);
            quoted ^= c == QUOTE;
            if (!quoted && c < seen.length) {
                seen[c] = true;
            }
        }
        if (seen[',']) {
            return ',';
        }
        if (seen[';'] && seen['\t']) {
            throw wrong("the first line has both semicolons and tabs; separate the columns by commas");
        }
        return seen[';'] ? ';' : seen['\t'] ? '\t' : ',';
    }

    /** Returns all rows that are not empty lines. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        while (at < text.length()) {
            if (isLineEnd(text.charAt(at))) {
                endLine();
                continue;
            }
            int first = line;
            List<String> row = row();
            if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
                line = first;
                throw wrong("this line has " + row.size() + (row.size() == 1 ? " cell" : " cells")
                        + " where the first has " + rows.get(0).size());
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        while (true) {
            row.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == delimiter) {
                at++;
            } else {
                if (at < text.length()) {
                    endLine();
                }
                return row;
            }
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !endsCell(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int first = line;
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == QUOTE) {
                at++;
                if (at == text.length() || endsCell(text.charAt(at))) {
                    return cell.toString();
                }
                if (text.charAt(at) != QUOTE) {
                    throw wrong("after a closing quotation mark comes \"" + text.charAt(at)
                            + "\"; write a quotation mark within quotation marks twice");
                }
            }
            line += c == '\n' ? 1 : 0;
            cell.append(c);
        }
        line = first;
        throw wrong("a quotation mark is never closed; the file is cut short or is not a CSV file");
    }

    private boolean endsCell(char c) {
        return c == delimiter || isLineEnd(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void endLine() {
        boolean two = text.startsWith("\r\n", at);
        at += two ? 2 : 1;
        line++;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(source + ", line " + line + ": " + what + ".");
    }

    /**
     * Appends a row as {@link #rows} reads it, and so that spreadsheets and other readers keep it as well.
     *
     * @throws IllegalArgumentException if a cell has the character 0, which no text file has
     */
    static void append(List<String> row, StringBuilder out) {
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            if (cell.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "\"" + cell.replace('\0', '?') + "\" has the character 0 in it, which no text file can hold");
            }
            // A line that is empty would be none.
            boolean quoted = needsQuotes(cell) || (cell.isEmpty() && row.size() == 1);
            out.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append('\n');
    }

    private static boolean needsQuotes(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        char first = cell.charAt(0);
        return first <= ' '
                || first == '#'
                || first == Csv.BYTE_ORDER_MARK
                || cell.charAt(cell.length() - 1) <= ' '
                || cell.chars().anyMatch(c -> ",;\t\"\n\r".indexOf(c) >= 0);
    }
}
