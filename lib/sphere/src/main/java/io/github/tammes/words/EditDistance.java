package io.github.tammes.words;

import java.util.Arrays;

/** How many letters to add, leave out or change to make one word of another (V. I. Levenshtein, 1965). */
final class EditDistance {

    private EditDistance() {}

    /** Returns the distance, or some greater number than {@code most} if it is more than that. */
    static int between(String first, String second, int most) {
        if (Math.abs(first.length() - second.length()) > most) {
            return most + 1;
        }
        int[] above = new int[second.length() + 1];
        int[] row = new int[second.length() + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 1; i <= first.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= second.length(); j++) {
                int changed = above[j - 1] + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[second.length()];
    }
}
