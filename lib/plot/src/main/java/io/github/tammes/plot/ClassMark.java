package io.github.tammes.plot;

import java.awt.Color;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a class is told from the others: a colour, a form, and a sign of one or two letters where its name has no more.
 *
 * <p>The ten colours are those of Petroff, Accessible Color Sequences for Data Visualization (2021), which stay apart for
 * eyes that lack one kind of cones; from the eleventh class on they come again with another form. Of ten classes two have each
 * form, those whose colours lie far apart.
 *
 * @param color of the dots and of the prototype
 * @param form of the dots
 * @param sign what is written into the prototype's dot; empty where the name is too long
 * @param name what stands beside the prototype's dot where there is no sign
 */
record ClassMark(Color color, Dot.Form form, String sign, String name) {

    static final List<Color> COLORS = List.of(
            new Color(0x3F90DA),
            new Color(0xFFA90E),
            new Color(0xBD1F01),
            new Color(0x94A4A2),
            new Color(0x832DB6),
            new Color(0xA96B59),
            new Color(0xE76300),
            new Color(0xB9AC70),
            new Color(0x717581),
            new Color(0x92DADD));

    /** The name that a class has as long as nobody gave it one. */
    private static final Pattern NUMBERED = Pattern.compile("class (\\d{1,2})");

    private static final int LONGEST_SIGN = 2;

    /** Returns the mark of a class. */
    static ClassMark of(int classIndex, String className) {
        Dot.Form[] forms = Dot.Form.values();
        String name = className.replace('_', ' ');
        Matcher numbered = NUMBERED.matcher(name);
        String sign = numbered.matches() ? numbered.group(1) : name.length() <= LONGEST_SIGN ? name : "";
        int form = (classIndex + 2 * (classIndex / forms.length)) % forms.length;
        return new ClassMark(COLORS.get(classIndex % COLORS.size()), forms[form], sign, name);
    }

    boolean hasSign() {
        return !sign.isEmpty();
    }
}
