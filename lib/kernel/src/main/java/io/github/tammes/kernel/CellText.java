package io.github.tammes.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import tech.tablesaw.columns.Column;

/** The text of one table cell: as the column's own formatter prints it, but no 17 digits where nobody asked for them. */
final class CellText {

    private static final MathContext SIGNIFICANT = new MathContext(6);

    private CellText() {}

    static String of(Column<?> column, int row) {
        String text = column.getString(row);
        Object value = column.get(row);
        boolean isReal = value instanceof Double || value instanceof Float;
        return isReal && !isFormatted(text, value) ? shorten(((Number) value).doubleValue()) : text;
    }

    /** Tells whether a column was given a format; Tablesaw's own writes small and large numbers with all their zeros. */
    private static boolean isFormatted(String text, Object value) {
        if (text.equals(String.valueOf(value))) {
            return false;
        }
        double number = ((Number) value).doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return false;
        }
        String full =
                new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
        return !text.replace(',', '.').equals(full);
    }

    /** Writes a number with six significant digits, or nine from a million; 0.1 + 0.2 is 0.3. */
    static String shorten(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        double magnitude = Math.abs(value);
        // The digits before the point are a count's, and no zeros may take their place.
        var digits = magnitude >= 1e6 && magnitude < 1e9 ? new MathContext(9) : SIGNIFICANT;
        BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        return magnitude >= 1e9 || (magnitude > 0 && magnitude < 1e-4) ? rounded.toString() : rounded.toPlainString();
    }
}
