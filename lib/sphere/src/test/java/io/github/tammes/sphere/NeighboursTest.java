package io.github.tammes.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private final Prototypes prototypes = Prototypes.normalised(new double[][] {{1, 0}, {1, 0.1}, {-1, 0.5}, {-1, 0}})
            .withClassNames(List.of("cat", "lynx", "bus", "train"));
    private final Neighbours neighbours = Neighbours.of(prototypes);

    @Test
    void theNearestComeFirst() {
        assertEquals(
                List.of("lynx", "bus", "train"), neighbours.nearest("cat", 3).subList(0, 3));
        assertEquals(List.of("lynx"), neighbours.nearest("cat", 1));
        assertEquals(3, neighbours.nearest("cat", 10).size());
    }

    @Test
    void aTableHasARowForEachClass() {
        var table = neighbours.table(2, "bus", "cat");

        assertEquals(List.of("class", "1", "2"), table.columnNames());
        assertEquals("train", table.stringColumn("1").get(0));
        assertEquals("lynx", table.stringColumn("1").get(1));
    }

    @Test
    void groupsAreThoseOfTheNearest() {
        assertEquals(1, neighbours.withinGroup(List.of("pet", "pet", "car", "car")));
        assertEquals(0.5, neighbours.withinGroup(List.of("pet", "pet", "car", "rail")));
        assertEquals(0, neighbours.withinGroup(List.of("1", "2", "3", "4")));
    }

    /** Which of equally near ones comes first is rounding, or the order of the classes, and means nothing. */
    @Test
    void equallyNearOnesCountByTheirShare() {
        PlacementOptions oneHot = PlacementOptions.of(PlacementMethod.ONE_HOT);
        for (List<String> groups :
                List.of(List.of("a", "a", "b", "b"), List.of("a", "b", "a", "b"), List.of("a", "b", "b", "a"))) {
            assertEquals(1 / 3.0, Neighbours.of(Prototypes.place(4, 4, oneHot)).withinGroup(groups), 1e-12);
            assertEquals(1 / 3.0, Neighbours.of(Prototypes.place(4, 3)).withinGroup(groups), 1e-12);
        }
        // The mean of two opposite corners of a square is as far from all four.
        assertEquals(0.5, Neighbours.of(Prototypes.place(4, 2)).aroundGroupMean(List.of("a", "b", "a", "b")), 1e-12);
    }

    @Test
    void theMeanOfPerpendicularOnesOrOfASimplexIsAmongItsOwn() {
        List<String> groups =
                IntStream.range(0, 12).mapToObj(i -> "group " + i % 4).toList();
        PlacementOptions oneHot = PlacementOptions.of(PlacementMethod.ONE_HOT);
        assertEquals(1, Neighbours.of(Prototypes.place(12, 12, oneHot)).aroundGroupMean(groups));
        assertEquals(1, Neighbours.of(Prototypes.place(12, 11)).aroundGroupMean(groups));
    }

    @Test
    void theMeanOfOppositeOnesMayBeAmongOthers() {
        assertEquals(1, neighbours.aroundGroupMean(List.of("pet", "pet", "car", "car")));
        // (1, 0) and (-1, 0.5) have their mean above, where the other two are the nearer ones or as near.
        assertTrue(neighbours.aroundGroupMean(List.of("a", "b", "a", "b")) < 1);
        assertThrows(IllegalArgumentException.class, () -> neighbours.aroundGroupMean(List.of("pet")));
    }

    /** Where so many are equally near there are shares such as 5/22, whose sum depends on its order in the last digit. */
    @Test
    void theNamesOfTheGroupsDecideNothing() {
        Neighbours of = Neighbours.of(Prototypes.place(100, 22));
        double share = of.aroundGroupMean(groups("0-"));
        for (int naming = 1; naming < 20; naming++) {
            assertEquals(share, of.aroundGroupMean(groups(naming + "-")));
        }
    }

    private static List<String> groups(String name) {
        return IntStream.range(0, 100).mapToObj(i -> name + i * 7 % 20).toList();
    }

    @Test
    void theTextNamesEachNearestNeighbour() {
        assertEquals("cat: lynx\nlynx: cat\nbus: train\ntrain: bus", neighbours.toString());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> neighbours.nearest("dog", 1));
        assertThrows(IllegalArgumentException.class, () -> neighbours.nearest("cat", 0));
        assertThrows(IllegalArgumentException.class, () -> neighbours.table(4, "cat"));
        assertThrows(IllegalArgumentException.class, () -> neighbours.withinGroup(List.of("pet")));
    }
}
