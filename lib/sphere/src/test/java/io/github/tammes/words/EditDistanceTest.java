package io.github.tammes.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "kitten, sitting, 3", "flaw, lawn, 2", "wolf, wolf, 0", "ab, ba, 2"})
    void countsChanges(String first, String second, int distance) {
        assertEquals(distance, EditDistance.between(first, second, 10));
        assertEquals(distance, EditDistance.between(second, first, 10));
        assertEquals(distance, EditDistance.between(first, second, distance));
    }

    @Test
    void givesUpBeyondTheLimit() {
        assertTrue(EditDistance.between("kitten", "sitting", 2) > 2);
        assertTrue(EditDistance.between("a", "abcdefg", 3) > 3);
    }
}
