package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of binary codes as points with coordinates ±1/√D: two words that differ in a fraction f of the places have cosine
 * 1 - 2f. Unions of cross-polytopes, one for each quadratic form of a family: of length 2^m they are the cosets of the
 * first-order Reed–Muller code of Kerdock's code for even m (cosine 1/√D) and of the dual of the extended BCH code of two
 * errors for odd m (cosine √2/√D), with the axes as one cross-polytope more (F. J. MacWilliams and N. J. A. Sloane, The
 * Theory of Error-Correcting Codes, chapter 15; for the sphere, A. R. Calderbank, P. J. Cameron, W. M. Kantor and
 * J. J. Seidel, 1997).
 */
final class BinaryCodes {

    private static final int MOST_EXPONENT = 12;

    private BinaryCodes() {}

    /** Returns the code of a number of dimensions that is a power of two from 4 to 4,096, and otherwise codes side by side. */
    static List<KnownCode> of(int dimensions) {
        List<KnownCode> codes = new ArrayList<>();
        if (Integer.bitCount(dimensions) == 1 && dimensions >= 4 && dimensions <= 1 << MOST_EXPONENT) {
            codes.add(powerOfTwo(Integer.numberOfTrailingZeros(dimensions)));
        } else if (dimensions >= 12) {
            codes.add(sideBySide(dimensions));
        }
        return codes;
    }

    private static KnownCode powerOfTwo(int m) {
        int length = 1 << m;
        boolean kerdock = m % 2 == 0;
        int forms = kerdock ? length / 2 : length;
        double cosine = Math.sqrt((kerdock ? 1.0 : 2.0) / length);
        String name = (kerdock ? "Kerdock code of length " : "dual BCH code of length ") + length + " and the axes";
        return new KnownCode(
                name, length, (int) Math.min(1 << 30, 2L * length * (forms + 1)), cosine, first -> rows(m, first));
    }

    private static double[] rows(int m, int first) {
        int length = 1 << m;
        double[] rows = new double[Math.multiplyExact(first, length)];
        BinaryField field = new BinaryField(m % 2 == 0 ? m - 1 : m);
        int[] signs = new int[length];
        double unit = 1 / Math.sqrt(length);
        for (int i = 0; i < first; i++) {
            int form = i / (2 * length) - 1;
            int word = i % length;
            int sign = i / length % 2 == 0 ? 1 : -1;
            if (form < 0) {
                rows[i * length + word] = sign;
                continue;
            }
            if (i % (2 * length) == 0) {
                form(field, m, form, signs);
            }
            for (int x = 0; x < length; x++) {
                rows[i * length + x] = sign * ((Integer.bitCount(word & x) + signs[x]) % 2 == 0 ? unit : -unit);
            }
        }
        return rows;
    }

    /** The values of form a: Tr(a x³) for odd m; for even m, of (x, y), Σ Tr((a x)^(1 + 2^i)) + y Tr(a x). */
    private static void form(BinaryField field, int m, int a, int[] values) {
        for (int point = 0; point < values.length; point++) {
            if (m % 2 == 1) {
                values[point] = field.trace(field.times(a, field.times(point, field.times(point, point))));
            } else {
                int product = field.times(a, point >> 1);
                int value = (point & 1) * field.trace(product);
                int power = product;
                for (int i = 1; i <= (m - 2) / 2; i++) {
                    power = field.times(power, power);
                    value += field.trace(field.times(product, power));
                }
                values[point] = value;
            }
        }
    }

    /**
     * Codes of powers of two side by side, each weighted by its length: the cosine of two points is the weighted mean of
     * those of their parts.
     */
    private static KnownCode sideBySide(int dimensions) {
        List<KnownCode> parts = new ArrayList<>();
        double mean = 0;
        long points = Integer.MAX_VALUE;
        int used = dimensions / 4 * 4;
        int rest = dimensions;
        while (rest >= 4) {
            int length = Math.min(Integer.highestOneBit(rest), 1 << MOST_EXPONENT);
            KnownCode part = powerOfTwo(Integer.numberOfTrailingZeros(length));
            // A short part comes round again: two points may share it.
            boolean again = !parts.isEmpty() && part.points() < parts.get(0).points();
            mean += length / (double) used * (again ? 1 : part.maxCosine());
            points = Math.min(points, again ? points : part.points());
            parts.add(part);
            rest -= length;
        }
        return new KnownCode(
                "binary codes side by side",
                dimensions,
                (int) points,
                Math.min(1, mean),
                first -> join(parts, dimensions, first));
    }

    private static double[] join(List<KnownCode> parts, int dimensions, int first) {
        double[] joined = new double[Math.multiplyExact(first, dimensions)];
        int used = parts.stream().mapToInt(KnownCode::dimensions).sum();
        int at = 0;
        for (KnownCode part : parts) {
            int length = part.dimensions();
            int period = Math.min(first, part.points());
            double[] rows = part.rows(period);
            double weight = Math.sqrt(length / (double) used);
            for (int i = 0; i < first; i++) {
                for (int d = 0; d < length; d++) {
                    joined[i * dimensions + at + d] = weight * rows[i % period * length + d];
                }
            }
            at += length;
        }
        return joined;
    }
}
