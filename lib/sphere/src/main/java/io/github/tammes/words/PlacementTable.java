package io.github.tammes.words;

import io.github.tammes.sphere.Neighbours;
import io.github.tammes.sphere.Prototypes;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Placements side by side, in numbers. */
public final class PlacementTable {

    private PlacementTable() {}

    /**
     * Compares how far apart placements are.
     *
     * @param placements under the names they have in the table, in the order of the map
     * @return a row for each: "placement", "dimensions", "max cosine", "minimum angle, °", "mean nearest cosine"
     *     and the limits that no placement can pass: "bound" of the greatest cosine, "bound of angle, °"
     */
    public static Table of(Map<String, Prototypes> placements) {
        List<Prototypes> all = List.copyOf(placements.values());
        return Table.create(
                "Separation",
                StringColumn.create("placement", placements.keySet().stream()),
                IntColumn.create(
                        "dimensions",
                        all.stream().mapToInt(Prototypes::dimensions).toArray()),
                column("max cosine", 4, all, p -> p.certificate().maxCosine()),
                column("minimum angle, °", 2, all, p -> p.certificate().minimumAngle()),
                column("mean nearest cosine", 4, all, p -> p.certificate().meanNearestCosine()),
                column("bound", 4, all, p -> p.certificate().bound().maxCosine()),
                column("bound of angle, °", 2, all, p -> p.certificate().bound().minimumAngle()));
    }

    /**
     * Compares how far apart placements are and how much they say about the classes.
     *
     * @param placements of the classes of the semantics, under the names they have in the table, in the order of the map
     * @param semantics what the classes mean
     * @param groups the group of each class, for example its superclass
     * @return a row for each: "placement", "dimensions", "max cosine", "minimum angle, °", "agreement" (see
     *     {@link Semantics#agreement}) and "nearest in group" (see {@link Neighbours#withinGroup})
     * @throws IllegalArgumentException if a placement or the groups have another number of classes
     */
    public static Table of(Map<String, Prototypes> placements, Semantics semantics, List<String> groups) {
        List<Prototypes> all = List.copyOf(placements.values());
        return of(placements)
                .selectColumns("placement", "dimensions", "max cosine", "minimum angle, °")
                .addColumns(
                        column("agreement", 4, all, semantics::agreement),
                        column("nearest in group", 2, all, p -> Neighbours.of(p).withinGroup(groups)))
                .setName("Separation and meaning");
    }

    /** A column that is printed with few digits and keeps all. */
    static DoubleColumn column(
            String name, int digits, List<Prototypes> placements, ToDoubleFunction<Prototypes> figure) {
        DoubleColumn column = DoubleColumn.create(
                name,
                placements.stream()
                        .mapToDouble(figure)
                        .map(value -> Math.abs(value) < 1e-12 ? 0 : value) // no "-0"
                        .toArray());
        column.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(digits));
        return column;
    }
}
