package io.github.tammes.sphere.codes;

/** The field of 2^n elements, n ≤ 15: polynomials over the field of two, modulo an irreducible one. */
final class BinaryField {

    private final int degree;
    private final int modulus;

    BinaryField(int degree) {
        this.degree = degree;
        int candidate = (1 << degree) | 1;
        while (!irreducible(candidate, degree)) {
            candidate += 2;
        }
        this.modulus = candidate;
    }

    private static boolean irreducible(int polynomial, int degree) {
        for (int divisor = 2; divisor < 1 << (degree / 2 + 1); divisor++) {
            int rest = polynomial;
            int length = Integer.numberOfLeadingZeros(divisor);
            while (Integer.numberOfLeadingZeros(rest) <= length) {
                rest ^= divisor << (length - Integer.numberOfLeadingZeros(rest));
            }
            if (rest == 0) {
                return false;
            }
        }
        return true;
    }

    int times(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int rest = b; rest != 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                product ^= shifted;
            }
            shifted <<= 1;
            if ((shifted >> degree & 1) == 1) {
                shifted ^= modulus;
            }
        }
        return product;
    }

    /** The trace to the field of two: 0 or 1. */
    int trace(int a) {
        int sum = 0;
        int power = a;
        for (int i = 0; i < degree; i++) {
            sum ^= power;
            power = times(power, power);
        }
        return sum;
    }
}
