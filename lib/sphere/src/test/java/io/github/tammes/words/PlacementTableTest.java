package io.github.tammes.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.sphere.Neighbours;
import io.github.tammes.sphere.Prototypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PlacementTableTest {

    private final WordVectors words = MadeWords.random(12, 5, 1);
    private final Semantics semantics = Semantics.of(words);
    private final Map<String, Prototypes> placements = new LinkedHashMap<>();

    PlacementTableTest() {
        placements.put("icosahedron", Prototypes.place(12, 3));
        placements.put("words", Prototypes.normalised(words.toArray()));
    }

    @Test
    void figuresAreThoseOfTheCertificates() {
        Table table = PlacementTable.of(placements);

        assertEquals(
                List.of("icosahedron", "words"), table.stringColumn("placement").asList());
        assertEquals(1 / Math.sqrt(5), table.doubleColumn("max cosine").get(0), 1e-6);
        assertEquals(1 / Math.sqrt(5), table.doubleColumn("bound").get(0), 1e-6);
        assertEquals(63.4349, table.doubleColumn("minimum angle, °").get(0), 1e-3);
        assertEquals(63.4349, table.doubleColumn("bound of angle, °").get(0), 1e-3);
        assertEquals(5, table.intColumn("dimensions").get(1));
        assertTrue(table.print().contains("0.4472"), table.print());
    }

    @Test
    void meaningIsComparedToo() {
        List<String> groups =
                IntStream.range(0, 12).mapToObj(i -> "group " + i / 3).toList();

        Table table = PlacementTable.of(placements, semantics, groups);

        assertEquals(1, table.doubleColumn("agreement").get(1));
        assertEquals(
                Neighbours.of(placements.get("words")).withinGroup(groups),
                table.doubleColumn("nearest in group").get(1));
    }
}
