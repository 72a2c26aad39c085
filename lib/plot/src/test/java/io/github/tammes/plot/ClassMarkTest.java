package io.github.tammes.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassMarkTest {

    // Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
    // the matrices of the greatest severity, for linear RGB.
    private static final double[][] DEUTERANOPE = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] PROTANOPE = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] TRITANOPE = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final List<double[][]> EYES = List.of(NORMAL, DEUTERANOPE, PROTANOPE, TRITANOPE);

    @Test
    void tenClassesHaveColoursThatTheColourBlindTellApart() {
        for (double[][] eyes : EYES) {
            assertTrue(leastDifference(ClassMark.COLORS, eyes) > 15, "ΔE " + leastDifference(ClassMark.COLORS, eyes));
        }
    }

    @Test
    void classesOfTheSameFormHaveColoursThatAreFarApart() {
        for (Dot.Form form : Dot.Form.values()) {
            List<Color> colors = IntStream.range(0, 10)
                    .mapToObj(k -> ClassMark.of(k, "name"))
                    .filter(mark -> mark.form() == form)
                    .map(ClassMark::color)
                    .toList();
            assertEquals(2, colors.size());
            for (double[][] eyes : EYES) {
                assertTrue(leastDifference(colors, eyes) > 25, form + ", ΔE " + leastDifference(colors, eyes));
            }
        }
    }

    @Test
    void seriesHaveColoursThatTheColourBlindTellApart() {
        List<Color> series =
                Stream.iterate(0, i -> i + 1).limit(7).map(ChartTheme::series).toList();
        for (double[][] eyes : EYES) {
            assertTrue(leastDifference(series, eyes) > 15, "ΔE " + leastDifference(series, eyes));
        }
    }

    @Test
    void twoHuesOfTheSameLightnessAreFoundOut() {
        List<Color> redAndGreen = List.of(new Color(0xCC3333), new Color(0x996B00));
        assertTrue(leastDifference(redAndGreen, NORMAL) > 3 * leastDifference(redAndGreen, DEUTERANOPE));
    }

    @Test
    void fiftyClassesHaveFiftyMarks() {
        Set<String> marks = new HashSet<>();
        for (int k = 0; k < 50; k++) {
            ClassMark mark = ClassMark.of(k, "name");
            marks.add(mark.color() + " " + mark.form());
        }
        assertEquals(50, marks.size());
        assertNotEquals(ClassMark.of(0, "name").form(), ClassMark.of(1, "name").form());
    }

    @Test
    void shortNamesAreSigns() {
        assertEquals("7", ClassMark.of(0, "7").sign());
        assertEquals("12", ClassMark.of(0, "class 12").sign());
        assertEquals("", ClassMark.of(0, "aquarium_fish").sign());
        assertEquals("aquarium fish", ClassMark.of(0, "aquarium_fish").name());
    }

    /** The least distance between two of the colours in CIELAB (ΔE of 1976), as some eyes see them. */
    private static double leastDifference(List<Color> colors, double[][] eyes) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colors.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = lab(colors.get(i), eyes);
                double[] b = lab(colors.get(j), eyes);
                least = Math.min(
                        least,
                        Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2)));
            }
        }
        return least;
    }

    private static double[] lab(Color color, double[][] eyes) {
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] seen = new double[3];
        for (int row = 0; row < 3; row++) {
            double value = 0;
            for (int column = 0; column < 3; column++) {
                value += eyes[row][column] * rgb[column];
            }
            seen[row] = Math.max(0, Math.min(1, value));
        }
        double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
        double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
        double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
        double fx = root(x / 0.95047);
        double fy = root(y);
        double fz = root(z / 1.08883);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
