package io.github.tammes.sphere.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shortest vectors of lattices, and other sets of integer vectors of one length, from which known spherical codes are
 * cut (J. H. Conway and N. J. A. Sloane, Sphere Packings, Lattices and Groups, chapters 4 to 6).
 */
final class LatticeVectors {

    private LatticeVectors() {}

    /** The 240 roots of E8, doubled: all (±2, ±2, 0⁶) and the (±1⁸) with an even number of minus signs. */
    static List<int[]> e8() {
        List<int[]> vectors = pairs(8, 2);
        for (int signs = 0; signs < 256; signs++) {
            if (Integer.bitCount(signs) % 2 == 0) {
                vectors.add(signed(8, 255, signs, 1));
            }
        }
        return vectors;
    }

    /** The roots of D<sub>n</sub>: two coordinates ±length, the others zero. */
    static List<int[]> pairs(int dimensions, int length) {
        List<int[]> vectors = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < i; j++) {
                for (int signs = 0; signs < 4; signs++) {
                    int[] vector = new int[dimensions];
                    vector[i] = (signs & 1) == 0 ? length : -length;
                    vector[j] = (signs & 2) == 0 ? length : -length;
                    vectors.add(vector);
                }
            }
        }
        return vectors;
    }

    /**
     * The 196,560 shortest vectors of the Leech lattice, times √8, from the binary Golay code: (∓3, ±1²³), (±2⁸, 0¹⁶)
     * and (±4², 0²²); each has squared length 32.
     */
    static List<int[]> leech() {
        List<int[]> vectors = pairs(24, 4);
        for (int word : golay()) {
            for (int at = 0; at < 24; at++) {
                int[] vector = signed(24, (1 << 24) - 1, word, 1);
                vector[at] *= -3;
                vectors.add(vector);
            }
            if (Integer.bitCount(word) == 8) {
                int[] support = bits(word);
                for (int signs = 0; signs < 128; signs++) {
                    int[] vector = new int[24];
                    int even = Integer.bitCount(signs) % 2;
                    for (int i = 0; i < 8; i++) {
                        boolean minus = i < 7 ? (signs >> i & 1) == 1 : even == 1;
                        vector[support[i]] = minus ? -2 : 2;
                    }
                    vectors.add(vector);
                }
            }
        }
        return vectors;
    }

    /** Returns one of the vectors of the Leech lattice, times √8, that are next in length: squared 48. */
    static int[] secondLeech() {
        int[] vector = new int[24];
        Arrays.fill(vector, 1);
        vector[1] = 5;
        return vector;
    }

    /** The 4,096 words of the extended binary Golay code, from the quadratic residues modulo 23. */
    static int[] golay() {
        boolean[] square = new boolean[23];
        for (int i = 1; i < 23; i++) {
            square[i * i % 23] = true;
        }
        int idempotent =
                0; // the non-residues and 0: the generating idempotent, up to equivalence, of the quadratic residue
        // code
        for (int i = 0; i < 23; i++) {
            if (!square[i]) {
                idempotent |= 1 << i;
            }
        }
        List<Integer> basis = new ArrayList<>();
        for (int shift = 0; shift < 23; shift++) {
            int word = ((idempotent << shift) | (idempotent >>> (23 - shift))) & ((1 << 23) - 1);
            insert(basis, word | ((Integer.bitCount(word) % 2) << 23));
        }
        insert(basis, (1 << 24) - 1);
        return span(basis);
    }

    /** The 4,320 shortest vectors of the Barnes–Wall lattice in 16 dimensions, times √2: (±2², 0¹⁴) and ±1 on RM(1, 4)'s words. */
    static List<int[]> barnesWall() {
        List<int[]> vectors = pairs(16, 2);
        for (int word : reedMuller(4)) {
            if (Integer.bitCount(word) == 8) {
                int[] support = bits(word);
                for (int signs = 0; signs < 256; signs++) {
                    if (Integer.bitCount(signs) % 2 == 0) {
                        int[] vector = new int[16];
                        for (int i = 0; i < 8; i++) {
                            vector[support[i]] = (signs >> i & 1) == 1 ? -1 : 1;
                        }
                        vectors.add(vector);
                    }
                }
            }
        }
        return vectors;
    }

    /**
     * The 756 shortest vectors of the Coxeter–Todd lattice K12 in 18 coordinates, three for each Eisenstein integer: those
     * on the words of the hexacode, each coordinate one of the two units (or twice a unit) of its class modulo 2.
     */
    static List<int[]> coxeterTodd() {
        int[][] units = {{1, -1, 0}, {0, 1, -1}, {-1, 0, 1}}; // 1, ω, ω²
        List<int[]> vectors = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            for (int unit = 0; unit < 3; unit++) {
                for (int factor = -2; factor <= 2; factor += 4) {
                    int[] vector = new int[18];
                    for (int i = 0; i < 3; i++) {
                        vector[3 * at + i] = factor * units[unit][i];
                    }
                    vectors.add(vector);
                }
            }
        }
        for (int[] word : hexacode()) {
            int[] support = IntStream.range(0, 6).filter(i -> word[i] != 0).toArray();
            if (support.length == 4) {
                for (int signs = 0; signs < 16; signs++) {
                    int[] vector = new int[18];
                    for (int n = 0; n < 4; n++) {
                        for (int i = 0; i < 3; i++) {
                            int unit = units[word[support[n]] - 1][i];
                            vector[3 * support[n] + i] = (signs >> n & 1) == 1 ? -unit : unit;
                        }
                    }
                    vectors.add(vector);
                }
            }
        }
        return vectors;
    }

    /** The 64 words (a, b, c, f(1), f(ω), f(ω²)) with f(x) = ax² + bx + c, over the field of four: 0, 1, 2 = ω, 3 = ω². */
    private static List<int[]> hexacode() {
        List<int[]> words = new ArrayList<>();
        for (int n = 0; n < 64; n++) {
            int a = n / 16;
            int b = n / 4 % 4;
            int c = n % 4;
            int[] word = {a, b, c, 0, 0, 0};
            for (int x = 1; x < 4; x++) {
                word[2 + x] = times(a, times(x, x)) ^ times(b, x) ^ c;
            }
            words.add(word);
        }
        return words;
    }

    /** The product in the field of four elements. */
    private static int times(int a, int b) {
        return a == 0 || b == 0 ? 0 : (a - 1 + b - 1) % 3 + 1;
    }

    /**
     * The 500 vectors of the kissing configuration P10b: (±2, 0⁹), and (±1⁴, 0⁶) on the blocks of the Steiner system
     * S(3, 4, 10).
     */
    static List<int[]> quadruples() {
        List<int[]> shifted = new ArrayList<>();
        for (int[] block : new int[][] {{0, 1, 3, 4}, {0, 1, 2, 6}, {0, 2, 4, 7}}) {
            for (int shift = 0; shift < 10; shift++) {
                int by = shift;
                shifted.add(Arrays.stream(block).map(at -> (at + by) % 10).toArray());
            }
        }
        return onBlocks(10, shifted);
    }

    /**
     * 582 vectors of eleven dimensions: (±2, 0¹⁰), and (±1⁴, 0⁷) on 35 blocks no two of which share more than two points. There
     * are no more such blocks (A. E. Brouwer and others, A new table of constant weight codes, 1990); these were found by a
     * search among those that (0 1 2)(3 4 5)(6 7 8) leaves alone.
     */
    static List<int[]> quadruplesOfEleven() {
        String blocks = "012a 0158 1236 0247 0169 1279 0289 0348 1456 2357 035a 134a 245a 0379 1489 2569 0459 1359 "
                + "2349 046a 157a 238a 0567 1378 2468 078a 168a 267a 3467 4578 3568 369a 479a 589a 6789";
        return onBlocks(
                11,
                Arrays.stream(blocks.split(" "))
                        .map(block -> block.chars()
                                .map(digit -> Character.digit(digit, 11))
                                .toArray())
                        .toList());
    }

    /**
     * The vectors of all signs on blocks of four, and those along the axes: by construction A the shortest around a point, where
     * no two blocks share more than two points (Conway and Sloane, chapter 5).
     */
    private static List<int[]> onBlocks(int dimensions, List<int[]> blocks) {
        List<int[]> vectors = new ArrayList<>();
        for (int[] block : blocks) {
            for (int signs = 0; signs < 16; signs++) {
                int[] vector = new int[dimensions];
                for (int i = 0; i < 4; i++) {
                    vector[block[i]] = (signs >> i & 1) == 1 ? -1 : 1;
                }
                vectors.add(vector);
            }
        }
        for (int at = 0; at < dimensions; at++) {
            for (int value = -2; value <= 2; value += 4) {
                int[] vector = new int[dimensions];
                vector[at] = value;
                vectors.add(vector);
            }
        }
        return vectors;
    }

    /** Those of {@link #quadruples} whose last coordinate is zero: the 306 of P9a. */
    static List<int[]> shortQuadruples() {
        return quadruples().stream().filter(vector -> vector[9] == 0).toList();
    }

    /** The words of the first-order Reed–Muller code of length 2^m, m ≤ 5. */
    static int[] reedMuller(int m) {
        List<Integer> basis = new ArrayList<>();
        int length = 1 << m;
        for (int variable = 0; variable < m; variable++) {
            int word = 0;
            for (int x = 0; x < length; x++) {
                word |= (x >> variable & 1) << x;
            }
            basis.add(word);
        }
        basis.add(length == 32 ? -1 : (1 << length) - 1);
        return span(basis);
    }

    private static void insert(List<Integer> basis, int word) {
        int rest = word;
        for (int known : basis) {
            rest = Math.min(rest, rest ^ known);
        }
        if (rest != 0) {
            basis.add(rest);
            basis.sort((a, b) -> Integer.compareUnsigned(b, a));
        }
    }

    private static int[] span(List<Integer> basis) {
        int[] words = new int[1 << basis.size()];
        for (int n = 0; n < words.length; n++) {
            for (int i = 0; i < basis.size(); i++) {
                if ((n >> i & 1) == 1) {
                    words[n] ^= basis.get(i);
                }
            }
        }
        return words;
    }

    private static int[] signed(int dimensions, int support, int minus, int length) {
        int[] vector = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            if ((support >> d & 1) == 1) {
                vector[d] = (minus >> d & 1) == 1 ? -length : length;
            }
        }
        return vector;
    }

    static int[] bits(int word) {
        int[] bits = new int[Integer.bitCount(word)];
        int count = 0;
        for (int i = 0; i < 32; i++) {
            if ((word >> i & 1) == 1) {
                bits[count++] = i;
            }
        }
        return bits;
    }

    static int product(int[] first, int[] second) {
        int sum = 0;
        for (int d = 0; d < first.length; d++) {
            sum += first[d] * second[d];
        }
        return sum;
    }
}
