package io.github.tammes.data.internal;

/** How a target is written where there is little room, under a picture. */
public final class TargetText {

    private TargetText() {}

    /** Writes a number with its unit: "−19°", "34 years", or the number alone where the unit is empty. */
    public static String of(String number, String unit) {
        return unit.equals("degrees") ? number + "°" : (number + " " + unit).strip();
    }
}
