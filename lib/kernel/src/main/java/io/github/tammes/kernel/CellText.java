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
        boolean formatted = !text.equals(String.valueOf(value));
        if (formatted || !(value instanceof Double || value instanceof Float)) {
            return text;
        }
        return shorten(((Number) value).doubleValue());
    }

    /** Writes a number with at most six significant digits; 0.1 + 0.2 is 0.3. */
    static String shorten(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SIGNIFICANT).stripTrailingZeros();
        double magnitude = Math.abs(value);
        return magnitude >= 1e9 || (magnitude > 0 && magnitude < 1e-4) ? rounded.toString() : rounded.toPlainString();
    }
}
