package io.github.tammes.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Words and numbers of the sentences that stand for charts where they cannot be seen. */
final class Sentence {

    private static final int MOST_PARTS = 6;
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Sentence() {}

    /** Makes a sentence of its beginning and its parts, of which the first few are said. */
    static String of(String beginning, List<String> parts) {
        String said = String.join("; ", parts.subList(0, Math.min(MOST_PARTS, parts.size())));
        String more = parts.size() > MOST_PARTS ? "; and " + (parts.size() - MOST_PARTS) + " more" : "";
        String sentence = parts.isEmpty() ? beginning : beginning + ": " + said + more;
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1) + ".";
    }

    /** Writes a number with three digits that count. */
    static String number(double value) {
        return plain(value, THREE_DIGITS);
    }

    /** The same with its unit; empty if it has none. */
    static String number(double value, String unit) {
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    /** Writes the number at a tick of an axis: no exponent, no separators, no "-0". */
    static String tick(double value) {
        return plain(value, SIX_DIGITS);
    }

    /** Writes a number with so many decimals at most, for a value in a chart. */
    static String rounded(double value, int decimals) {
        return tick(
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static String plain(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nothing" : value > 0 ? "∞" : "−∞";
        }
        if (Math.abs(value) < 1e-12) {
            return "0";
        }
        return new BigDecimal(value)
                .round(digits)
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }
}
