package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class PublishedResultsTest {

    @Test
    void everyFigureHasASourceAndSaysHowFarItWasChecked() {
        for (Row row : PublishedResults.cifar100()) {
            assertFalse(row.getString("source").isBlank());
            assertEquals(
                    true,
                    Set.of("quoted by two later papers", "unverified", "not checked")
                            .contains(row.getString("status")));
            double accuracy = row.getDouble("test accuracy");
            assertEquals(true, accuracy > 0 && accuracy < 1, "a fraction: " + accuracy);
            assertEquals(250, row.getInt("epochs"));
        }
    }

    @Test
    void theFiguresOfHpnAreThoseOfThePaper() {
        Table one = PublishedResults.ofTable(1);
        assertEquals(
                List.of(0.511, 0.63, 0.647, 0.65),
                one.where(one.stringColumn("method").isEqualTo("HPN"))
                        .sortOn("dims")
                        .doubleColumn("test accuracy")
                        .asList());
    }

    @Test
    void nothingOfTheSecondTableIsShownAsVerified() {
        Table two = PublishedResults.ofTable(2);
        assertEquals(8, two.rowCount());
        assertEquals(List.of("unverified"), two.stringColumn("status").unique().asList());
        assertThrows(IllegalArgumentException.class, () -> PublishedResults.ofTable(3));
    }
}
