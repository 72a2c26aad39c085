package io.github.tammes.data.internal;

import java.math.BigDecimal;
import java.math.MathContext;

/** How targets are written: with a minus that is one, and where there is little room, under a picture, with a short unit. */
public final class TargetText {

    private TargetText() {}

    /** Writes a formatted number with its unit: "−19°", "34 years", or the number alone where the unit is empty. */
    public static String of(String number, String unit) {
        String written = number.replace('-', '−');
        return unit.equals("degrees") ? written + "°" : (written + " " + unit).strip();
    }

    /** Writes a target with so many digits and no more than it needs, without an exponent. */
    public static String rounded(BigDecimal target, MathContext digits) {
        return target.round(digits).stripTrailingZeros().toPlainString().replace('-', '−');
    }
}
