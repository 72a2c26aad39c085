package io.github.tammes.data.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {

    /** Seen on Java 17 and 25: recorded runs can be repeated on another version only as long as these stay. */
    @Test
    void drawsTheSameOnEveryVersionOfJava() {
        SplittableRandom random = KeyedRandom.of(1, 2, 3);
        assertEquals(7702586659592502839L, random.nextLong());
        assertEquals(162, random.nextInt(1000));
        assertEquals(16.243076149363795, random.nextDouble(10, 20));
        assertEquals(true, random.nextBoolean());
        assertArrayEquals(new int[] {5, 3, 7, 1, 6, 2, 0, 4}, KeyedRandom.permutation(8, KeyedRandom.of(5)));
    }

    @Test
    void keysInAnotherOrderOrOfAnotherSumGiveOtherNumbers() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            for (long epoch = 0; epoch < 20; epoch++) {
                for (long example = 0; example < 20; example++) {
                    seen.add(KeyedRandom.of(seed, epoch, example).nextLong());
                }
            }
        }
        assertEquals(8000, seen.size());
    }
}
